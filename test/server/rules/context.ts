import { createCodatClient } from '../../../src/server/codat/codat-client.js';
import { memoryLedger } from '../../../src/server/ledger/memory-ledger.js';
import type { ServerContext } from '../../../src/server/server-context.js';

export const noon = Date.parse('2026-11-20T17:00:00.000Z');

/** What the server kit works with, of which a rule needs little: nothing is at Codat, and the bank has no customers. */
export function contextWith(parts: Partial<ServerContext> = {}): ServerContext {
  return {
    codat: createCodatClient({ apiKey: 'k', fetch: () => Promise.reject(new TypeError('Nobody is there.')) }),
    ledger: memoryLedger(),
    bank: { institutionName: 'Small Bank', listAccounts: async () => null },
    callout: null,
    consentTextVersion: '1',
    consentTextHashes: {},
    capabilities: { credentials: true, hostedLink: true, accountEditing: true },
    historyDays: 7,
    onRefusedTransaction: 'halt',
    linkOrigins: [],
    credentialsPerDay: 2,
    hearsFromCodat: false,
    clock: { now: () => noon },
    wait: async () => undefined,
    newId: () => 'id',
    log: () => undefined,
    ...parts,
  };
}
