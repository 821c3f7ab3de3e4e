import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';
import { locales } from '../../../src/core/locale.js';
import { BankFeedsProvider, preloadTransactionsTable, TransactionsTable, type TransactionsTableProps } from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, feed, feedAccount } from '../given.js';
import { heldTransactions } from './local-table.js';

/*
 * Without a layout, rows are 44 pixels high and fifteen of them fit into the view: what the table takes for granted
 * where nothing has a size.
 */
const rowHeight = 44;
const rowsInView = 15;

beforeAll(async () => {
  await preloadTransactionsTable({ display: 'scroll', source: 'array' });
  await preloadTransactionsTable({ display: 'scroll', source: 'adapter' });
});

function shown(props: Partial<TransactionsTableProps> & { readonly adapter?: BankFeedsAdapter; readonly locale?: string } = {}) {
  const { adapter = adapterSaying({}), locale = 'en', ...table } = props;
  const element = (more: Partial<TransactionsTableProps> = {}) => (
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable display="scroll" currency="CAD" {...table} {...more} />
    </BankFeedsProvider>
  );
  const view = render(element());
  return { ...view, again: (more: Partial<TransactionsTableProps>) => view.rerender(element(more)) };
}

const table = () => screen.getByRole('table');
const scroller = () => screen.getByRole('region', { name: /^List of transactions$|^Transactions: / });

/** The transactions on the screen, by their place in the list. */
function seen(): ReadonlyMap<number, string> {
  const rows = within(table())
    .getAllByRole('row')
    .filter((row) => row.matches('[data-bf-part="transaction"]'));
  return new Map(rows.map((row) => [Number(row.getAttribute('aria-rowindex')), within(row).getByRole('rowheader').textContent ?? '']));
}

const offsetOf = (row: HTMLElement) => Number(/translateY\((-?\d+)px\)/.exec(row.style.transform)?.[1]);

const isAtItsPlace = (row: HTMLElement) => offsetOf(row) === (Number(row.getAttribute('aria-rowindex')) - 2) * rowHeight;

function scrollTo(top: number) {
  scroller().scrollTop = top;
  fireEvent.scroll(scroller());
}

for (const locale of locales) {
  describe(`one scroll, in ${locale}`, () => {
    it('shows the first of a hundred thousand, and says how many there are', () => {
      shown({ transactions: heldTransactions(100_000), locale });
      expect(table()).toHaveAttribute('aria-rowcount', '100001');
      expect(seen().get(2)).toContain('#0');
      expect(seen().size).toBeLessThan(40);
      expect(
        [...seen().keys()].every((index) =>
          seen()
            .get(index)
            ?.endsWith(`#${index - 2}`),
        ),
      ).toBe(true);
    });

    it('has no fault that axe can see', async () => {
      shown({ transactions: heldTransactions(200), locale, selectable: true, groupByDay: true });
      expect(await axeFaults()).toEqual([]);
    });
  });
}

describe('scrolling', () => {
  it('shows the rows of that place, each under its own number', () => {
    shown({ transactions: heldTransactions(100_000) });
    for (const place of [0, 7, 40, 4_000, 99_000, 50_000]) {
      scrollTo(place * rowHeight);
      const rows = seen();
      for (let row = place; row < place + rowsInView; row++) expect(rows.get(row + 2)).toContain(`#${row}`);
    }
  });

  it('reaches the last row of ten million', () => {
    // The rows are made when they are asked for: nobody needs ten million of them in memory to look at fifteen.
    const few = heldTransactions(1_000);
    const many = new Proxy<readonly FeedTransaction[]>([], {
      get: (target, key) => {
        if (key === 'length') return 10_000_000;
        const place = typeof key === 'string' ? Number(key) : Number.NaN;
        return Number.isInteger(place) && few[0] ? { ...few[0], id: `t-${place}`, description: `#${place}` } : Reflect.get(target, key);
      },
    });
    shown({ transactions: many });
    fireEvent.keyDown(scroller(), { key: 'End' });
    expect(seen().get(10_000_001)).toBe('#9999999');
    fireEvent.keyDown(scroller(), { key: 'ArrowUp' });
    fireEvent.keyDown(scroller(), { key: 'PageUp' });
    expect(seen().get(10_000_001 - 16)).toBe('#9999983');
  });

  it('keeps a leap in a shortened list that the browser has not told of yet when the hand comes to rest, or rows come in', async () => {
    const many = heldTransactions(500_000);
    const { again } = shown({ transactions: many });
    // The whole list is 22 million pixels, the element 16 million.
    const shownAt = (scrollTop: number) => Math.round((scrollTop / (16_000_000 - rowsInView * rowHeight)) * (500_000 - rowsInView));
    scrollTo(5 * rowHeight);
    scroller().scrollTop = 8_000_000;
    await waitFor(() => expect(seen().get(shownAt(8_000_000) + 4)).toContain(`#${shownAt(8_000_000) + 2}`));
    expect(scroller().scrollTop).toBe(8_000_000);
    scroller().scrollTop = 4_000_000;
    again({ transactions: [...many, ...heldTransactions(1)] });
    expect(seen().get(shownAt(4_000_000) + 4)).toContain(`#${shownAt(4_000_000) + 2}`);
  });

  it('goes by keys: a row, a view, to the ends', async () => {
    shown({ transactions: heldTransactions(1_000) });
    scroller().focus();
    const first = () => scroller().scrollTop / rowHeight;
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(first()).toBe(2);
    await userEvent.keyboard('{ArrowUp}');
    expect(first()).toBe(1);
    await userEvent.keyboard('{PageDown}');
    expect(first()).toBe(1 + rowsInView);
    await userEvent.keyboard('{PageUp}{PageUp}');
    expect(first()).toBe(0);
    await userEvent.keyboard('{End}');
    expect(seen().get(1_001)).toContain('#999');
    await userEvent.keyboard('{Home}');
    expect(first()).toBe(0);
  });

  it('leaves keys alone that are meant for something else', () => {
    shown({ transactions: heldTransactions(1_000) });
    for (const event of [{ key: 'End', ctrlKey: true }, { key: 'PageDown', shiftKey: true }, { key: 'a' }]) fireEvent.keyDown(scroller(), event);
    expect(scroller().scrollTop).toBe(0);
  });

  it('puts the rows into the order of reading once it rests', async () => {
    shown({ transactions: heldTransactions(1_000) });
    scrollTo(9 * rowHeight);
    scrollTo(4 * rowHeight);
    await waitFor(() => {
      const order = within(table())
        .getAllByRole('row')
        .filter((row) => !row.hidden)
        .map((row) => Number(row.getAttribute('aria-rowindex')));
      expect(order).toEqual(order.toSorted((one, other) => one - other));
      expect(order.length).toBeGreaterThan(rowsInView);
    });
  });

  it('leaves no row in the layout, in sight or to be read, that is not at its place once it rests', async () => {
    shown({ transactions: heldTransactions(1_000) });
    const left = () =>
      within(table())
        .getAllByRole('row', { hidden: true })
        .filter((row) => !row.hidden && row.dataset['bfPart'] === 'transaction' && !isAtItsPlace(row));
    // A hand that draws the list fast has more rows drawn around the view than are needed at rest, and rows of before.
    for (const row of [30, 38, 46, 40, 700]) {
      scrollTo(row * rowHeight);
      // Out of sight above the list, or where it belongs: never in another row's place.
      for (const row of left()) expect(offsetOf(row)).toBeLessThan(0);
    }
    expect(left()).not.toEqual([]);
    await waitFor(() => expect(left()).toEqual([]));
  });

  it('keeps the focus with its transaction, not with its place on the screen', async () => {
    shown({ transactions: heldTransactions(1_000), selectable: true });
    const box = screen.getByRole('checkbox', { name: 'Select Payroll #2' });
    box.focus();
    scrollTo(500 * rowHeight);
    expect(box).toHaveFocus();
    expect(box).toHaveAccessibleName('Select Payroll #2');
    await userEvent.keyboard(' ');
    expect(await screen.findByRole('group', { name: '1 selected' })).toBeInTheDocument();
    scrollTo(0);
    expect(screen.getByRole('checkbox', { name: 'Select Payroll #2' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Select Payroll #2' })).toHaveFocus();
  });

  it('gives the focus to the list when its row is filtered away', async () => {
    shown({ transactions: heldTransactions(1_000), selectable: true });
    screen.getByRole('checkbox', { name: 'Select Payroll #2' }).focus();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'coffee' } });
    await waitFor(() => expect(scroller()).toHaveFocus());
  });
});

describe('what is found', () => {
  it('begins at the top, for a search, another order and a cleared search', async () => {
    shown({ transactions: heldTransactions(10_000) });
    scrollTo(5_000 * rowHeight);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'coffee' } });
    expect(scroller().scrollTop).toBe(0);
    expect(seen().get(2)).toBe('Coffee #1');
    expect(seen().get(3)).toBe('Coffee #6');
    await waitFor(() => expect(table()).toHaveAttribute('aria-rowcount', '2001'));

    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    const amounts = () =>
      within(table())
        .getAllByRole('cell')
        .filter((cell) => cell.dataset['column'] === 'amount')
        .map(({ textContent }) => Number(textContent?.replace('−', '-').replace(/[^\d.-]/g, '')));
    // In the order in which they are read as soon as nothing moves.
    await waitFor(() => expect(amounts()).toEqual(amounts().toSorted((one, other) => other - one)));
    expect(screen.getAllByRole('columnheader').filter((header) => header.hasAttribute('aria-sort'))).toHaveLength(1);

    await userEvent.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(table()).toHaveAttribute('aria-rowcount', '10001'));
  });

  it('stays where it is when newer ones come in above', () => {
    const before = heldTransactions(1_000);
    const newer = heldTransactions(3).map((row, place) => ({ ...row, id: `new-${place}`, description: `New #${place}` }));
    const { again } = shown({ transactions: before });
    scrollTo(200 * rowHeight);
    again({ transactions: [...newer, ...before] });
    expect(scroller().scrollTop).toBe(203 * rowHeight);
    expect(seen().get(205)).toContain('#200');
    // At the very top the newest is what a person wants to see.
    scrollTo(0);
    again({ transactions: [...newer.map((row) => ({ ...row, id: `${row.id}-again`, description: 'Newest' })), ...newer, ...before] });
    expect(seen().get(2)).toBe('Newest');
  });

  it('stands under a heading for each day, with its totals', async () => {
    shown({ transactions: heldTransactions(400), groupByDay: true });
    expect(table()).toHaveAttribute('aria-rowcount', '501');
    await waitFor(() => expect(screen.getAllByRole('rowheader')[0]).toHaveTextContent(/^Nov 20, 2026 4 transactions \+CA\$[\d,.]+ −CA\$[\d,.]+$/));
    expect(seen().get(3)).toContain('#0');
    expect(seen().get(8)).toContain('#4');
    scrollTo(495 * rowHeight);
    expect(seen().get(501)).toContain('#399');
  });

  it('has a way back to pages', async () => {
    shown({ transactions: heldTransactions(400) });
    await userEvent.click(screen.getByRole('button', { name: 'Show as pages' }));
    expect(await screen.findByRole('navigation', { name: 'Pages Transactions' })).toHaveTextContent('1–25 of 400');
    expect(screen.getAllByRole('rowheader')).toHaveLength(25);
  });

  it('opens what is known of a transaction, from its stage and from its row', async () => {
    const onTransactionClick = vi.fn();
    shown({ transactions: heldTransactions(40), onTransactionClick });
    const row = within(table()).getAllByRole('row')[3] ?? document.body;
    await userEvent.click(within(row).getByRole('button', { name: 'Sent' }));
    expect(await screen.findByRole('dialog', { name: 'Transaction details' })).toHaveTextContent('Payroll #2');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await userEvent.click(within(row).getByRole('rowheader'));
    expect(await screen.findByRole('dialog', { name: 'Transaction details' })).toHaveTextContent('Payroll #2');
    expect(onTransactionClick).toHaveBeenCalledTimes(1);
    expect(onTransactionClick).toHaveBeenCalledWith(expect.objectContaining({ id: 't-2' }), expect.anything());
  });

  it('draws a host’s own cells for the rows that are on the screen', () => {
    shown({ transactions: heldTransactions(1_000), columns: ['description', { id: 'vendor', header: 'Vendor', cell: ({ id }) => <b>vendor of {id}</b> }] });
    expect(screen.getByText('vendor of t-0')).toBeInTheDocument();
    act(() => scrollTo(500 * rowHeight));
    expect(screen.getByText('vendor of t-500')).toBeInTheDocument();
    expect(screen.queryByText('vendor of t-0')).not.toBeInTheDocument();
  });
});

describe('one scroll over an adapter', () => {
  interface Asked {
    readonly page: number;
    readonly signal: AbortSignal;
    answer(): void;
    fail(): void;
  }

  /** A bank that answers when it is told to. */
  function slowBank(count: number) {
    let rows = heldTransactions(count);
    const open: Asked[] = [];
    let mostAtOnce = 0;
    const adapter = adapterSaying(feed({ accounts: [feedAccount()] }), {
      listTransactions: ({ accountId, page, pageSize }, { signal }) =>
        new Promise((resolve, reject) => {
          const asked: Asked = {
            page,
            signal,
            answer() {
              open.splice(open.indexOf(asked), 1);
              resolve({ accountId, currency: 'CAD', page, pageSize, results: rows.slice((page - 1) * pageSize, page * pageSize), totalResults: rows.length });
            },
            fail() {
              open.splice(open.indexOf(asked), 1);
              reject(new TypeError('Failed to fetch'));
            },
          };
          signal.addEventListener('abort', () => {
            if (open.includes(asked)) open.splice(open.indexOf(asked), 1);
            reject(signal.reason);
          });
          if (pageSize > 1) open.push(asked);
          mostAtOnce = Math.max(mostAtOnce, open.length);
        }),
    });
    return {
      adapter,
      open,
      mostAtOnce: () => mostAtOnce,
      answerAll: async () => {
        await waitFor(() => expect(open.length).toBeGreaterThan(0));
        await act(async () => {
          for (const asked of [...open]) asked.answer();
        });
      },
      prepend(newer: readonly FeedTransaction[]) {
        rows = [...newer, ...rows];
      },
    };
  }

  it('asks for what is in view, shows places for what has not come, and then the rows', async () => {
    const bank = slowBank(1_000_000);
    shown({ adapter: bank.adapter });
    await bank.answerAll();
    expect(await screen.findByText('1,000,000 transactions', { selector: '.bf-pager p' })).toBeInTheDocument();
    expect(table()).toHaveAttribute('aria-rowcount', '1000001');
    fireEvent.keyDown(scroller(), { key: 'End' });
    const places = within(table())
      .getAllByRole('row', { hidden: true })
      .filter((row) => row.dataset['state'] === 'loading');
    expect(places.length).toBeGreaterThanOrEqual(rowsInView);
    await bank.answerAll();
    await waitFor(() => expect(seen().get(1_000_001)).toContain('#999999'));
    expect(
      within(table())
        .getAllByRole('row', { hidden: true })
        .filter((row) => row.dataset['state'] === 'loading' && !row.hidden),
    ).toHaveLength(0);
  });

  it('gives up pages that have passed, and asks for at most four at once', async () => {
    const bank = slowBank(100_000);
    shown({ adapter: bank.adapter });
    await bank.answerAll();
    await screen.findByText('100,000 transactions', { selector: '.bf-pager p' });
    const given: AbortSignal[] = [];
    for (const place of [10_000, 30_000, 50_000, 70_000, 90_000]) {
      scrollTo(place * rowHeight);
      await waitFor(() => expect(bank.open.some(({ page }) => page === place / 100 + 1)).toBe(true));
      given.push(...bank.open.map(({ signal }) => signal));
    }
    expect(bank.mostAtOnce()).toBeLessThanOrEqual(4);
    expect(bank.open.every(({ page }) => Math.abs(page - 901) <= 1)).toBe(true);
    expect(given.filter(({ aborted }) => aborted).length).toBeGreaterThanOrEqual(4);
    await bank.answerAll();
    await waitFor(() => expect(seen().get(90_002)).toContain('#90000'));
  });

  it('stands under headings that the bank has added up, for days of which nothing has come yet too', async () => {
    const bank = slowBank(400);
    const all = heldTransactions(400);
    const dates = [...new Set(all.map(({ date }) => date))];
    const adapter: BankFeedsAdapter = {
      ...bank.adapter,
      getFeed: async () =>
        feed({ accounts: [feedAccount()], capabilities: { credentials: true, hostedLink: true, accountEditing: true, transactionsSummary: true } }),
      summaries: {
        get: async ({ accountId }) => ({
          accountId,
          currency: 'CAD',
          count: 400,
          moneyIn: 1,
          moneyOut: -1,
          days: dates.map((date) => ({ date, count: 4, moneyIn: 100, moneyOut: -200, balance: 0 })),
        }),
      },
    };
    shown({ adapter, groupByDay: true });
    await bank.answerAll();
    await waitFor(() => expect(table()).toHaveAttribute('aria-rowcount', '501'));
    scrollTo(250 * rowHeight);
    const headings = within(table())
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent);
    expect(headings.some((heading) => heading?.includes('+CA$1.00'))).toBe(true);
    await waitFor(() => expect(bank.open.map(({ page }) => page)).toContain(3));
    await bank.answerAll();
    // The item at 250 is the heading of the day whose first transaction is the two hundredth.
    await waitFor(() => expect(seen().get(253)).toContain('#200'));
  });

  it('does not jump when newer ones have come in meanwhile', async () => {
    const bank = slowBank(10_000);
    shown({ adapter: bank.adapter });
    await bank.answerAll();
    await screen.findByText('10,000 transactions', { selector: '.bf-pager p' });
    scrollTo(50 * rowHeight);
    await bank.answerAll();
    await waitFor(() => expect(seen().get(52)).toContain('#50'));
    bank.prepend(heldTransactions(3).map((row, place) => ({ ...row, id: `new-${place}`, description: `New #${place}` })));
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await bank.answerAll();
    await waitFor(() => expect(table()).toHaveAttribute('aria-rowcount', '10004'));
    expect(scroller().scrollTop).toBe(53 * rowHeight);
    await waitFor(() => expect(seen().get(55)).toContain('#50'));
  });

  it('says that pages could not be fetched, keeps what is there, and asks again', async () => {
    const bank = slowBank(10_000);
    shown({ adapter: bank.adapter });
    await bank.answerAll();
    await screen.findByText('10,000 transactions', { selector: '.bf-pager p' });
    scrollTo(5_000 * rowHeight);
    await waitFor(() => expect(bank.open.length).toBeGreaterThan(0));
    await act(async () => {
      for (const asked of [...bank.open]) asked.fail();
    });
    await screen.findByText(/could not be brought up to date/);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await bank.answerAll();
    await waitFor(() => expect(seen().get(5_002)).toContain('#5000'));
    await waitFor(() => expect(screen.queryByText(/could not be brought up to date/)).not.toBeInTheDocument());
  });

  it('asks nothing more once it has gone', async () => {
    const bank = slowBank(1_000);
    const { unmount } = shown({ adapter: bank.adapter });
    await waitFor(() => expect(bank.open.length).toBe(1));
    const [asked] = bank.open;
    unmount();
    expect(asked?.signal.aborted).toBe(true);
    expect(bank.open).toHaveLength(0);
  });
});
