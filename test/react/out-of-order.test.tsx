import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Feed } from '../../src/core/feed.js';
import { transactionOrders, type TransactionOrder } from '../../src/core/transaction.js';
import { BankFeedsProvider, useFeed, useTransactions } from '../../src/index.js';
import { adapterSaying, adapterWithRows, feed, transaction } from '../components/given.js';

/* Back ends that heed no signal and answer in whatever order: what is shown is the answer to what was asked last. */

describe('answers in any order', () => {
  it('never put the rows of another question under this one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler({ act }), fc.array(fc.constantFrom(...transactionOrders), { minLength: 2, maxLength: 6 }), async (scheduler, asked) => {
        const wrong: string[] = [];
        function Rows({ orderBy }: { readonly orderBy: TransactionOrder }) {
          const { page, turning } = useTransactions({ accountId: 'operating', orderBy });
          const shown = page?.results[0]?.description ?? 'nothing';
          if (page && !turning && shown !== orderBy) wrong.push(`${shown} under ${orderBy}`);
          return <p>{turning ? 'turning' : shown}</p>;
        }
        const adapter = {
          ...adapterWithRows([]),
          listTransactions: ({ accountId, orderBy }: { readonly accountId: string; readonly orderBy: TransactionOrder }) =>
            scheduler.schedule(
              Promise.resolve({ accountId, currency: 'CAD', page: 1, pageSize: 25, totalResults: 1, results: [transaction({ description: orderBy })] }),
              orderBy,
            ),
        };
        const under = (orderBy: TransactionOrder) => <BankFeedsProvider adapter={adapter}><Rows orderBy={orderBy} /></BankFeedsProvider>;
        try {
          const [first = '-date', ...others] = asked;
          const { rerender } = render(under(first));
          for (const orderBy of others) {
            await act(async () => {});
            if (scheduler.count() > 1) await scheduler.waitOne();
            rerender(under(orderBy));
          }
          await act(async () => {});
          await scheduler.waitIdle();
          await waitFor(() => expect(screen.getByText(asked.at(-1) ?? first)).toBeInTheDocument());
          expect(wrong).toEqual([]);
        } finally {
          cleanup();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('change nothing and complain of nothing after the widget has gone', async () => {
    const complaints = vi.spyOn(console, 'error');
    await fc.assert(
      fc.asyncProperty(fc.scheduler({ act }), fc.nat(3), async (scheduler, widgets) => {
        function Status() {
          return <p>{useFeed().feed?.status ?? 'loading'}</p>;
        }
        const adapter = adapterSaying({}, { getFeed: () => scheduler.schedule(Promise.resolve<Feed>(feed())) });
        const { unmount } = render(<BankFeedsProvider adapter={adapter}>{Array.from({ length: widgets + 1 }, (_, index) => <Status key={index} />)}</BankFeedsProvider>);
        await act(async () => {});
        unmount();
        await scheduler.waitIdle();
        expect(document.body.textContent).toBe('');
      }),
      { numRuns: 20 },
    );
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});
