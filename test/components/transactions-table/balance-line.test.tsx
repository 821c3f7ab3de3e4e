import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancePoints, pathOfBalance } from '../../../src/components/transactions-table/balance-line/balance-points.js';
import { addDays, parseLocalDate } from '../../../src/core/local-date.js';
import { locales } from '../../../src/core/locale.js';
import type { FeedTransaction, TransactionDay } from '../../../src/core/transaction.js';
import { BankFeedsProvider, TransactionsTable, type TransactionsTableProps } from '../../../src/index.js';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, transaction } from '../given.js';
import { listingBank } from './listing-bank.js';

function day(date: string, balance: number): TransactionDay {
  return { date: parseLocalDate(date), count: 1, moneyIn: 0, moneyOut: 0, balance };
}

/** Newest first, at most one for each date. */
const days = fc
  .uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 1_500 }), balance: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -1e12, max: 1e12 })) }),
    { selector: ({ at }) => at, minLength: 1, maxLength: 40 },
  )
  .map((some) => some.toSorted((one, other) => other.at - one.at).map(({ at, balance }) => day(addDays(parseLocalDate('2024-01-01'), at), balance)));

describe('the points', () => {
  it('stand in a box of one by one, oldest first, from its left to its right, by their days and balances', () => {
    fc.assert(
      fc.property(days, (newestFirst) => {
        const points = balancePoints(newestFirst);
        expect(points.map(({ date, balance }) => ({ date, balance }))).toEqual(newestFirst.map(({ date, balance }) => ({ date, balance })).toReversed());
        for (const { along, up } of points) {
          expect(along).toBeGreaterThanOrEqual(0);
          expect(along).toBeLessThanOrEqual(1);
          expect(up).toBeGreaterThanOrEqual(0);
          expect(up).toBeLessThanOrEqual(1);
        }
        expect(points[0]?.along).toBe(0);
        if (points.length > 1) expect(points.at(-1)?.along).toBe(1);
        const span = (Date.parse(newestFirst[0]?.date ?? '') - Date.parse(newestFirst.at(-1)?.date ?? '')) / 86_400_000;
        for (const { date, along } of points) expect(along * span).toBeCloseTo((Date.parse(date) - Date.parse(newestFirst.at(-1)?.date ?? '')) / 86_400_000, 6);
        for (const one of points) for (const other of points) expect(Math.sign(one.up - other.up)).toBe(Math.sign(one.balance - other.balance));
        const balances = points.map(({ balance }) => balance);
        if (new Set(balances).size > 1) expect([Math.min(...points.map(({ up }) => up)), Math.max(...points.map(({ up }) => up))]).toEqual([0, 1]);
        else expect(points.every(({ up }) => up === 0.5)).toBe(true);
      }),
    );
  });

  it('are none without days', () => {
    expect(balancePoints([])).toEqual([]);
    expect(pathOfBalance([], 600, 120)).toBe('');
  });
});

describe('the path', () => {
  it('keeps a balance until the day on which it changes', () => {
    const points = balancePoints([day('2026-11-20', 0), day('2026-11-15', 100), day('2026-11-10', 50)]);
    expect(pathOfBalance(points, 600, 120)).toBe('M0 60H300V0H600V120');
  });

  it('is a line in the middle where the balance never moved, and a point where there is one day', () => {
    expect(pathOfBalance(balancePoints([day('2026-11-20', 7), day('2026-11-10', 7)]), 600, 120)).toBe('M0 60H600V60');
    expect(pathOfBalance(balancePoints([day('2026-11-20', 7)]), 600, 120)).toBe('M0 60');
  });

  it('stays in its box and ends at its right', () => {
    fc.assert(
      fc.property(days, (newestFirst) => {
        const path = pathOfBalance(balancePoints(newestFirst), 600, 120);
        const [start, ...steps] = path.split('H');
        const places = [start?.slice(1).split(' ') ?? [], ...steps.map((step) => step.split('V'))].map((pair) => pair.map(Number));
        expect(places).toHaveLength(newestFirst.length);
        for (const [x = NaN, y = NaN] of places) expect(x >= 0 && x <= 600 && y >= 0 && y <= 120).toBe(true);
        if (newestFirst.length > 1) expect(places.at(-1)?.[0]).toBe(600);
        expect(path).toMatch(/^M[\d.]+ [\d.]+(H[\d.]+V[\d.]+)*$/);
      }),
    );
  });
});

function row(id: string, date: string, balance: number, others: Partial<FeedTransaction> = {}): FeedTransaction {
  return transaction({ id, description: id, date: parseLocalDate(date), balance, sentAt: null, ...others });
}

const rows = [
  row('Rent', '2026-11-20', 120_000, { type: 'transfer' }),
  row('Late coffee', '2026-11-18', -5_000),
  row('Coffee', '2026-11-18', -4_000),
  row('Payroll', '2026-11-10', 300_000, { type: 'deposit' }),
  row('Fuel', '2026-11-02', 80_000),
];

type Placed = Partial<TransactionsTableProps> & { readonly adapter?: BankFeedsAdapter; readonly locale?: string };

function shown({ adapter = adapterSaying({}), locale = 'en', ...table }: Placed = {}) {
  return render(
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable balanceLine {...table} />
    </BankFeedsProvider>,
  );
}

const line = (name = 'Balance over time') => screen.findByRole('figure', { name });
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');

describe('the line of the balance', () => {
  it.each([
    [
      'en',
      'Balance over time',
      'At first CA$800.00 on Nov 2, 2026, at last CA$1,200.00 on Nov 20, 2026. Lowest −CA$50.00 on Nov 18, 2026, highest CA$3,000.00 on Nov 10, 2026.',
      ['CA$3,000.00', '−CA$50.00'],
    ],
    [
      'fr-CA',
      'Solde dans le temps',
      'Au début 800,00 $ CA le 2 nov. 2026, à la fin 1 200,00 $ CA le 20 nov. 2026. Minimum −50,00 $ CA le 18 nov. 2026, maximum 3 000,00 $ CA le 10 nov. 2026.',
      ['3 000,00 $ CA', '−50,00 $ CA'],
    ],
  ] as const)('is drawn, and told in a sentence, in %s', async (locale, name, sentence, ends) => {
    shown({ transactions: rows, currency: 'CAD', locale });
    const figure = await line(name);
    expect([...figure.querySelectorAll('p')].map(({ textContent }) => plain(textContent))).toEqual([sentence]);
    expect(plain(figure.querySelector('.bf-balance-most')?.textContent)).toBe(ends[0]);
    expect(plain(figure.querySelector('.bf-balance-least')?.textContent)).toBe(ends[1]);
    expect(figure.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
    expect(figure.querySelector('.bf-balance-path')?.getAttribute('d')).toMatch(/^M0 [\d.]+(H[\d.]+V[\d.]+){3}$/);
  });

  it.each([
    [
      'en',
      'Balance over time',
      'Show as a table',
      ['Date', 'Balance'],
      ['Nov 20, 2026 CA$1,200.00', 'Nov 18, 2026 −CA$50.00', 'Nov 10, 2026 CA$3,000.00', 'Nov 2, 2026 CA$800.00'],
    ],
    [
      'fr-CA',
      'Solde dans le temps',
      'Afficher en tableau',
      ['Date', 'Solde'],
      ['20 nov. 2026 1 200,00 $ CA', '18 nov. 2026 −50,00 $ CA', '10 nov. 2026 3 000,00 $ CA', '2 nov. 2026 800,00 $ CA'],
    ],
  ] as const)('is a table too, newest first, that the keyboard reaches, in %s', async (locale, name, open, heads, lines) => {
    shown({ transactions: rows, currency: 'CAD', locale });
    const figure = await line(name);
    await userEvent.click(within(figure).getByText(open));
    const table = within(figure).getByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(heads);
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map((line) => plain([...line.children].map(({ textContent }) => textContent).join(' '))),
    ).toEqual(lines);
    expect(within(figure).getByRole('region')).toHaveAttribute('tabindex', '0');
  });

  it.each(locales)('has no fault that axe can see, in %s', async (locale) => {
    shown({ transactions: rows, currency: 'CAD', locale });
    const figure = await line(locale === 'en' ? 'Balance over time' : 'Solde dans le temps');
    await userEvent.click(figure.querySelector('summary') ?? document.body);
    expect(await axeFaults()).toEqual([]);
  });

  it.each(['array', 'adapter'] as const)('is that of the account, whatever is filtered, from an %s', async (source) => {
    const bank = listingBank(rows);
    shown(source === 'array' ? { transactions: rows, currency: 'CAD' } : { adapter: bank.adapter });
    const before = (await line()).textContent;
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Deposit' }));
    await waitFor(() => expect(screen.getAllByRole('rowheader').filter((header) => header.closest('[data-bf-part="transaction"]'))).toHaveLength(1));
    await screen.findByText('1 transaction found.');
    expect((await line()).textContent).toBe(before);
    if (source === 'adapter') expect(bank.addedUp).toContainEqual({ accountId: 'operating' });
  });

  it.each([
    ['en', 'There are no balances to show yet.'],
    ['fr-CA', 'Il n’y a pas encore de solde à montrer.'],
  ])('is a word where there is nothing to draw, in %s', async (locale, words) => {
    shown({ transactions: [], currency: 'CAD', locale });
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('follows a list that the host replaces', async () => {
    const element = (transactions: readonly FeedTransaction[]) => (
      <BankFeedsProvider adapter={adapterSaying({})}>
        <TransactionsTable balanceLine transactions={transactions} currency="CAD" />
      </BankFeedsProvider>
    );
    const { rerender } = render(element(rows));
    expect(await line()).toHaveTextContent('at last CA$1,200.00 on Nov 20, 2026');
    rerender(element([row('Newest', '2026-11-21', 90_000), ...rows]));
    await waitFor(async () => expect(await line()).toHaveTextContent('at last CA$900.00 on Nov 21, 2026'));
  });
});
