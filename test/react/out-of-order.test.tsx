import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { instantAt } from '../../src/core/clock.js';
import type { Feed } from '../../src/core/feed.js';
import { transactionOrders, type TransactionOrder } from '../../src/core/transaction.js';
import { BankFeedsProvider, useAccountEditing, useBankAccounts, useConnect, useCredentials, useFeed, useHostedLink, useTransactions } from '../../src/index.js';
import { adapterSaying, adapterWithRows, failure, feed, feedAccount, transaction } from '../components/given.js';

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
        const under = (orderBy: TransactionOrder) => (
          <BankFeedsProvider adapter={adapter}>
            <Rows orderBy={orderBy} />
          </BankFeedsProvider>
        );
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
        const { unmount } = render(
          <BankFeedsProvider adapter={adapter}>
            {Array.from({ length: widgets + 1 }, (_, index) => (
              <Status key={index} />
            ))}
          </BankFeedsProvider>,
        );
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

  it('never put back what a change has changed: the newest state of the server is what is shown', async () => {
    const gestures = fc.array(fc.constantFrom('look', 'rename', 'issue', 'revoke', 'remove', 'answer'), { minLength: 3, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler({ act }), gestures, async (scheduler, asked) => {
        let server = feed({ accounts: [feedAccount(), feedAccount({ id: 'payroll', name: 'Payroll' })] });
        let made = 0;
        let moment = Date.parse(server.asOf);
        const answered = () => ({ ...server, answeredAt: instantAt((moment += 1)) });
        /** The server does it when it is asked; its answer travels for as long as it likes. */
        const changed = (parts: Partial<Feed>) => {
          server = { ...server, ...parts };
          return scheduler.schedule(Promise.resolve(answered()), 'change');
        };
        const given = adapterSaying({});
        const adapter = {
          ...given,
          getFeed: () => scheduler.schedule(Promise.resolve(answered()), 'look'),
          credentials: {
            issue: () => {
              made += 1;
              server = { ...server, credentialsIssuedAt: `2026-11-20T15:00:0${made % 10}.000Z` };
              return scheduler.schedule(Promise.resolve({ username: `u${made}`, password: `p${made}` }), 'issue');
            },
            revoke: () => changed({ credentialsIssuedAt: null }),
          },
          accountEditing: {
            ...given.accountEditing,
            rename: (_: string, name: string) => changed({ accounts: server.accounts.map((account) => ({ ...account, name })) }),
            remove: (id: string) => changed({ accounts: server.accounts.filter((account) => account.id !== id) }),
          },
        };
        const hooks = () => ({ feed: useFeed(), credentials: useCredentials(), editing: useAccountEditing() });
        const { result, unmount } = renderHook(hooks, { wrapper: ({ children }) => <BankFeedsProvider adapter={adapter}>{children}</BankFeedsProvider> });
        const asking: Record<(typeof asked)[number], (index: number) => unknown> = {
          look: () => result.current.feed.refresh(),
          rename: (index) => result.current.editing.rename.run('operating', `Name ${index}`),
          issue: () => result.current.credentials.issue(),
          revoke: () => result.current.credentials.revoke(),
          remove: () => result.current.editing.remove.run('payroll'),
          answer: () => undefined,
        };
        try {
          await act(async () => {});
          await scheduler.waitIdle();
          for (const [index, gesture] of asked.entries()) {
            await act(async () => void asking[gesture](index));
            if (gesture === 'answer' && scheduler.count() > 0) await scheduler.waitOne();
          }
          await scheduler.waitIdle();
          await act(async () => {});
          await scheduler.waitIdle();
          await waitFor(() => expect(result.current.feed.refreshing).toBe(false));
          const { accounts, credentialsIssuedAt } = result.current.feed.feed ?? server;
          expect({ accounts, credentialsIssuedAt }).toEqual({ accounts: server.accounts, credentialsIssuedAt: server.credentialsIssuedAt });
        } finally {
          unmount();
          cleanup();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of whatever was under way change nothing, tell nobody and leave no secret after the page has gone', async () => {
    const complaints = vi.spyOn(console, 'error');
    const verbs = ['look', 'accounts', 'rows', 'connect', 'issue', 'revoke', 'link', 'add', 'rename', 'remove', 'disconnect'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler({ act }),
        fc.uniqueArray(fc.constantFrom(...verbs), { minLength: 1 }),
        fc.nat(6),
        fc.boolean(),
        async (scheduler, asked, answered, failing) => {
          const given = adapterSaying({});
          const late = <Answer,>(answer: Answer) =>
            scheduler.schedule(Promise.resolve()).then(() => (failing ? Promise.reject<Answer>(failure('codatUnavailable')) : answer));
          const pair = { username: 'user-c4n4ry', password: 'pass-c4n4ry' };
          const adapter = {
            ...given,
            getFeed: () => scheduler.schedule(Promise.resolve(feed({ status: 'notStarted', accounts: [] }))),
            listBankAccounts: () => late([]),
            listTransactions: () => late({ accountId: 'operating', currency: 'CAD', page: 1, pageSize: 25, totalResults: 0, results: [] }),
            connect: () => late(feed()),
            disconnect: () => late(feed()),
            credentials: { issue: () => late(pair), revoke: () => late(feed()) },
            hostedLink: { get: () => late({ url: 'https://link.codat.io/?otp=c4n4ry', expiresInMs: 3_600_000 }) },
            accountEditing: { add: () => late(feed()), rename: () => late(feed()), remove: () => late(feed()) },
          };
          const told: unknown[] = [];
          const hooks = () => ({
            feed: useFeed(),
            accounts: useBankAccounts(),
            rows: useTransactions({ accountId: 'operating' }),
            connect: useConnect({ locale: 'en' }),
            credentials: useCredentials(),
            link: useHostedLink(),
            editing: useAccountEditing(),
          });
          const { result, unmount } = renderHook(hooks, {
            wrapper: ({ children }) => (
              <BankFeedsProvider
                adapter={adapter}
                onError={(error) => told.push(error)}
                onEvent={(event) => told.push(event)}
                onSessionExpired={() => void told.push('session')}
              >
                {children}
              </BankFeedsProvider>
            ),
          });
          const gestures: Record<(typeof verbs)[number], () => unknown> = {
            look: () => result.current.feed.refresh(),
            accounts: () => result.current.accounts.refresh(),
            rows: () => result.current.rows.refresh(),
            connect: () => result.current.connect.open(),
            issue: () => result.current.credentials.issue(),
            revoke: () => result.current.credentials.revoke(),
            link: () => result.current.link.get(),
            add: () => result.current.editing.add.run(['payroll']),
            rename: () => result.current.editing.rename.run('operating', 'Other'),
            remove: () => result.current.editing.remove.run('operating'),
            disconnect: () => result.current.editing.disconnect.run(),
          };
          for (const verb of asked) await act(async () => void gestures[verb]());
          for (let count = 0; count < answered && scheduler.count() > 0; count += 1) await scheduler.waitOne();
          const last = result.current;
          unmount();
          const toldBefore = told.length;
          await scheduler.waitIdle();
          expect(told).toHaveLength(toldBefore);
          expect(result.current).toBe(last);
          expect(last.credentials.read()).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});
