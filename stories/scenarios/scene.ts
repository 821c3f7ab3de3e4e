import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import type { Credentials } from '../../src/core/feed.js';
import { addDays, localDateAt, type LocalDate } from '../../src/core/local-date.js';
import type { Locale } from '../../src/core/locale.js';
import type { BankTransaction } from '../../src/core/transaction.js';
import { permissionsTextHashes, permissionsTextVersion } from '../../src/core/consent.js';
import { createHttpAdapter } from '../../src/http/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createBankFeedsServer, memoryLedger, type BankFeedsServer, type Customer } from '../../src/server/index.js';
import { createLine, type Line } from './line.js';
import { accountsNamed, callout, englishNames, institutionName, timeZone, type AccountId } from './bank-data.js';

export interface SceneOptions {
  readonly customer?: Customer;
  readonly names?: typeof englishNames;
  readonly signedIn?: boolean;
  /** No request is ever answered. */
  readonly silent?: boolean;
  /** Codat answers so many pushes, and leaves the next one without an answer. */
  readonly pushesAnswered?: number;
  /** What becomes of the others when Codat refuses a transaction. Default: they wait. */
  readonly onRefusedTransaction?: 'halt' | 'skip';
  /** Codat's answers in the words of another release of it. */
  readonly codatSays?: (json: string) => string;
  /** The bank's answers in the words of another release of the server kit. */
  readonly bankSays?: (json: string) => string;
  /** When it begins. Default: a Friday morning in November 2026. */
  readonly startsAt?: number;
}

/** A whole bank in one page: the real server kit before the emulated Codat and QuickBooks, talked to by the real adapter. */
export interface Scene {
  readonly adapter: BankFeedsAdapter;
  readonly sandbox: Sandbox;
  readonly server: BankFeedsServer;
  /** Between the browser and the bank. */
  readonly line: Line;
  /** The customer's session at the bank. It resumes as it was when the scene began. */
  readonly session: { end(): void; resume(): void };
  /** The permissions text in force at the bank, by its hash: a bank that words its own says so here. */
  readonly permissionsInForce: Record<Locale, string>;
  /** The customer's own doing in the bank's page, up to the accounts being offered. */
  offer(...accountIds: readonly AccountId[]): Promise<void>;
  /** The customer's own doing in QuickBooks: enters the pair and chooses the accounts (default: all) with these last digits. */
  connectInQuickBooks(pair: Credentials, lastFour?: readonly string[]): Promise<void>;
  /** Offers the accounts and connects those of them that are named. */
  link(offered: readonly AccountId[], connected?: readonly AccountId[]): Promise<void>;
  /** Codat's id of the customer's company. */
  companyId(): string;
  /** Codat's id of an account. */
  sourceAccountId(accountId: AccountId): string;
  today(): LocalDate;
  pass(milliseconds: number): Promise<void>;
  ingest(accountId: AccountId, transactions: readonly BankTransaction[]): Promise<void>;
  push(): Promise<void>;
}

const maple: Customer = { ref: 'customer-1', name: 'Maple Joinery Ltd.', country: 'CA' };

const origin = 'https://bank.example';
const codatOrigin = 'https://codat.example';

/** Where the hosted link leads in a scene. */
export const linkOrigins: readonly string[] = [codatOrigin];

export function openScene(options: SceneOptions = {}): Scene {
  const customer = options.customer ?? maple;
  const accounts = accountsNamed(options.names ?? englishNames);
  const startsAt = options.startsAt ?? Date.UTC(2026, 10, 20, 15);
  const sandbox = createSandbox({ baseUrl: codatOrigin, branding: { institutionName, primaryColor: '#0b5c8a', callout }, clock: { now: () => startsAt } });
  let pushesLeft = options.pushesAnswered ?? Number.MAX_SAFE_INTEGER;
  const codat = (request: Request) => {
    if (request.method === 'POST' && request.url.includes('bankTransactions')) pushesLeft -= 1;
    return pushesLeft < 0 ? new Promise<Response>(() => undefined) : sandbox.fetch(request);
  };
  let signedIn = options.signedIn ?? true;
  const session = {
    end() {
      signedIn = false;
    },
    resume() {
      signedIn = options.signedIn ?? true;
    },
  };
  const permissionsInForce = { ...permissionsTextHashes };
  const server = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl: codatOrigin, fetch: createLine(inTheWordsOf(options.codatSays, codat)).fetch },
    ledger: memoryLedger(),
    bank: { institutionName, callout, consentTextHashes: permissionsInForce, listAccounts: async (ref) => (ref === customer.ref ? accounts : null) },
    authenticate: async () => (signedIn ? customer : null),
    linkOrigins,
    onRefusedTransaction: options.onRefusedTransaction,
    // Whoever looks at the stories presses the button often.
    credentialsPerDay: 50,
    // The clock stands still: no minute ever passes.
    requestsPerMinute: { reads: Infinity, changes: Infinity },
    clock: sandbox.clock,
    newId: countedIds(),
    wait: async (milliseconds) => sandbox.clock.advance(milliseconds),
  });
  const line = createLine(options.silent ? () => new Promise(() => undefined) : inTheWordsOf(options.bankSays, (request) => server.fetch(request)));
  const adapter = createHttpAdapter({ baseUrl: origin, fetch: line.fetch });
  const call = () => ({ signal: new AbortController().signal });

  const scene: Scene = {
    adapter,
    sandbox,
    server,
    line,
    session,
    permissionsInForce,
    async offer(...accountIds) {
      await adapter.connect({ accountIds, consent: { textVersion: permissionsTextVersion, locale: 'en', textHash: permissionsTextHashes.en } }, call());
    },
    async connectInQuickBooks(pair, lastFour) {
      const session = await sandbox.quickBooks.signIn(pair);
      const chosen = session.sourceAccounts.filter((account) => !account.linked && (lastFour?.includes(account.lastFour) ?? true));
      const choices = [];
      for (const { id, name, lastFour: digits } of chosen) {
        const ledgerAccount = await sandbox.quickBooks.addLedgerAccount(session.companyId, {
          name: `${name} ${digits}`,
          type: digits === '3310' ? 'creditCard' : 'bank',
        });
        choices.push({ sourceAccountId: id, ledgerAccount: ledgerAccount.id, feedStartDate: addDays(scene.today(), -7) });
      }
      await sandbox.quickBooks.link(session, choices);
      await scene.pass(60_000);
    },
    async link(offered, connected = offered) {
      await scene.offer(...offered);
      if (!adapter.credentials) throw new Error('The scene offers credentials.');
      const pair = await adapter.credentials.issue(call());
      await scene.connectInQuickBooks(
        pair,
        accounts.filter(({ id }) => connected.some((name) => name === id)).map(({ lastFour }) => lastFour),
      );
    },
    companyId() {
      const company = sandbox.snapshot().companies[0];
      if (!company) throw new Error('The customer has no company at Codat yet.');
      return company.id;
    },
    sourceAccountId(accountId) {
      const { lastFour } = accounts.find(({ id }) => id === accountId) ?? { lastFour: '' };
      const source = sandbox
        .snapshot()
        .companies[0]?.connections.at(-1)
        ?.accounts.find(({ accountNumber }) => accountNumber?.endsWith(lastFour));
      if (!source) throw new Error(`The account ${accountId} has not been offered yet.`);
      return source.id;
    },
    today: () => localDateAt(sandbox.clock.now(), timeZone),
    async pass(milliseconds) {
      sandbox.clock.advance(milliseconds);
      await server.refresh(customer.ref);
    },
    async ingest(accountId, transactions) {
      await server.ingest(customer.ref, accountId, transactions);
    },
    async push() {
      await server.push({ customerRef: customer.ref });
    },
  };
  return scene;
}

/** The same ids in the same order each time: a picture of a scene is the same picture tomorrow. */
function countedIds(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `00000000-0000-4000-8000-${made.toString(16).padStart(12, '0')}`;
  };
}

type Serve = (request: Request) => Promise<Response>;

function inTheWordsOf(say: ((json: string) => string) | undefined, serve: Serve): Serve {
  if (!say) return serve;
  return async (request) => {
    const response = await serve(request);
    const text = await response.text();
    return new Response(text === '' ? null : say(text), response);
  };
}
