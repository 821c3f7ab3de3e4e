import { createSandbox } from 'bankfeeds/sandbox';
import { createBankFeedsServer, memoryLedger, type BankFeedsServer } from 'bankfeeds/server';
import type { Customer } from '../../src/server/bank.js';
import { bank, sessionOf } from './fixtures/your-bank.js';

/** The real server kit in this process, over the sandbox, with a bank of two customers. */
export function kitOverSandbox({ signedIn }: { readonly signedIn?: Customer } = {}): {
  readonly server: BankFeedsServer;
  readonly sandbox: ReturnType<typeof createSandbox>;
} {
  const sandbox = createSandbox({ pushSettlesAfterMs: 0 });
  const server = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, fetch: (address, init) => sandbox.fetch(new Request(address, init)) },
    clock: sandbox.clock,
    ledger: memoryLedger(),
    bank,
    authenticate: async (request) => signedIn ?? sessionOf(request),
    basePath: '/api/bankfeeds',
    linkOrigins: [sandbox.baseUrl],
    credentialsPerDay: 100,
  });
  return { server, sandbox };
}
