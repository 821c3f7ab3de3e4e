import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { pollSchedule } from '../../../src/core/poll-schedule.js';
import { locales } from '../../../src/core/locale.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';
import { BankFeedsProvider, preloadTransactionsTable, TransactionsTable, type TransactionsTableProps } from '../../../src/index.js';
import { failure } from '../given.js';
import { listingBank } from './listing-bank.js';
import { heldTransactions } from './local-table.js';

const minute = 60_000;

/** None is in a stage that is looked at again for its own sake. */
const before = heldTransactions(60);

function arriving(count: number): readonly FeedTransaction[] {
  return heldTransactions(count).map((row, place) => ({ ...row, id: `new-${place}`, description: `New #${place}` }));
}

// Time stands still below: what is loaded later is there before.
beforeAll(() =>
  Promise.all([preloadTransactionsTable({ display: 'scroll', source: 'adapter' }), import('../../../src/components/transactions-table/NewTransactions.js')]),
);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 15) });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

type Placed = Partial<TransactionsTableProps> & { readonly adapter: BankFeedsAdapter; readonly locale?: string };

async function shown({ adapter, locale = 'en', ...table }: Placed) {
  const view = render(
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable {...table} />
    </BankFeedsProvider>,
  );
  await pass(500);
  expect(screen.getAllByRole('rowheader').length).toBeGreaterThan(0);
  return view;
}

const notice = () => within(document.querySelector<HTMLElement>('[data-bf-part="new"]') ?? document.body);
const firstRow = () => screen.getAllByRole('rowheader')[0]?.textContent;
/** The questions that only count. */
const counting = (bank: ReturnType<typeof listingBank>) => bank.listed.filter(({ pageSize }) => pageSize === 1);

async function press(name: string) {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(500);
}

for (const display of ['pages', 'scroll'] as const) {
  describe(`transactions that come in meanwhile, in ${display}`, () => {
    it('are announced and counted, and shown when the person wants them', async () => {
      const bank = listingBank(before);
      await shown({ adapter: bank.adapter, display });
      const status = document.querySelector('[data-bf-part="new"]');
      expect(status).toHaveAttribute('role', 'status');
      expect(status).toBeEmptyDOMElement();
      bank.holds([...arriving(3), ...before]);
      await pass(minute + 100);
      expect(notice().getByText('3 new transactions')).toBeInTheDocument();
      expect(firstRow()).toContain('#0');
      expect(firstRow()).not.toContain('New');

      bank.holds([...arriving(4), ...before]);
      await pass(minute);
      expect(notice().getByText('4 new transactions')).toBeInTheDocument();

      await press('Show');
      expect(firstRow()).toContain('New #0');
      expect(status).toBeEmptyDOMElement();
      await pass(2 * minute);
      expect(status).toBeEmptyDOMElement();
    });

    it('are asked for a row at a time, once a minute, and not for what is filtered', async () => {
      const bank = listingBank(before);
      await shown({ adapter: bank.adapter, display });
      expect(counting(bank)).toEqual([]);
      await pass(3 * minute + 100);
      expect(counting(bank)).toEqual(Array.from({ length: 3 }, () => ({ accountId: 'operating', page: 1, pageSize: 1, orderBy: '-date', query: '' })));

      fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'coffee' } });
      await pass(1_000);
      bank.holds([...arriving(3), ...before]);
      const asked = counting(bank).length;
      await pass(5 * minute);
      expect(counting(bank)).toHaveLength(asked);
      expect(document.querySelector('[data-bf-part="new"]')).toBeEmptyDOMElement();
    });
  });
}

describe('the notice of new transactions', () => {
  it.each([
    ['en', 1, '1 new transaction', 'Show'],
    ['en', 1_234, '1,234 new transactions', 'Show'],
    ['fr-CA', 1, '1 nouvelle opération', 'Afficher'],
    ['fr-CA', 1_234, '1 234 nouvelles opérations', 'Afficher'],
  ] as const)('is in the reader’s words, in %s: %d', async (locale, count, words, show) => {
    expect(locales).toContain(locale);
    const bank = listingBank(before);
    await shown({ adapter: bank.adapter, locale });
    bank.holds([...arriving(count), ...before]);
    await pass(minute + 100);
    expect(document.querySelector('[data-bf-part="new"] p')?.textContent?.replaceAll('\u00a0', ' ')).toBe(words);
    expect(notice().getByRole('button', { name: show })).toBeInTheDocument();
  });

  it('leads from any page to the first one, which is asked for once', async () => {
    const bank = listingBank(before);
    await shown({ adapter: bank.adapter });
    await press('Next');
    expect(screen.getByText('26–50 of 60')).toBeInTheDocument();
    bank.holds([...arriving(2), ...before]);
    await pass(minute + 100);
    const asked = bank.listed.length;
    await press('Show');
    expect(screen.getByText('1–25 of 62')).toBeInTheDocument();
    expect(firstRow()).toContain('New #0');
    expect(bank.listed.slice(asked).map(({ page, pageSize }) => ({ page, pageSize }))).toEqual([{ page: 1, pageSize: 25 }]);
    expect(document.querySelector('[data-bf-part="new"]')).toBeEmptyDOMElement();
  });

  it('does not come up where nothing came in, or where some have gone', async () => {
    const bank = listingBank(before);
    await shown({ adapter: bank.adapter });
    bank.holds(before.slice(2));
    await pass(2 * minute);
    expect(counting(bank).length).toBeGreaterThan(0);
    expect(document.querySelector('[data-bf-part="new"]')).toBeEmptyDOMElement();
  });

  it('is silent where the question fails, and comes with the next answer', async () => {
    const bank = listingBank(before);
    let isBroken = true;
    await shown({
      adapter: {
        ...bank.adapter,
        listTransactions: (query, options) =>
          isBroken && query.pageSize === 1 ? Promise.reject(failure('network', 'transactions')) : bank.adapter.listTransactions(query, options),
      },
    });
    bank.holds([...arriving(2), ...before]);
    await pass(minute + 100);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByText(/could not be brought up to date/)).toBeNull();
    isBroken = false;
    await pass(minute + 100);
    expect(notice().getByText('2 new transactions')).toBeInTheDocument();
  });
});

describe('nobody is asked', () => {
  it('while the page is hidden', async () => {
    const bank = listingBank(before);
    await shown({ adapter: bank.adapter });
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(5 * minute);
    expect(counting(bank)).toEqual([]);
    hidden.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(minute + 100);
    expect(counting(bank).length).toBeGreaterThan(0);
  });

  it('where nobody has touched the page for half an hour', async () => {
    const bank = listingBank(before);
    await shown({ adapter: bank.adapter });
    await pass(pollSchedule.stopAfterMs);
    const asked = counting(bank).length;
    expect(asked).toBeGreaterThan(25);
    await pass(10 * minute);
    expect(counting(bank).length - asked).toBeLessThanOrEqual(1);
  });

  it('once the table has gone', async () => {
    const bank = listingBank(before);
    const { unmount } = await shown({ adapter: bank.adapter });
    unmount();
    await pass(5 * minute);
    expect(counting(bank)).toEqual([]);
  });

  it('where the host holds the transactions', async () => {
    const bank = listingBank(before);
    await act(() => preloadTransactionsTable({ display: 'pages', source: 'array' }));
    await shown({ adapter: bank.adapter, transactions: before, currency: 'CAD' });
    await pass(5 * minute);
    expect(bank.listed).toEqual([]);
  });
});
