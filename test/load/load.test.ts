import { describe, expect, inject, it } from 'vitest';
import { shareNight } from './load-run.js';

const postgres = inject('postgres');
const customers = Number(process.env['LOAD_CUSTOMERS'] ?? 0);
const transactions = Number(process.env['LOAD_TRANSACTIONS'] ?? 0);

if (customers === 0) console.log('The load of a night is left out: it takes minutes. npm run test:load shares it.');

describe.skipIf(postgres === null || customers === 0)('a night of a bank', () => {
  it('is shared by two workers on Postgres, and loses nothing when one of them is killed', async () => {
    const report = await shareNight({ postgres: postgres ?? '', customers, transactions });
    console.log(JSON.stringify(report));
    expect(report.faults).toEqual([]);
  }, 3_600_000);
});
