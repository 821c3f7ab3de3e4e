import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { parseLocalDate } from '../../../src/core/local-date.js';
import { locales } from '../../../src/core/locale.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';
import { BankFeedsProvider, preloadTransactionsTable, TransactionsTable, type TransactionsTableProps } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, transaction } from '../given.js';
import { listingBank } from './listing-bank.js';
import { heldTransactions } from './local-table.js';

function row(id: string, amount: number, others: Partial<FeedTransaction> = {}): FeedTransaction {
  return transaction({ id, description: id, amount, date: parseLocalDate('2026-11-19'), sentAt: null, ...others });
}

const rows: readonly FeedTransaction[] = [
  row('Rent', -150_000),
  row('Payroll', 500_000, { type: 'deposit', reference: 'REF-7' }),
  row('Coffee', -450),
  row('Correction', 0),
];

beforeAll(() => preloadTransactionsTable({ display: 'scroll', source: 'array' }));

type Placed = Partial<TransactionsTableProps> & { readonly adapter?: BankFeedsAdapter; readonly locale?: string };

function shown({ adapter = adapterSaying({}), locale = 'en', ...table }: Placed = {}) {
  const element = (more: Partial<TransactionsTableProps> = {}) => (
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable selectable {...table} {...more} />
    </BankFeedsProvider>
  );
  const view = render(element());
  return { ...view, again: (more: Partial<TransactionsTableProps>) => view.rerender(element(more)) };
}

/** A person whose browser keeps what is copied. */
function person(): UserEvent {
  return userEvent.setup({ writeToClipboard: true });
}

const box = (name: string) => screen.findByRole('checkbox', { name });
const all = () => screen.findByRole('checkbox', { name: /^Select every row of this page$|^Sélectionner toutes les lignes de cette page$/ });
const bar = () => document.querySelector<HTMLElement>('[data-bf-part="selection"]');
const spoken = () => [...document.querySelectorAll('[data-bf-part="live"]')].map(({ textContent }) => textContent).filter((text) => text !== '');

it('stands below a header that is never empty: its checkbox comes with the column', async () => {
  const emptyHeads: Element[] = [];
  const watch = new MutationObserver(() => emptyHeads.push(...document.querySelectorAll('th[data-column="select"]:empty')));
  watch.observe(document.body, { childList: true, subtree: true });
  shown({ adapter: listingBank(rows).adapter });
  await all();
  watch.disconnect();
  expect(emptyHeads).toEqual([]);
});

for (const display of ['pages', 'scroll'] as const) {
  describe(`what is selected, in ${display}`, () => {
    it.each([
      ['money out', ['Coffee'], '1 selected', 'Sum: −CA$4.50'],
      ['money in', ['Payroll'], '1 selected', 'Sum: +CA$5,000.00'],
      ['both', ['Payroll', 'Coffee', 'Rent'], '3 selected', 'Sum: +CA$3,495.50'],
      ['nothing at all', ['Correction'], '1 selected', 'Sum: CA$0.00'],
    ])('is counted, added up and announced: %s', async (_, chosen, count, sum) => {
      const user = person();
      shown({ display, transactions: rows, currency: 'CAD' });
      for (const name of chosen) await user.click(await box(`Select ${name}${display === 'pages' && name === 'Payroll' ? ' REF-7' : ''}`));
      const group = await screen.findByRole('group', { name: count });
      expect(group).toHaveTextContent(sum);
      await waitFor(() => expect(spoken()).toEqual([count]));
    });

    it('is marked in its row, told to the host after each change, and can be taken back one by one or at once', async () => {
      const user = person();
      const told = vi.fn<(chosen: readonly FeedTransaction[]) => void>();
      shown({ display, transactions: rows, currency: 'CAD', onSelectionChange: told });
      const rent = await box('Select Rent');
      expect(bar()).toBeNull();
      await user.click(rent);
      expect(rent).toBeChecked();
      expect(rent.closest('[data-bf-part="transaction"]')).toHaveAttribute('data-selected', 'true');
      await user.click(await box('Select Coffee'));
      await user.click(rent);
      expect(rent).not.toBeChecked();
      expect(rent.closest('[data-bf-part="transaction"]')).not.toHaveAttribute('data-selected');
      await user.click(rent);
      await user.click(await screen.findByRole('button', { name: 'Clear the selection' }));
      expect(bar()).toBeNull();
      expect(rent).not.toBeChecked();
      expect(told.mock.calls.map(([chosen]) => chosen.map(({ id }) => id))).toEqual([['Rent'], ['Rent', 'Coffee'], ['Coffee'], ['Coffee', 'Rent'], []]);
    });

    it('opens no details', async () => {
      const user = person();
      const onTransactionClick = vi.fn();
      shown({ display, transactions: rows, currency: 'CAD', onTransactionClick });
      await user.click(await box('Select Rent'));
      const label = (await box('Select Coffee')).closest('label');
      await user.click(label ?? document.body);
      expect(await screen.findByRole('group', { name: '2 selected' })).toBeInTheDocument();
      expect(onTransactionClick).not.toHaveBeenCalled();
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    it('stays while the rows are searched and sorted', async () => {
      const user = person();
      shown({ display, transactions: rows, currency: 'CAD' });
      await user.click(await box('Select Coffee'));
      await user.type(screen.getByRole('searchbox'), 'rent');
      await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Select Coffee' })).toBeNull());
      expect(await screen.findByRole('group', { name: '1 selected' })).toHaveTextContent('Sum: −CA$4.50');
      await user.clear(screen.getByRole('searchbox'));
      expect(await box('Select Coffee')).toBeChecked();
      await user.click(screen.getByRole('button', { name: 'Amount' }));
      expect(await box('Select Coffee')).toBeChecked();
      expect(await box('Select Rent')).not.toBeChecked();
    });

    it.each(locales)('has no fault that axe can see, in %s', async (locale) => {
      const user = person();
      shown({ display, transactions: rows, currency: 'CAD', locale });
      await user.click(await box(locale === 'en' ? 'Select Rent' : 'Sélectionner Rent'));
      await screen.findByRole('group', { name: locale === 'en' ? '1 selected' : '1 sélectionnée' });
      expect(await axeFaults()).toEqual([]);
    });
  });
}

describe('every row of a page', () => {
  it('is selected by one box, which says whether all, some or none are', async () => {
    const user = person();
    shown({ transactions: heldTransactions(30), currency: 'CAD' });
    const every = await all();
    expect(every).not.toBeChecked();
    await user.click(every);
    expect(every).toBeChecked();
    expect(await screen.findByRole('group', { name: '25 selected' })).toBeInTheDocument();
    await user.click(await box('Select Payroll #2'));
    expect(every).not.toBeChecked();
    expect(every).toBePartiallyChecked();
    expect(bar()).toHaveAccessibleName('24 selected');
    await user.click(every);
    expect(bar()).toHaveAccessibleName('25 selected');
    expect(every).not.toBePartiallyChecked();
    await user.click(every);
    expect(bar()).toBeNull();
    expect(every).not.toBeChecked();
  });

  it('is added to what is selected on other pages, and nothing else is taken away', async () => {
    const user = person();
    const told = vi.fn<(chosen: readonly FeedTransaction[]) => void>();
    const bank = listingBank(heldTransactions(30));
    shown({ adapter: bank.adapter, onSelectionChange: told });
    await user.click(await box('Select Payroll #2'));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('26–30 of 30');
    await box('Select Coffee #26');
    const every = await all();
    expect(every).not.toBeChecked();
    await user.click(every);
    expect(bar()).toHaveAccessibleName('6 selected');
    const sum = heldTransactions(30)
      .filter((_, place) => place === 2 || place > 24)
      .reduce((total, { amount }) => total + amount, 0);
    expect(told.mock.calls.at(-1)?.[0].reduce((total, { amount }) => total + amount, 0)).toBe(sum);
    await user.click(every);
    expect(bar()).toHaveAccessibleName('1 selected');
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    await waitFor(async () => expect(await box('Select Payroll #2')).toBeChecked());
    expect(every).toBePartiallyChecked();
  });

  it('is nothing where there are no rows yet', async () => {
    shown({ adapter: { ...listingBank(rows).adapter, listTransactions: () => new Promise(() => undefined) } });
    expect(await all()).toBeDisabled();
    const header = screen.getByRole('table').querySelectorAll('thead th');
    const [loading] = screen.getByRole('table').querySelectorAll('tbody tr');
    expect(loading?.children).toHaveLength(header.length);
  });
});

describe('another account', () => {
  it('begins with nothing selected: its dollars are not those of the account before', async () => {
    const user = person();
    const told = vi.fn<(chosen: readonly FeedTransaction[]) => void>();
    shown({ adapter: (await openScenario('linked')).adapter, onSelectionChange: told });
    const [first] = await screen.findAllByRole('checkbox', { name: /^Select (?!every)/ });
    await user.click(first ?? document.body);
    expect(await screen.findByRole('group', { name: '1 selected' })).toHaveTextContent('CA$');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Account' }), 'US suppliers ••4409');
    await waitFor(() => expect(bar()).toBeNull());
    expect(told.mock.calls.at(-1)).toEqual([[]]);
  });
});

describe('another array of a host', () => {
  const inDollars = [row('Hosting', -2_000), row('Licence', -900)];

  for (const display of ['pages', 'scroll'] as const) {
    it(`in another currency begins with nothing selected, in ${display}`, async () => {
      const user = person();
      const told = vi.fn<(chosen: readonly FeedTransaction[]) => void>();
      const { again } = shown({ display, transactions: rows, currency: 'CAD', onSelectionChange: told });
      await user.click(await box('Select Coffee'));
      again({ transactions: inDollars, currency: 'USD' });
      await waitFor(() => expect(bar()).toBeNull());
      expect(told.mock.calls.at(-1)).toEqual([[]]);
      await user.click(await box('Select Hosting'));
      expect(await screen.findByRole('group', { name: '1 selected' })).toHaveTextContent('Sum: −US$20.00');
    });
  }

  it('begins with nothing selected in another currency, even of the same transactions', async () => {
    const user = person();
    const { again } = shown({ transactions: rows, currency: 'CAD' });
    await user.click(await box('Select Coffee'));
    again({ transactions: rows, currency: 'USD' });
    await waitFor(() => expect(bar()).toBeNull());
    expect(await box('Select Coffee')).not.toBeChecked();
  });

  it('of the same currency keeps what it still holds, and the host is told of what has gone: once', async () => {
    const user = person();
    const told = vi.fn<(chosen: readonly FeedTransaction[]) => void>();
    const { again } = shown({ transactions: rows, currency: 'CAD', onSelectionChange: told });
    await user.click(await box('Select Rent'));
    await user.click(await box('Select Coffee'));
    told.mockClear();
    again({ transactions: [row('Bagels', -300), ...rows] });
    expect(bar()).toHaveAccessibleName('2 selected');
    expect(told).not.toHaveBeenCalled();
    again({ transactions: rows.filter(({ id }) => id !== 'Rent') });
    expect(await screen.findByRole('group', { name: '1 selected' })).toHaveTextContent('Sum: −CA$4.50');
    await waitFor(() => expect(told.mock.calls.map(([chosen]) => chosen.map(({ id }) => id))).toEqual([['Coffee']]));
    again({ transactions: rows });
    expect(await box('Select Rent')).not.toBeChecked();
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('the one account of a host', () => {
  it('keeps what is selected when the feed is answered after the rows', async () => {
    const user = person();
    const bank = listingBank(rows);
    let answer = () => {};
    const later = new Promise<void>((resolve) => {
      answer = resolve;
    });
    shown({ accountId: 'operating', adapter: { ...bank.adapter, getFeed: (options) => later.then(() => bank.adapter.getFeed(options)) } });
    await user.click(await box('Select Rent'));
    expect(await screen.findByRole('group', { name: '1 selected' })).toBeInTheDocument();
    await act(async () => answer());
    expect(await screen.findByRole('heading', { name: 'Operating account' })).toBeInTheDocument();
    expect(bar()).toHaveAccessibleName('1 selected');
  });
});

describe('what is copied', () => {
  const tricky = [
    row('=HYPERLINK("http://evil.example";"Pay")', -123_456, { reference: '+1\t2', type: 'fee', stage: 'rejected', reason: 'refusedByCodat', balance: -5 }),
    row('two\r\nlines\tand a tab', 1_000_001, { type: 'deposit', balance: 0 }),
    row('\uff1d1+1', -1, { balance: 100 }),
  ] as const;

  async function copied(locale: string, columns?: TransactionsTableProps['columns']): Promise<string> {
    const user = person();
    shown({ transactions: tricky, currency: 'CAD', locale, columns });
    await user.click(await all());
    await user.click(await screen.findByRole('button', { name: locale === 'en' ? 'Copy' : 'Copier' }));
    await screen.findAllByText(locale === 'en' ? '3 transactions copied.' : '3 opérations copiées.');
    return navigator.clipboard.readText();
  }

  it('is what the table shows, with tabs for a spreadsheet, numbers as numbers, and no formula', async () => {
    expect(await copied('en')).toBe(
      [
        'Date\tDescription\tType\tAmount\tBalance\tStage',
        '2026-11-19\t\'=HYPERLINK("http://evil.example";"Pay")\tFee\t-1234.56\t-0.05\tNot accepted',
        '2026-11-19\ttwo lines and a tab\tDeposit\t10000.01\t0.00\tSent',
        "2026-11-19\t'\uff1d1+1\tDebit\t-0.01\t1.00\tSent",
      ].join('\n'),
    );
  });

  it('has the decimals and the words of a francophone spreadsheet', async () => {
    expect(await copied('fr-CA')).toBe(
      [
        'Date\tDescription\tType\tMontant\tSolde\tÉtape',
        '2026-11-19\t\'=HYPERLINK("http://evil.example";"Pay")\tFrais\t-1234,56\t-0,05\tNon acceptée',
        '2026-11-19\ttwo lines and a tab\tDépôt\t10000,01\t0,00\tEnvoyée',
        "2026-11-19\t'\uff1d1+1\tDébit\t-0,01\t1,00\tEnvoyée",
      ].join('\n'),
    );
  });

  it('keeps a text that begins with a quotation mark in its own cell', async () => {
    const user = person();
    shown({ transactions: [row('"Chez "Paul', -450), row('and "others"', -450)], currency: 'CAD', columns: ['description', 'amount'] });
    await user.click(await all());
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    await screen.findAllByText('2 transactions copied.');
    expect(await navigator.clipboard.readText()).toBe(['Description\tAmount', '"""Chez ""Paul"\t-4.50', 'and "others"\t-4.50'].join('\n'));
  });

  it('has the columns that are shown, the host’s own by their text', async () => {
    const columns: TransactionsTableProps['columns'] = [
      'amount',
      'reference',
      { id: 'vendor', header: 'Vendor', text: ({ id }) => `@${id.slice(0, 3)}`, cell: () => <b>drawn</b> },
    ];
    expect(await copied('en', columns)).toBe(['Amount\tReference\tVendor', "-1234.56\t'+1 2\t'@=HY", "10000.01\t\t'@two", "-0.01\t\t'@\uff1d1+"].join('\n'));
  });

  it('is said to be copied, until something else is selected', async () => {
    const user = person();
    shown({ transactions: rows, currency: 'CAD' });
    await user.click(await box('Select Rent'));
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(screen.getAllByText('1 transaction copied.')).toHaveLength(2));
    await waitFor(() => expect(spoken()).toEqual(['1 transaction copied.']));
    await user.click(await box('Select Coffee'));
    await waitFor(() => expect(screen.queryAllByText('1 transaction copied.')).toEqual([]));
    await waitFor(() => expect(spoken()).toEqual(['2 selected']));
  });

  it.each([
    ['en', 'Copy', 'Your browser does not allow copying here. Mark the text and copy it by hand.'],
    ['fr-CA', 'Copier', 'Votre navigateur ne permet pas de copier ici. Sélectionnez le texte et copiez-le à la main.'],
  ])('is not said to be copied where the browser refuses, in %s', async (locale, copy, refused) => {
    const user = person();
    shown({ transactions: rows, currency: 'CAD', locale });
    await user.click(await all());
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(await screen.findByRole('button', { name: copy }));
    await waitFor(() => expect(screen.getAllByText(refused)).toHaveLength(2));
    expect(screen.queryByText(/copied\.$|copiées\.$/)).toBeNull();
    expect(bar()).toBeInTheDocument();
    vi.restoreAllMocks();
  });
});

describe('a table that is not selectable', () => {
  it('has no boxes', async () => {
    shown({ transactions: rows, currency: 'CAD', selectable: false });
    await screen.findAllByRole('rowheader');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('a list that the host replaces', () => {
  it('keeps what is selected', async () => {
    const user = person();
    const { again } = shown({ transactions: rows, currency: 'CAD' });
    await user.click(await box('Select Coffee'));
    act(() => again({ transactions: [row('Newest', 100), ...rows] }));
    expect(await box('Select Coffee')).toBeChecked();
    expect(await box('Select Newest')).not.toBeChecked();
    expect(within(bar() ?? document.body).getByText('1 selected')).toBeInTheDocument();
  });
});
