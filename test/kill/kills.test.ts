import { describe, expect, inject, it } from 'vitest';
import { killAgainAndAgain, type KillReport } from './kill-run.js';
import { withPostgres, withSqlite } from './ledgers.js';

/*
 * `npm run test:kill` kills more often, over more transactions. It prints its seed: KILL_SEED repeats what a run drew,
 * though not the moments at which the machine got there.
 */

/** The same engine on both: what is played with every change of the code is mostly played on the faster one. */
const kills = { SQLite: Number(process.env['KILLS'] ?? 50), Postgres: Number(process.env['KILLS'] ?? 15) };
const transactions = Number(process.env['KILL_TRANSACTIONS'] ?? 5_000);
const seed = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const timeout = 60_000 + kills.SQLite * 3_000;
const postgres = inject('postgres');

function tell(where: keyof typeof kills, { faults, ...figures }: KillReport) {
  process.stdout.write(`killed, ${where}, seed ${seed}: ${JSON.stringify(figures)}\n`);
  expect(faults).toEqual([]);
  expect(figures.kills).toBe(kills[where]);
  expect(figures.transactions).toBeGreaterThanOrEqual(transactions);
}

describe('a worker that is killed again and again, with faults at Codat', () => {
  it(
    'has sent each transaction once, in order, and noted it: SQLite',
    async () => {
      tell('SQLite', await withSqlite((shared) => killAgainAndAgain({ ...shared, kills: kills.SQLite, transactions, seed })));
    },
    timeout,
  );

  it.skipIf(postgres === null)(
    'has sent each transaction once, in order, and noted it: Postgres',
    async () => {
      tell('Postgres', await withPostgres(postgres ?? '', (shared) => killAgainAndAgain({ ...shared, kills: kills.Postgres, transactions, seed })));
    },
    timeout,
  );
});
