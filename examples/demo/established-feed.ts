import { localDateAt, type Clock } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandbox, type SandboxSnapshot } from 'bankfeeds/sandbox';
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
const days = 120;
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
  const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(ledgerFile) }) });
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
    await adapter.connect({ accountIds, consent: { textVersion: consent.textVersion, locale: 'en' } }, { signal });
    const companyId = (await ledger.findFeed(customer.ref))?.companyId ?? '';
    await sandbox.quickBooks.linkEverything(companyId, { feedStartDate: localDateAt(begin, customer.timeZone) });
    for (let day = 0; day < days; day += 1) {
      await runDailyPush({ server, ledger, coreBanking });
      await sandbox.quickBooks.collect({ companyId });
      sandbox.clock.advance(dayMs);
    }
    await server.refresh(customer.ref);
    // The time that has flown is over: from here on the clock is the machine's.
    return { ...sandbox.snapshot(), advancedMs: 0 };
  } finally {
    await database.destroy();
  }
}
