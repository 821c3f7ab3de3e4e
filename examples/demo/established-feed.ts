import { localDateAt, permissionsTextHashes, type Clock, type Credentials, type LocalDate } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandbox, type Sandbox, type SandboxSnapshot } from 'bankfeeds/sandbox';
import { createBankFeedsServer } from 'bankfeeds/server';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { createCoreBanking } from './bank/core-banking.js';
import { customerOf, institutionName } from './bank/customers.js';
import { runDailyPush } from './bank/daily-push.js';

export interface EstablishedFeedOptions {
  readonly ledgerFile: string;
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly seed: number;
  readonly clock: Clock;
}

const dayMs = 24 * 60 * 60 * 1000;
const days = 60;
/** What waiting for pushes adds to the days stays below this. */
const spareMs = dayMs / 2;

/**
 * Lets a customer who has long been connected live through these months: the same bank, sandbox and QuickBooks, only
 * that their time flies. Leaves the ledger filled.
 * @returns what the sandbox knows afterwards
 */
export async function liveThroughEstablishedFeed({ ledgerFile, apiKey, baseUrl, seed, clock }: EstablishedFeedOptions): Promise<SandboxSnapshot> {
  const customer = customerOf('C-00093');
  if (!customer) throw new Error('The customer with the long history is gone.');
  const begin = clock.now() - days * dayMs - spareMs;
  const sandbox = createSandbox({ apiKey, baseUrl, seed, clock: { now: () => begin } });
  const file = new Database(ledgerFile);
  // Should the machine go down meanwhile, it all begins anew: no need to wait for the disk at every step.
  file.pragma('synchronous = OFF');
  const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: file }) });
  try {
    const ledger = sqlLedger(database);
    const coreBanking = createCoreBanking(sandbox.clock);
    const server = createBankFeedsServer({
      codat: { apiKey, baseUrl, fetch: (input, init) => sandbox.fetch(new Request(input, init)) },
      ledger,
      clock: sandbox.clock,
      wait: async (milliseconds) => sandbox.clock.advance(milliseconds),
      bank: { institutionName, listAccounts: async (customerRef) => coreBanking.accountsOf(customerRef) },
      authenticate: async () => customer,
    });
    const adapter = createHttpAdapter({ baseUrl: 'http://bank.localhost', fetch: (input, init) => server.fetch(new Request(input, init)) });
    const { signal } = new AbortController();

    const { consent } = await adapter.getFeed({ signal });
    const accountIds = customer.accounts.map(({ id }) => id);
    await adapter.connect({ accountIds, consent: { textVersion: consent.textVersion, locale: 'en', textHash: permissionsTextHashes.en } }, { signal });
    await linkInQuickBooks(sandbox, await adapter.credentials?.issue({ signal }), localDateAt(begin, customer.timeZone));
    for (let day = 0; day < days; day += 1) {
      await runDailyPush({ server, ledger, coreBanking });
      await sandbox.quickBooks.collect();
      sandbox.clock.advance(dayMs);
    }
    await server.refresh(customer.ref);
    // The time that has flown is over: from here on the clock is the machine's.
    return { ...sandbox.snapshot(), advancedMs: 0 };
  } finally {
    await database.destroy();
  }
}

async function linkInQuickBooks({ quickBooks }: Sandbox, pair: Credentials | undefined, feedStartDate: LocalDate): Promise<void> {
  if (!pair) throw new Error('The bank gives no credentials.');
  const session = await quickBooks.signIn(pair);
  const free = session.ledgerAccounts.filter(({ type }) => type === 'bank');
  const choices = session.sourceAccounts.flatMap(({ id }, index) => {
    const ledgerAccount = free[index];
    return ledgerAccount ? [{ sourceAccountId: id, ledgerAccount: ledgerAccount.id, feedStartDate }] : [];
  });
  await quickBooks.link(session, choices);
}
