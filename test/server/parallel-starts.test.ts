import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { isBankFeedsError, permissionsTextVersion } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandbox, type FaultInit, type Sandbox } from 'bankfeeds/sandbox';
import { createBankFeedsServer, memoryLedger, type Ledger } from 'bankfeeds/server';
import { sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { newDatabase } from '../postgres/new-database.js';
import { accountOf, boulangerie, call } from './bank-in-process.js';

const postgres = inject('postgres');
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** One ledger, opened by each of the bank's machines for itself. */
type Opened = () => Promise<() => Ledger>;

const inMemory: Opened = async () => {
  const ledger = memoryLedger();
  return () => ledger;
};

const inSqlite: Opened = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-starts-'));
  closers.push(async () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'ledger.db');
  return () => {
    const database = new Database(file);
    database.pragma('busy_timeout = 10000');
    database.pragma('journal_mode = wal');
    const kysely = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database }) });
    closers.unshift(() => kysely.destroy());
    return sqlLedger(kysely);
  };
};

const inPostgres: Opened = async () => {
  const database = await newDatabase(postgres ?? '');
  closers.push(() => database.drop());
  return () => sqlLedger(database.open());
};

const accountIds = ['operating', 'dollars'].map((name) => accountOf(boulangerie.ref, name).id);

function startAt(sandbox: Sandbox, ledger: Ledger): () => Promise<string> {
  const server = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, fetch: (input, init) => sandbox.fetch(new Request(input, init)) },
    ledger,
    bank: { institutionName: 'Sandbox Bank', listAccounts: async (ref) => [accountOf(ref, 'operating'), accountOf(ref, 'dollars')] },
    authenticate: async () => boulangerie,
    clock: sandbox.clock,
    wait: async (milliseconds) => sandbox.clock.advance(milliseconds),
  });
  const adapter = createHttpAdapter({ baseUrl: 'https://bank.example', fetch: (input, init) => server.fetch(new Request(input, init)) });
  return () =>
    adapter.connect({ accountIds, consent: { textVersion: permissionsTextVersion, locale: 'en' } }, call()).then(
      () => 'connected',
      (error: unknown) => (isBankFeedsError(error) ? error.code : Promise.reject(error)),
    );
}

const effects: readonly FaultInit['effect'][] = [
  { kind: 'hangUp' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, retryAfterSeconds: 1 },
  { kind: 'status', status: 409 },
  { kind: 'html' },
  { kind: 'empty' },
];
const trouble: readonly FaultInit[] = [
  ...effects.flatMap((effect) => (['before', 'after'] as const).map((when): FaultInit => ({ effect, when, chance: 0.03, times: 1_000 }))),
  { effect: { kind: 'status', status: 429, retryAfterSeconds: 2 }, chance: 0.03, times: 1_000 },
];

describe.each([
  ['in memory', inMemory, true],
  ['in SQLite', inSqlite, true],
  ['in Postgres', inPostgres, postgres !== null],
] as const)('fifty starts at once, with Codat in trouble, the ledger %s', (_, opened, isThere) => {
  it.skipIf(!isThere).each([1, 2, 3])('end in one company, one connection and the chosen accounts (seed %i)', async (seed) => {
    const sandbox = createSandbox({ seed });
    const open = await opened();
    const machines = Array.from({ length: 5 }, () => startAt(sandbox, open()));
    sandbox.faults.set([...trouble]);
    const outcomes = await Promise.all(Array.from({ length: 50 }, async (__, place) => machines[place % machines.length]?.()));
    expect(outcomes.filter((code) => !/^(connected|busy|codat\w+)$/.test(code ?? ''))).toEqual([]);

    sandbox.faults.set([]);
    // Half-made or not: the next visit completes it. What a key's kept answer stands for is over after 90 minutes.
    sandbox.clock.advance(91 * 60_000);
    expect(await machines[0]?.()).toBe('connected');
    const { companies } = sandbox.snapshot();
    expect(companies.map(({ connections }) => connections.map(({ accounts }) => accounts.map(({ id }) => id).sort()))).toEqual([[accountIds.toSorted()]]);
  });
});
