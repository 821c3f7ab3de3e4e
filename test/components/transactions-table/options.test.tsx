import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { parseLocalDate } from '../../../src/core/local-date.js';
import { locales, type Locale } from '../../../src/core/locale.js';
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

const texts = { en, 'fr-CA': frCA } as const;

function row(id: string, date: string, amount: number, others: Partial<FeedTransaction> = {}): FeedTransaction {
  return transaction({ id, description: id, date: parseLocalDate(date), amount, sentAt: null, ...others });
}

const rows = [
  row('Rent', '2026-11-20', -150_000),
  row('Payroll', '2026-11-20', 500_000),
  row('Coffee', '2026-11-20', -450),
  row('Fuel', '2026-11-18', -6_000),
  row('Sale', '2026-11-17', 12_050),
];

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

const inMemory = { transactions: rows, currency: 'CAD' } as const;

async function openOptions(locale: Locale = 'en'): Promise<HTMLElement> {
  await screen.findAllByRole('rowheader');
  await userEvent.click(screen.getByRole('button', { name: 'Options' }));
  return screen.findByRole('group', { name: texts[locale]['transactions.options'] });
}

const headers = () =>
  screen
    .getAllByRole('columnheader')
    .map(({ dataset }) => dataset['column'])
    .filter((id) => id !== 'select');
const cellsOfFirstRow = () =>
  [
    ...(screen
      .getAllByRole('rowheader')
      .find((header) => header.closest('[data-bf-part="transaction"]'))
      ?.closest('[data-bf-part="transaction"]')?.children ?? []),
  ].map((cell) => cell.getAttribute('data-column'));
const listed = () =>
  within(screen.getByRole('group', { name: 'Columns' }))
    .getAllByRole<HTMLInputElement>('checkbox')
    .map((box) => [box.labels?.[0]?.textContent ?? '', box.checked] as const);
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const button = (name: string) => screen.getByRole('button', { name });

for (const display of ['pages', 'scroll'] as const) {
  describe(`columns, in ${display}`, () => {
    it('are hidden and shown again, at the end', async () => {
      shown({ ...inMemory, display });
      await openOptions();
      expect(listed()).toEqual([
        ['Date', true],
        ['Description', true],
        ['Type', true],
        ['Amount', true],
        ['Balance', true],
        ['Stage', true],
      ]);
      await userEvent.click(box('Type'));
      expect(box('Type')).toHaveFocus();
      await userEvent.click(box('Balance'));
      expect(headers()).toEqual(['date', 'description', 'amount', 'stage']);
      expect(cellsOfFirstRow()).toEqual(['date', 'description', 'amount', 'stage']);
      expect(listed()).toEqual([
        ['Date', true],
        ['Description', true],
        ['Amount', true],
        ['Stage', true],
        ['Type', false],
        ['Balance', false],
      ]);
      await userEvent.click(box('Type'));
      expect(headers()).toEqual(['date', 'description', 'amount', 'stage', 'type']);
      expect(cellsOfFirstRow()).toEqual(['date', 'description', 'amount', 'stage', 'type']);
      expect(box('Type')).toHaveFocus();
    });

    it('are moved, and the button that moves them keeps the focus, at the ends too', async () => {
      shown({ ...inMemory, display });
      await openOptions();
      const earlier = button('Move Amount earlier');
      earlier.focus();
      await userEvent.keyboard('{Enter}');
      expect(headers()).toEqual(['date', 'description', 'amount', 'type', 'balance', 'stage']);
      expect(earlier).toHaveFocus();
      await userEvent.keyboard('{Enter}{Enter}');
      expect(headers()).toEqual(['amount', 'date', 'description', 'type', 'balance', 'stage']);
      expect(cellsOfFirstRow()).toEqual(headers());
      expect(earlier).toHaveFocus();
      expect(earlier).toHaveAttribute('aria-disabled', 'true');
      await userEvent.keyboard('{Enter}');
      expect(headers()).toEqual(['amount', 'date', 'description', 'type', 'balance', 'stage']);
      expect(earlier).toHaveFocus();
      await userEvent.click(button('Move Balance later'));
      expect(headers()).toEqual(['amount', 'date', 'description', 'type', 'stage', 'balance']);
      expect(button('Move Balance later')).toHaveAttribute('aria-disabled', 'true');
      expect(button('Move Stage later')).not.toHaveAttribute('aria-disabled');
      expect(button('Move Balance later')).toHaveFocus();
    });

    it('do not all go: the last one cannot be hidden', async () => {
      shown({ ...inMemory, display, columns: ['date', 'amount'] });
      await openOptions();
      expect(listed()).toEqual([
        ['Date', true],
        ['Amount', true],
      ]);
      await userEvent.click(box('Date'));
      expect(headers()).toEqual(['amount']);
      expect(box('Amount')).toBeDisabled();
      await userEvent.click(box('Amount'));
      expect(headers()).toEqual(['amount']);
      await userEvent.click(box('Date'));
      expect(box('Amount')).toBeEnabled();
      expect(headers()).toEqual(['amount', 'date']);
    });
  });
}

describe('the host’s state', () => {
  it('has the columns, their order, the grouping and the display, and is told of each', async () => {
    const told = vi.fn<(state: TransactionsTableState) => void>();
    const given: TransactionsTableState = {
      accountId: null,
      page: 1,
      pageSize: 25,
      orderBy: '-date',
      query: '',
      columns: ['amount', 'nothing of the kind', 'description'],
      groupByDay: true,
    };
    function Host() {
      const [state, setState] = useState(given);
      return (
        <TransactionsTable
          {...inMemory}
          state={state}
          onStateChange={(next) => {
            told(next);
            setState(next);
          }}
        />
      );
    }
    render(
      <BankFeedsProvider adapter={adapterSaying({})}>
        <Host />
      </BankFeedsProvider>,
    );
    await openOptions();
    expect(headers()).toEqual(['amount', 'description']);
    expect(box('Group by day')).toBeChecked();
    await userEvent.click(button('Move Description earlier'));
    await userEvent.click(box('Group by day'));
    await userEvent.click(box('Everything in one scroll'));
    expect(told.mock.calls.map(([{ columns, groupByDay, display }]) => ({ columns, groupByDay, display }))).toEqual([
      { columns: ['description', 'amount'], groupByDay: true, display: undefined },
      { columns: ['description', 'amount'], groupByDay: false, display: undefined },
      { columns: ['description', 'amount'], groupByDay: false, display: 'scroll' },
    ]);
    expect(document.querySelector('[data-bf-part="scroller"]')).toBeInTheDocument();
    expect(headers()).toEqual(['description', 'amount']);
  });
});

describe('days', () => {
  const headings = () => [...document.querySelectorAll('[data-bf-part="day"]')].map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '));
  const totals = {
    en: ['Nov 20, 2026 3 transactions +CA$5,000.00 −CA$1,504.50', 'Nov 18, 2026 1 transaction −CA$60.00', 'Nov 17, 2026 1 transaction +CA$120.50'],
    'fr-CA': ['20 nov. 2026 3 opérations +5 000,00 $ CA −1 504,50 $ CA', '18 nov. 2026 1 opération −60,00 $ CA', '17 nov. 2026 1 opération +120,50 $ CA'],
  } as const;

  for (const locale of locales) {
    it.each(['array', 'adapter'] as const)(`have headings with what they come to, while sorted by date, in ${locale}, from an %s`, async (source) => {
      const t = texts[locale];
      shown({ locale, ...(source === 'array' ? inMemory : { adapter: listingBank(rows).adapter }) });
      await openOptions(locale);
      expect(headings()).toEqual([]);
      const grouped = box(t['transactions.options.groupByDay']);
      expect(grouped).toHaveAccessibleDescription(t['transactions.options.groupByDay.hint']);
      await userEvent.click(grouped);
      await waitFor(() => expect(headings()).toEqual(totals[locale]));
      expect(await axeFaults()).toEqual([]);

      await userEvent.click(screen.getByRole('button', { name: t['transactions.column.date'] }));
      await waitFor(() => expect(headings()).toEqual(totals[locale].toReversed()));
      await userEvent.click(screen.getByRole('button', { name: t['transactions.column.amount'] }));
      await waitFor(() => expect(headings()).toEqual([]));
      expect(grouped).toBeChecked();
      await userEvent.click(screen.getByRole('button', { name: t['transactions.column.date'] }));
      await waitFor(() => expect(headings()).toEqual(totals[locale]));
      await userEvent.click(grouped);
      await waitFor(() => expect(headings()).toEqual([]));
      expect(screen.getAllByRole('rowheader')).toHaveLength(5);
    });
  }

  it.each(['array', 'adapter'] as const)('come to what is left of them, from an %s', async (source) => {
    shown({ groupByDay: true, ...(source === 'array' ? inMemory : { adapter: listingBank(rows).adapter }) });
    await waitFor(() => expect(headings()).toEqual(totals.en));
    await userEvent.type(screen.getByRole('searchbox'), 'f{Enter}');
    await waitFor(() => expect(headings()).toEqual(['Nov 20, 2026 1 transaction −CA$4.50', 'Nov 18, 2026 1 transaction −CA$60.00']));
  });

  it('have headings without totals where the bank adds nothing up', async () => {
    const { adapter } = listingBank(rows);
    shown({
      groupByDay: true,
      adapter: {
        ...adapter,
        getFeed: async (options) => ({ ...(await adapter.getFeed(options)), capabilities: { credentials: true, hostedLink: true, accountEditing: true } }),
      },
    });
    await waitFor(() => expect(headings().map((text) => text?.trim())).toEqual(['Nov 20, 2026', 'Nov 18, 2026', 'Nov 17, 2026']));
    expect(document.querySelector('[data-bf-part="totals"]')).toBeNull();
  });

  it('span the whole table', async () => {
    shown({ ...inMemory, groupByDay: true, selectable: true, columns: ['date', 'description', 'amount'] });
    await waitFor(() => expect(headings()).toEqual(totals.en));
    expect(document.querySelector('[data-bf-part="day"]')).toHaveAttribute('colspan', '4');
  });
});

describe('one scroll instead of pages', () => {
  it.each(['array', 'adapter'] as const)('is chosen and left again, from an %s', async (source) => {
    shown(source === 'array' ? inMemory : { adapter: listingBank(rows).adapter });
    await openOptions();
    expect(screen.getByRole('navigation')).toBeInTheDocument();
    await userEvent.click(box('Everything in one scroll'));
    await waitFor(() => expect(document.querySelector('[data-bf-part="scroller"]')).toBeInTheDocument());
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(5));
    expect(screen.queryByRole('navigation')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show as pages' }));
    expect(await screen.findByRole('navigation')).toHaveTextContent('1–5 of 5');
    expect(document.querySelector('[data-bf-part="scroller"]')).toBeNull();
  });

  it.each(['array', 'adapter'] as const)('leaves what is selected selected, from an %s', async (source) => {
    const told = vi.fn<(chosen: readonly FeedTransaction[]) => void>();
    shown({ selectable: true, onSelectionChange: told, ...(source === 'array' ? inMemory : { adapter: listingBank(rows).adapter }) });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Coffee' }));
    await openOptions();
    await userEvent.click(box('Everything in one scroll'));
    await waitFor(() => expect(document.querySelector('[data-bf-part="scroller"]')).toBeInTheDocument());
    expect(await screen.findByRole('checkbox', { name: 'Select Coffee' })).toBeChecked();
    expect(screen.getByRole('group', { name: '1 selected' })).toBeInTheDocument();
    expect(told.mock.calls.map(([chosen]) => chosen.map(({ id }) => id))).toEqual([['Coffee']]);
  });

  it('leaves the panel open, the focus on its box, and what is selected selected', async () => {
    shown({ selectable: true, ...inMemory });
    await openOptions();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Coffee' }));
    await userEvent.click(box('Everything in one scroll'));
    await waitFor(() => expect(document.querySelector('[data-bf-part="scroller"]')).toBeInTheDocument());
    expect(box('Everything in one scroll')).toBeChecked();
    expect(box('Everything in one scroll')).toHaveFocus();
    expect(await screen.findByRole('checkbox', { name: 'Select Coffee' })).toBeChecked();
    expect(screen.getByRole('group', { name: '1 selected' })).toBeInTheDocument();
  });
});

describe('the line of the balance', () => {
  it.each(['array', 'adapter'] as const)('is shown and hidden, from an %s', async (source) => {
    const bank = listingBank(rows);
    shown(source === 'array' ? inMemory : { adapter: bank.adapter });
    await openOptions();
    expect(screen.queryByRole('figure')).toBeNull();
    await userEvent.click(box('Balance over time'));
    expect(await screen.findByRole('figure', { name: 'Balance over time' })).toBeInTheDocument();
    await userEvent.click(box('Balance over time'));
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('is there from the beginning, where the host wants it', async () => {
    shown({ ...inMemory, balanceLine: true });
    expect(await screen.findByRole('figure', { name: 'Balance over time' })).toBeInTheDocument();
    await openOptions();
    expect(box('Balance over time')).toBeChecked();
  });

  it('is not offered where the bank adds nothing up', async () => {
    const { adapter } = listingBank(rows);
    shown({
      balanceLine: true,
      adapter: {
        ...adapter,
        summaries: undefined,
        getFeed: async (options) => ({ ...(await adapter.getFeed(options)), capabilities: { credentials: true, hostedLink: true, accountEditing: true } }),
      },
    });
    await openOptions();
    expect(screen.queryByRole('checkbox', { name: 'Balance over time' })).toBeNull();
    expect(screen.queryByRole('figure')).toBeNull();
  });
});

describe('the panel', () => {
  it.each(locales)('says what it is, in %s, and has no fault that axe can see', async (locale) => {
    const t = texts[locale];
    shown({ ...inMemory, locale });
    const panel = await openOptions(locale);
    const toggle = screen.getByRole('button', { name: t['transactions.options'] });
    expect(toggle).toHaveAttribute('aria-controls', panel.id);
    for (const key of ['transactions.options.groupByDay', 'transactions.options.scroll', 'transactions.balanceLine'] as const) {
      expect(within(panel).getByRole('checkbox', { name: t[key] })).toBeInTheDocument();
    }
    expect(within(panel).getByRole('group', { name: t['transactions.options.columns'] })).toBeInTheDocument();
    expect(within(panel).getByRole('button', { name: t['transactions.export'] })).toBeInTheDocument();
    expect(
      within(panel).getByRole('button', { name: t['transactions.options.earlier'].replace('{{column}}', t['transactions.column.amount']) }),
    ).toBeInTheDocument();
    expect(await axeFaults()).toEqual([]);
    await userEvent.click(toggle);
    expect(panel).not.toBeInTheDocument();
    expect(toggle).toHaveFocus();
  });

  it('takes the place of the other one', async () => {
    shown(inMemory);
    await openOptions();
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    expect(await screen.findByRole('group', { name: 'Filters' })).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: 'Options' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Options' })).toHaveAttribute('aria-expanded', 'false');
  });
});
