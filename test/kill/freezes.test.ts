import { describe, expect, inject, it } from 'vitest';
import { freezeAgainAndAgain, type FreezeReport } from './freeze-run.js';
import { withPostgres, withSqlite } from './ledgers.js';

/* `npm run test:kill` stops them more often. */

const freezes = { SQLite: Number(process.env['FREEZES'] ?? 4), Postgres: Number(process.env['FREEZES'] ?? 2) };
const seed = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const timeout = 60_000 + freezes.SQLite * 8_000;
const postgres = inject('postgres');

function tell(where: keyof typeof freezes, { faults, ...figures }: FreezeReport) {
  process.stdout.write(`stopped and let go on, ${where}, seed ${seed}: ${JSON.stringify(figures)}\n`);
  expect(faults).toEqual([]);
  expect(figures.freezes).toBe(freezes[where]);
}

describe('two workers, of which the system stops one for longer than it holds a customer, with faults at Codat', () => {
  it(
    'have sent each transaction once, in order, and noted it: SQLite',
    async () => {
      tell('SQLite', await withSqlite((shared) => freezeAgainAndAgain({ ...shared, freezes: freezes.SQLite, seed })));
    },
    timeout,
  );

  it.skipIf(postgres === null)(
    'have sent each transaction once, in order, and noted it: Postgres',
    async () => {
      tell('Postgres', await withPostgres(postgres ?? '', (shared) => freezeAgainAndAgain({ ...shared, freezes: freezes.Postgres, seed })));
    },
    timeout,
  );
});
