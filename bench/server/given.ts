import { createRequire } from 'node:module';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { addDays, isLocalDate, type BankTransaction, type LocalDate } from 'bankfeeds/core';
import { createBankFeedsServer, type Bank, type BankFeedsServer, type Customer, type Ledger } from 'bankfeeds/server';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { createGenerator } from '../../src/sandbox/random.js';

export const now = Date.UTC(2026, 10, 21, 15);
export const customer: Customer = { ref: 'bakery', name: 'Bakery', country: 'CA' };
export const accountId = 'operating';
/** What `ingest` takes at once. */
export const rowsACall = 10_000;

/** One in ten rows has it. */
export const frequentWord = 'grocer';
/** Ten rows have it. */
export const rareWord = 'zeppelin';
/** No row has it. */
export const absentWord = 'xylophone';

const merchants = [
  'Metro grocer',
  'Hydro-Québec',
  'Canadian Tire',
  'Payroll deposit',
  'Boulangerie Élégance',
  'Petro-Canada',
  'Interac e-Transfer',
  'Bell Mobility',
  'Visa payment',
  'Rent',
] as const;

/** A year and more of days, each as busy as the others. */
const days = 400;
const firstDay = dayOf('2025-10-18');
export const lastDay = addDays(firstDay, days - 1);

/** An account's transactions in the bank's order: the oldest first, descriptions and amounts by chance, the same in each run. */
export function transactionsOf(count: number): readonly BankTransaction[] {
  const { chance } = createGenerator(20_261_121);
  let balance = 0;
  return Array.from({ length: count }, (_, place): BankTransaction => {
    const amount = Math.round((chance() - 0.5) * 1_000_000);
    balance += amount;
    const merchant = place % Math.ceil(count / 10) === 7 ? `Old ${rareWord}` : (merchants[Math.floor(chance() * merchants.length)] ?? merchants[0]);
    return {
      id: `T${String(place).padStart(9, '0')}`,
      date: addDays(firstDay, Math.floor((place * days) / count)),
      description: `${merchant} ${Math.floor(chance() * 90_000) + 10_000}`,
      reference: chance() < 0.3 ? `REF ${Math.floor(chance() * 1_000_000)}` : null,
      type: amount < 0 ? 'debit' : 'credit',
      amount,
      balance,
    };
  });
}

const bank: Bank = {
  institutionName: 'Bench Bank',
  listAccounts: async () => [
    {
      id: accountId,
      name: 'Operating',
      type: 'checking',
      lastFour: '5566',
      accountNumber: '00445566',
      currency: 'CAD',
      balance: 0,
      ineligible: null,
      timeZone: 'America/Toronto',
    },
  ],
};

/** The server kit as a bank has it, except that nobody is asked at Codat. */
export function serverOver(ledger: Ledger): BankFeedsServer {
  return createBankFeedsServer({
    codat: {
      apiKey: 'none',
      fetch: async () => {
        throw new Error('Nothing that is measured asks Codat.');
      },
    },
    ledger,
    bank,
    authenticate: async () => customer,
    clock: { now: () => now },
    requestsPerMinute: { reads: Number.MAX_SAFE_INTEGER },
  });
}

export interface Database extends SqliteDatabase {
  pragma(text: string): unknown;
  exec(text: string): unknown;
}

/** As the README tells a bank to open it. */
export function openDatabase(file: string): Database {
  const Driver: new (file: string) => Database = createRequire(import.meta.url)('libsql');
  const database = new Driver(file);
  database.pragma('journal_mode = wal');
  database.pragma('busy_timeout = 5000');
  return database;
}

export function ledgerIn(database: Database): Ledger {
  return sqlLedger(new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database }) }));
}

export async function handOver(server: BankFeedsServer, transactions: readonly BankTransaction[]): Promise<void> {
  for (let first = 0; first < transactions.length; first += rowsACall)
    await server.ingest(customer.ref, accountId, transactions.slice(first, first + rowsACall));
}

function dayOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`${text} is no day.`);
  return text;
}
