import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { parseLocalDate } from '../../../src/core/local-date.js';
import { locales } from '../../../src/core/locale.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';
import { en } from '../../../src/i18n/en/catalogue.js';
import { frCA } from '../../../src/i18n/fr-CA/catalogue.js';
import {
  BankFeedsProvider,
  preloadTransactionsTable,
  TransactionsTable,
  type TransactionsTableProps,
  type TransactionsTableState,
} from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, transaction } from '../given.js';
import { listingBank } from './listing-bank.js';
import { heldTransactions } from './local-table.js';

const texts = { en, 'fr-CA': frCA } as const;

function row(id: string, date: string, amount: number, others: Partial<FeedTransaction> = {}): FeedTransaction {
  return transaction({ id, description: id, date: parseLocalDate(date), amount, sentAt: null, ...others });
}

/** Newest first. The browser's clock says November 20, 2026. */
const rows: readonly FeedTransaction[] = [
  row('Rent', '2026-11-20', -150_000, { stage: 'queued' }),
  row('Payroll', '2026-11-19', 500_000, { type: 'deposit' }),
  row('Coffee', '2026-11-18', -450),
  row('Monthly fee', '2026-11-01', -1_500, { type: 'fee', stage: 'rejected', reason: 'refusedByCodat' }),
  row('Sale', '2026-10-31', 12_050, { type: 'deposit' }),
  row('Refund', '2026-10-01', 450, { type: 'credit', stage: 'late', reason: 'tooOld' }),
  row('Fuel', '2026-09-30', -6_000),
  row('Tax', '2026-08-22', -90_000, { stage: 'quarantined' }),
  row('Ink', '2026-01-01', -2_000),
  row('Gift', '2025-12-31', 700, { type: 'deposit' }),
];
const names = rows.map(({ description }) => description);

beforeAll(async () => {
  await preloadTransactionsTable({ display: 'scroll', source: 'array' });
  await preloadTransactionsTable({ display: 'scroll', source: 'adapter' });
});

type Placed = Partial<TransactionsTableProps> & { readonly adapter?: BankFeedsAdapter; readonly locale?: string };

function shown({ adapter = adapterSaying({}), locale = 'en', ...table }: Placed = {}) {
  return render(
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable {...table} />
    </BankFeedsProvider>,
  );
}

function seen(): readonly string[] {
  return screen.queryAllByRole('rowheader').map(({ textContent }) => textContent ?? '');
}

const shows = (...wanted: readonly string[]) => waitFor(() => expect(seen()).toEqual(wanted));

async function openFilters(locale: 'en' | 'fr-CA' = 'en'): Promise<HTMLElement> {
  const name = texts[locale]['transactions.filters'];
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
  return screen.findByRole('group', { name });
}

const choose = (label: string, option: string) => userEvent.selectOptions(screen.getByRole('combobox', { name: label }), option);
const tick = (label: string) => userEvent.click(screen.getByRole('checkbox', { name: label }));

async function write(label: string, text: string) {
  await userEvent.clear(screen.getByRole('textbox', { name: label }));
  await userEvent.type(screen.getByRole('textbox', { name: label }), `${text}{Enter}`);
}

/** Each filter, as a person sets it: what is left, and what an adapter is asked for. */
const filters: readonly (readonly [name: string, set: () => Promise<unknown>, left: readonly string[], asked: object])[] = [
  ['money in', () => choose('Money in or out', 'Money in'), ['Payroll', 'Sale', 'Refund', 'Gift'], { direction: 'in' }],
  ['money out', () => choose('Money in or out', 'Money out'), ['Rent', 'Coffee', 'Monthly fee', 'Fuel', 'Tax', 'Ink'], { direction: 'out' }],
  ['an amount at least, of money in and out', () => write('Amount, at least', '120.50'), ['Rent', 'Payroll', 'Sale', 'Tax'], { minAmount: 12_050 }],
  ['an amount at most, of money in and out', () => write('Amount, at most', '4.5'), ['Coffee', 'Refund'], { maxAmount: 450 }],
  ['a stage', () => tick('Too late'), ['Refund'], { stages: ['late'] }],
  [
    'two stages',
    async () => {
      await tick('Queued');
      await tick('On hold');
    },
    ['Rent', 'Tax'],
    { stages: ['queued', 'quarantined'] },
  ],
  [
    'two types',
    async () => {
      await tick('Fee');
      await tick('Credit');
    },
    ['Monthly fee', 'Refund'],
    { types: ['fee', 'credit'] },
  ],
  ['this month', () => choose('Dates', 'This month'), ['Rent', 'Payroll', 'Coffee', 'Monthly fee'], { from: '2026-11-01', to: '2026-11-20' }],
  ['last month', () => choose('Dates', 'Last month'), ['Sale', 'Refund'], { from: '2026-10-01', to: '2026-10-31' }],
  ['the last 30 days', () => choose('Dates', 'Last 30 days'), ['Rent', 'Payroll', 'Coffee', 'Monthly fee', 'Sale'], { from: '2026-10-22', to: '2026-11-20' }],
  ['the last 90 days', () => choose('Dates', 'Last 90 days'), names.slice(0, 7), { from: '2026-08-23', to: '2026-11-20' }],
  ['this year', () => choose('Dates', 'This year'), names.slice(0, 9), { from: '2026-01-01', to: '2026-11-20' }],
  [
    'days from and to',
    async () => {
      await choose('Dates', 'From … to …');
      fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-10-01' } });
      fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-11-18' } });
    },
    ['Coffee', 'Monthly fee', 'Sale', 'Refund'],
    { from: '2026-10-01', to: '2026-11-18' },
  ],
  [
    'two of them together',
    async () => {
      await choose('Money in or out', 'Money in');
      await choose('Dates', 'Last month');
      await write('Amount, at least', '10');
    },
    ['Sale'],
    { direction: 'in', from: '2026-10-01', to: '2026-10-31', minAmount: 1_000 },
  ],
];

for (const display of ['pages', 'scroll'] as const) {
  describe(`each filter, in ${display}`, () => {
    it.each(filters)('leaves what it means, of an array: %s', async (_, set, left) => {
      shown({ display, transactions: rows, currency: 'CAD' });
      await shows(...names);
      await openFilters();
      await set();
      await shows(...left);
      expect(await screen.findByText(`${left.length} transaction${left.length === 1 ? '' : 's'} found.`)).toBeInTheDocument();
    });

    it.each(filters)('is asked of the adapter, for the rows and for what they come to: %s', async (_, set, left, asked) => {
      const bank = listingBank(rows);
      shown({ display, adapter: bank.adapter });
      await shows(...names);
      await openFilters();
      await set();
      await shows(...left);
      expect(bank.listed.at(-1)).toMatchObject({ ...asked, page: 1, query: '' });
      await waitFor(() => expect(bank.addedUp.at(-1)).toMatchObject(asked));
    });

    it('can be cleared, all at once', async () => {
      shown({ display, transactions: rows, currency: 'CAD' });
      const panel = await openFilters();
      expect(within(panel).queryByRole('button', { name: 'Clear the filters' })).toBeNull();
      await choose('Money in or out', 'Money in');
      await choose('Dates', 'Last month');
      await write('Amount, at least', '100');
      await tick('Sent');
      await tick('Deposit');
      await shows('Sale');
      await userEvent.click(within(panel).getByRole('button', { name: 'Clear the filters' }));
      await shows(...names);
      expect(screen.getByRole('combobox', { name: 'Money in or out' })).toHaveValue('both');
      expect(screen.getByRole('combobox', { name: 'Dates' })).toHaveValue('all');
      expect(screen.getByRole('textbox', { name: 'Amount, at least' })).toHaveValue('');
      for (const box of within(panel).getAllByRole('checkbox')) expect(box).not.toBeChecked();
      expect(within(panel).queryByRole('button', { name: 'Clear the filters' })).toBeNull();
    });

    it('that leaves nothing says so, and offers the way back', async () => {
      shown({ display, transactions: rows, currency: 'CAD' });
      await openFilters();
      await tick('ATM');
      expect(await screen.findByText('Nothing matches these filters')).toBeInTheDocument();
      const panel = screen.getByRole('group', { name: 'Filters' });
      const [outside] = screen.getAllByRole('button', { name: 'Clear the filters' }).filter((button) => !panel.contains(button));
      await userEvent.click(outside ?? document.body);
      await shows(...names);
    });

    it('adds up what it leaves', async () => {
      const { adapter } = listingBank(rows);
      const { unmount } = shown({ display, transactions: rows, currency: 'CAD' });
      const totals = () => document.querySelector('[data-bf-part="totals"]');
      await openFilters();
      await choose('Dates', 'This month');
      await waitFor(() => expect(totals()).toHaveTextContent('Money in+CA$5,000.00Money out−CA$1,519.50Difference+CA$3,480.50'));
      unmount();
      shown({ display, adapter });
      await openFilters();
      await choose('Dates', 'This month');
      await waitFor(() => expect(totals()).toHaveTextContent('Money in+CA$5,000.00Money out−CA$1,519.50Difference+CA$3,480.50'));
    });
  });
}

describe('the filters’ button', () => {
  it.each([
    ['en', 'Filters', 'Filters 3 on', 'Filters 1 on'],
    ['fr-CA', 'Filtres', 'Filtres 3 actifs', 'Filtres 1 actif'],
  ] as const)('opens and closes them, and says how many are on, in %s', async (locale, none, three, one) => {
    const t = texts[locale];
    shown({ transactions: rows, currency: 'CAD', locale });
    const button = await screen.findByRole('button', { name: none });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    const panel = await openFilters(locale);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveAttribute('aria-controls', panel.id);
    expect(button).toHaveFocus();

    await userEvent.selectOptions(screen.getByRole('combobox', { name: t['transactions.filter.dates'] }), t['transactions.filter.dates.range']);
    expect(button).toHaveAccessibleName(none);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: t['transactions.filter.dates'] }), t['transactions.filter.dates.thisYear']);
    expect(button).toHaveAccessibleName(one);
    await userEvent.click(screen.getByRole('checkbox', { name: t['transactions.stage.sent'] }));
    await userEvent.click(screen.getByRole('checkbox', { name: t['transactions.stage.queued'] }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: t['transactions.filter.direction'] }), t['transactions.filter.direction.out']);
    expect(button).toHaveAccessibleName(three);

    await userEvent.click(button);
    expect(screen.queryByRole('group', { name: none })).toBeNull();
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(button).toHaveFocus();
    expect(button).toHaveAccessibleName(three);
  });

  it.each(locales)('shows panels that axe finds no fault in, in %s', async (locale) => {
    const t = texts[locale];
    shown({ transactions: rows, currency: 'CAD', locale });
    await openFilters(locale);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: t['transactions.filter.dates'] }), t['transactions.filter.dates.range']);
    fireEvent.change(screen.getByLabelText(t['transactions.filter.from']), { target: { value: '2026-11-18' } });
    fireEvent.change(screen.getByLabelText(t['transactions.filter.to']), { target: { value: '2026-10-01' } });
    await userEvent.type(screen.getByRole('textbox', { name: t['transactions.filter.minAmount'] }), 'much{Enter}');
    expect(await axeFaults()).toEqual([]);
  });
});

describe('an amount', () => {
  it.each([
    ['en', '1,250.50', 'Write an amount such as 1250.00.'],
    ['fr-CA', '1 250,50', 'Écrivez un montant comme 1250,00.'],
  ] as const)('is read as people write it, in %s, and one that is none is said and not asked for', async (locale, text, complaint) => {
    const label = texts[locale]['transactions.filter.minAmount'];
    const bank = listingBank(rows);
    shown({ adapter: bank.adapter, locale });
    await shows(...names);
    await openFilters(locale);
    const asked = bank.listed.length;
    await write(label, 'a lot');
    const field = screen.getByRole('textbox', { name: label });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(complaint);
    expect(bank.listed).toHaveLength(asked);

    await write(label, text);
    expect(field).toBeValid();
    await waitFor(() => expect(bank.listed.at(-1)).toMatchObject({ minAmount: 125_050 }));
    await shows('Rent', 'Payroll');
    expect(bank.listed).toHaveLength(asked + 1);
  });

  it('is not called wrong while it is being written', async () => {
    shown({ transactions: rows, currency: 'CAD' });
    await openFilters();
    const field = screen.getByRole('textbox', { name: 'Amount, at least' });
    await userEvent.type(field, '12.');
    expect(field).toBeValid();
    await userEvent.type(field, '5');
    expect(field).toBeValid();
    await userEvent.clear(field);
    await userEvent.type(field, '12.');
    await userEvent.tab();
    expect(field).toBeInvalid();
    await shows(...names);
  });

  it('that is none leaves the one before in force', async () => {
    shown({ transactions: rows, currency: 'CAD' });
    await openFilters();
    await write('Amount, at least', '900');
    await shows('Rent', 'Payroll', 'Tax');
    await write('Amount, at least', 'a lot');
    expect(screen.getByRole('textbox', { name: 'Amount, at least' })).toBeInvalid();
    expect(seen()).toEqual(['Rent', 'Payroll', 'Tax']);
    expect(screen.getByRole('button', { name: 'Filters 1 on' })).toBeInTheDocument();
  });

  it('holds when the field is left, and is taken back when it is emptied', async () => {
    shown({ transactions: rows, currency: 'CAD' });
    await openFilters();
    const field = screen.getByRole('textbox', { name: 'Amount, at least' });
    await userEvent.type(field, '$900');
    expect(seen()).toEqual(names);
    await userEvent.tab();
    await shows('Rent', 'Payroll', 'Tax');
    expect(field).toHaveValue('900.00');
    await userEvent.clear(field);
    await userEvent.tab();
    await shows(...names);
  });
});

describe('days from and to', () => {
  it.each([
    ['en', 'This day is before the first one.'],
    ['fr-CA', 'Ce jour précède le premier.'],
  ] as const)('the wrong way round are said to be so, in %s', async (locale, complaint) => {
    const t = texts[locale];
    shown({ transactions: rows, currency: 'CAD', locale });
    await openFilters(locale);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: t['transactions.filter.dates'] }), t['transactions.filter.dates.range']);
    fireEvent.change(screen.getByLabelText(t['transactions.filter.from']), { target: { value: '2026-11-18' } });
    const to = screen.getByLabelText(t['transactions.filter.to']);
    fireEvent.change(to, { target: { value: '2026-11-17' } });
    expect(to).toBeInvalid();
    expect(to).toHaveAccessibleDescription(complaint);
    fireEvent.change(to, { target: { value: '2026-11-18' } });
    expect(to).not.toHaveAttribute('aria-invalid');
    await shows('Coffee');
  });

  it('hold with one end open', async () => {
    shown({ transactions: rows, currency: 'CAD' });
    await openFilters();
    await choose('Dates', 'From … to …');
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-01-01' } });
    await shows('Ink', 'Gift');
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '' } });
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-19' } });
    await shows('Rent', 'Payroll');
  });
});

describe('a preset', () => {
  it.each([
    ['America/Toronto', { from: '2026-10-01', to: '2026-10-31' }],
    ['America/Vancouver', { from: '2026-10-01', to: '2026-10-31' }],
    ['UTC', { from: '2026-11-01', to: '2026-11-01' }],
    ['Pacific/Kiritimati', { from: '2026-11-01', to: '2026-11-01' }],
  ])('means the days of the account’s own zone: %s', async (timeZone, days) => {
    // Still October in Toronto, already November in Greenwich.
    vi.setSystemTime(Date.UTC(2026, 10, 1, 3, 30));
    const bank = listingBank(rows, { timeZone });
    shown({ adapter: bank.adapter });
    await shows(...names);
    await openFilters();
    await choose('Dates', 'This month');
    await waitFor(() => expect(bank.listed.at(-1)).toMatchObject(days));
    expect(bank.listed.filter(({ from }) => from).map(({ from, to }) => ({ from, to }))).toEqual([days]);
  });
});

describe('a filter', () => {
  it('begins at the first page, and keeps the focus where it was', async () => {
    const bank = listingBank(heldTransactions(80));
    shown({ adapter: bank.adapter });
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    await screen.findByText('26–50 of 80');
    await openFilters();
    await tick('Sent');
    expect(await screen.findByText('1–25 of 40')).toBeInTheDocument();
    expect(bank.listed.at(-1)).toMatchObject({ page: 1, stages: ['sent'] });
    expect(screen.getByRole('checkbox', { name: 'Sent' })).toHaveFocus();
    expect(await screen.findByText('40 transactions found.')).toBeInTheDocument();
  });

  it('goes together with a search and an order', async () => {
    const bank = listingBank(rows);
    shown({ adapter: bank.adapter });
    await shows(...names);
    await openFilters();
    await choose('Money in or out', 'Money out');
    await userEvent.type(screen.getByRole('searchbox'), 'f{Enter}');
    await shows('Coffee', 'Monthly fee', 'Fuel');
    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await shows('Coffee', 'Monthly fee', 'Fuel');
    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await shows('Fuel', 'Monthly fee', 'Coffee');
    expect(bank.listed.at(-1)).toMatchObject({ direction: 'out', query: 'f', orderBy: 'amount', page: 1 });
  });

  it('is told to the host, and decided by it', async () => {
    const told = vi.fn<(state: TransactionsTableState) => void>();
    function Host() {
      const [state, setState] = useState<TransactionsTableState>({
        accountId: null,
        page: 1,
        pageSize: 25,
        orderBy: '-date',
        query: '',
        filter: { stages: ['late', 'queued'], dates: 'thisYear' },
      });
      return (
        <>
          <TransactionsTable
            transactions={rows}
            currency="CAD"
            state={state}
            onStateChange={(next) => {
              told(next);
              setState(next);
            }}
          />
          <button type="button" onClick={() => setState({ ...state, filter: { minAmount: 90_000 } })}>
            Large ones
          </button>
        </>
      );
    }
    render(
      <BankFeedsProvider adapter={adapterSaying({})}>
        <Host />
      </BankFeedsProvider>,
    );
    await shows('Rent', 'Refund');
    await openFilters();
    expect(screen.getByRole('checkbox', { name: 'Too late' })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'Dates' })).toHaveValue('thisYear');
    await choose('Money in or out', 'Money in');
    await shows('Refund');
    expect(told.mock.calls).toEqual([
      [{ accountId: null, page: 1, pageSize: 25, orderBy: '-date', query: '', filter: { stages: ['late', 'queued'], dates: 'thisYear', direction: 'in' } }],
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Large ones' }));
    await shows('Rent', 'Payroll', 'Tax');
    expect(screen.getByRole('textbox', { name: 'Amount, at least' })).toHaveValue('900.00');
    expect(told).toHaveBeenCalledTimes(1);
  });

  it.each(['pages', 'scroll'] as const)('that a host writes anew each time, as from an address, is one and the same filter, in %s', async (display) => {
    const bank = listingBank(heldTransactions(300));
    const element = (page: number) => (
      <BankFeedsProvider adapter={bank.adapter}>
        <TransactionsTable
          display={display}
          state={{ accountId: null, page, pageSize: 25, orderBy: '-date', query: '', filter: { stages: ['sent'] } }}
          onStateChange={() => undefined}
        />
      </BankFeedsProvider>
    );
    const { rerender } = render(element(1));
    await waitFor(() => expect(seen().length).toBeGreaterThan(0));
    await waitFor(() => expect(document.querySelector('[data-bf-part="totals"]')).toBeInTheDocument());
    const asked = bank.listed.length;
    rerender(element(1));
    await waitFor(() => expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false'));
    expect(bank.listed).toHaveLength(asked);
    if (display === 'scroll') return;
    rerender(element(2));
    expect(await screen.findByText('Page 2 of 6.')).toBeInTheDocument();
  });
});
