import type { Callout } from '../core/callout.js';
import type { Clock } from '../core/clock.js';
import type { Capabilities } from '../core/feed.js';
import type { Locale } from '../core/locale.js';
import type { Bank } from './bank.js';
import type { CodatPort } from './codat/codat-port.js';
import type { Ledger } from './ledger/ledger.js';
import type { ServerEvent } from './server-event.js';
import type { Wait } from './wait.js';

/** What every part of the server kit works with, made once. */
export interface ServerContext {
  readonly codat: CodatPort;
  readonly ledger: Ledger;
  readonly bank: Bank;
  readonly callout: Callout | null;
  readonly consentTextVersion: string;
  readonly consentTextHashes: Partial<Readonly<Record<Locale, string>>>;
  readonly capabilities: Capabilities;
  readonly historyDays: number;
  readonly onRefusedTransaction: 'halt' | 'skip';
  readonly linkOrigins: readonly string[];
  readonly credentialsPerDay: number;
  /** Codat's messages are taken. */
  readonly hearsFromCodat: boolean;
  readonly clock: Clock;
  readonly wait: Wait;
  /** A GUID. */
  readonly newId: () => string;
  readonly log: (event: ServerEvent) => void;
}
