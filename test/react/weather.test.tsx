import { act, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BankFeedsError } from '../../src/core/error.js';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import type { FeedTransaction, TransactionPage } from '../../src/core/transaction.js';
import {
  BankFeedAccountStatusList,
  BankFeedsProvider,
  ConnectToQuickBooksButton,
  ConsentReceipt,
  CredentialsPanel,
  preloadTransactionsTable,
  TransactionsTable,
  useFeed,
} from '../../src/index.js';
import { adapterWithRows, feed, feedAccount, transaction } from '../components/given.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

/* Networks go and come back, and machines fall asleep: what is shown then, and that nobody has to click. */

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60 * count);

let visibility: DocumentVisibilityState;
let onLine: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 15) });
  visibility = 'visible';
  onLine = true;
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => onLine);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

/** The answers that are there have been taken in. */
const settled = () => pass(100);

async function goes(state: 'online' | 'offline') {
  onLine = state === 'online';
  await act(async () => {
    window.dispatchEvent(new Event(state));
  });
  await settled();
}

async function see(state: DocumentVisibilityState) {
  visibility = state;
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await settled();
}

/** Timers and the steady clock stand still; the wall clock does not. */
function sleep(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

/** A back end behind the customer's network: without it, every question fails as the HTTP adapter fails. */
function behindTheNetwork(parts: Parameters<typeof feed>[0] = {}) {
  const right: BankFeedsAdapter = { ...adapterWithRows([transaction()]), getFeed: async () => feed(parts) };
  const overNetwork =
    <Rest extends readonly unknown[], Answer>(verb: (...rest: Rest) => Promise<Answer>) =>
    async (...rest: Rest): Promise<Answer> => {
      if (!onLine) throw new BankFeedsError({ code: 'network', stage: 'feed' });
      return verb(...rest);
    };
  return recordedAdapter({
    ...right,
    getFeed: overNetwork(right.getFeed),
    listTransactions: overNetwork(right.listTransactions),
    listBankAccounts: overNetwork(right.listBankAccounts),
  });
}

interface Widget {
  readonly element: ReactElement;
  /** What it says once it knows. */
  readonly says: string | RegExp;
}

const widgets: Readonly<Record<string, Widget>> = {
  BankFeedAccountStatusList: { element: <BankFeedAccountStatusList onConnect={() => undefined} />, says: 'Disconnect all accounts' },
  CredentialsPanel: { element: <CredentialsPanel instructions={false} />, says: 'Get credentials' },
  TransactionsTable: { element: <TransactionsTable />, says: 'Coffee' },
  ConsentReceipt: { element: <ConsentReceipt />, says: /^You have not agreed to anything yet/ },
};

describe('without a network', () => {
  it.each(Object.entries(widgets))('%s says so at once, and recovers by itself when the network is back', async (_, { element, says }) => {
    onLine = false;
    render(<BankFeedsProvider adapter={behindTheNetwork()}>{element}</BankFeedsProvider>);
    await settled();
    expect(screen.getByRole('alert')).toHaveTextContent('Check your internet connection.');
    await goes('online');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText(says)).toBeInTheDocument();
  });

  it.each(Object.entries(widgets))('%s keeps what it knew', async (_, { element, says }) => {
    const adapter = behindTheNetwork({ askAgainInMs: 5_000 });
    render(<BankFeedsProvider adapter={adapter}>{element}</BankFeedsProvider>);
    await settled();
    expect(screen.getByText(says)).toBeInTheDocument();
    await goes('offline');
    const asked = adapter.calls.length;
    await pass(minutes(10));
    expect(adapter.calls).toHaveLength(asked);
    expect(screen.getByText(says)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    await goes('online');
    expect(adapter.calls.length).toBeGreaterThan(asked);
    await pass(5_100);
    expect(adapter.countOf('getFeed')).toBeGreaterThanOrEqual(3);
  });

  it('an answer to “Refresh” is that it did not work, and the way back needs no click', async () => {
    render(
      <BankFeedsProvider adapter={behindTheNetwork()}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    await settled();
    await goes('offline');
    act(() => screen.getByRole('button', { name: 'Refresh' }).click());
    await settled();
    expect(screen.getByText(/^Could not be brought up to date/)).toBeInTheDocument();
    await goes('online');
    expect(screen.queryByText(/^Could not be/)).toBeNull();
  });

  it('the wait for QuickBooks rests, and goes on when the network is back', async () => {
    const adapter = behindTheNetwork({ status: 'pending', accounts: [feedAccount({ status: 'pending' })], credentialsIssuedAt: '2026-11-20T14:59:00.000Z' });
    const waiting = await openWaiting(adapter);
    await goes('offline');
    const asked = adapter.countOf('getFeed');
    await pass(minutes(10));
    expect(adapter.countOf('getFeed')).toBe(asked);
    expect(waiting).toBeInTheDocument();
    await goes('online');
    expect(adapter.countOf('getFeed')).toBeGreaterThan(asked);
    const back = adapter.countOf('getFeed');
    await pass(minutes(2));
    expect(adapter.countOf('getFeed')).toBeGreaterThan(back);
  });
});

async function openWaiting(adapter: BankFeedsAdapter): Promise<HTMLElement> {
  vi.useRealTimers();
  render(
    <BankFeedsProvider adapter={adapter}>
      <ConnectToQuickBooksButton />
    </BankFeedsProvider>,
  );
  (await screen.findByRole('button', { name: 'Continue connecting to QuickBooks' })).click();
  const heading = await screen.findByRole('heading', { name: 'Waiting for QuickBooks' });
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 15) });
  // From here on the wait's own timers are the faked ones.
  act(() => screen.getByRole('button', { name: 'Look again' }).click());
  await settled();
  return heading;
}

describe('transactions in one scroll', () => {
  beforeAll(() => preloadTransactionsTable({ display: 'scroll', source: 'adapter' }));

  const inOneScroll = (adapter: BankFeedsAdapter) =>
    render(
      <BankFeedsProvider adapter={adapter}>
        <TransactionsTable display="scroll" />
      </BankFeedsProvider>,
    );
  const isOld = () => screen.queryByText(/could not be brought up to date/) !== null;
  const refresh = async () => {
    act(() => screen.getByRole('button', { name: 'Refresh' }).click());
    await settled();
  };

  it('that could not be fetched come by themselves when the network is back', async () => {
    inOneScroll(behindTheNetwork());
    await settled();
    expect(screen.getByText('Coffee')).toBeInTheDocument();
    await goes('offline');
    await refresh();
    expect(isOld()).toBe(true);
    await goes('online');
    expect(isOld()).toBe(false);
  });

  it('are asked for again when the tab is seen after a while, and once only', async () => {
    const adapter = behindTheNetwork();
    inOneScroll(adapter);
    await settled();
    expect(adapter.countOf('listTransactions')).toBe(1);
    await see('hidden');
    sleep(30_000);
    await see('visible');
    expect(adapter.countOf('listTransactions')).toBe(2);
    await see('hidden');
    await see('visible');
    expect(adapter.countOf('listTransactions')).toBe(2);
  });

  it('tell how far a long send has come, until it is over; not in a tab that nobody sees', async () => {
    const given = behindTheNetwork();
    let sending: TransactionPage['sending'] = { sent: 1_000, total: 2_284 };
    let stage: FeedTransaction['stage'] = 'sending';
    const adapter = recordedAdapter({
      ...given,
      listTransactions: async (query, call) => ({ ...(await given.listTransactions(query, call)), results: [transaction({ stage })], sending }),
    });
    const { unmount } = inOneScroll(adapter);
    await settled();
    await act(() => vi.dynamicImportSettled());
    await settled();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '1000');
    await see('hidden');
    const asked = adapter.countOf('listTransactions');
    await pass(minutes(1));
    expect(adapter.countOf('listTransactions')).toBe(asked);
    sending = { sent: 2_000, total: 2_284 };
    await see('visible');
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '2000');
    sending = null;
    await pass(5_100);
    expect(screen.queryByRole('progressbar')).toBeNull();
    stage = 'sent';
    await pass(15_100);
    expect(screen.getByRole('button', { name: 'Sent' })).toBeInTheDocument();
    const askedInAll = adapter.countOf('listTransactions');
    await pass(30_000);
    expect(adapter.countOf('listTransactions')).toBe(askedInAll);
    unmount();
    await goes('online');
    await pass(minutes(1));
    expect(adapter.countOf('listTransactions')).toBe(askedInAll);
  });
});

describe('after a sleep of eight hours', () => {
  const pending = { status: 'pending', accounts: [feedAccount({ status: 'pending' })], credentialsIssuedAt: '2026-11-20T14:59:00.000Z' } as const;

  it('the wait for QuickBooks looks at once when the page is seen again, and goes on', async () => {
    const adapter = behindTheNetwork(pending);
    await openWaiting(adapter);
    await see('hidden');
    sleep(hours(8));
    const asked = adapter.countOf('getFeed');
    await see('visible');
    expect(adapter.countOf('getFeed')).toBeGreaterThan(asked);
    await pass(minutes(2));
    expect(adapter.countOf('getFeed')).toBeGreaterThan(asked + 3);
    expect(screen.queryByText(/stopped looking/)).toBeNull();
  });

  it('the wait goes on as well where the browser tells nobody of the sleep', async () => {
    const adapter = behindTheNetwork(pending);
    await openWaiting(adapter);
    const asked = adapter.countOf('getFeed');
    sleep(hours(8));
    await pass(minutes(2));
    expect(adapter.countOf('getFeed')).toBeGreaterThan(asked + 3);
  });

  it('the feed is asked for at once, and what it says is no longer called old', async () => {
    const given = { asOf: '2026-11-20T15:00:00.000Z', answeredAt: '2026-11-20T15:00:00.000Z' };
    const adapter = recordedAdapter({ ...adapterWithRows([]), getFeed: async () => feed(given) });
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    await settled();
    await see('hidden');
    sleep(hours(60));
    Object.assign(given, { asOf: '2026-11-23T03:00:00.000Z', answeredAt: '2026-11-23T03:00:00.000Z' });
    await see('visible');
    expect(adapter.countOf('getFeed')).toBe(2);
    expect(document.querySelector('[data-bf-part="advice"]')).toHaveAttribute('data-state', 'connected');
  });
});

describe('with a wrong clock', () => {
  it.each([24, -24, 72, -72])(
    '%s hours off, what has just been answered is not called old, and the feed is asked for as often as the server wants',
    async (off) => {
      vi.setSystemTime(Date.now() + hours(off));
      const adapter = behindTheNetwork({ askAgainInMs: 30_000 });
      function Status() {
        return <p>{useFeed().status}</p>;
      }
      render(
        <BankFeedsProvider adapter={adapter}>
          <BankFeedAccountStatusList />
          <Status />
        </BankFeedsProvider>,
      );
      await settled();
      expect(document.querySelector('[data-bf-part="advice"]')).toHaveAttribute('data-state', 'connected');
      await pass(minutes(5));
      expect(adapter.countOf('getFeed')).toBe(11);
      expect(screen.getByText('ready')).toBeInTheDocument();
      expect(document.querySelector('[data-bf-part="advice"]')).toHaveAttribute('data-state', 'connected');
    },
  );
});

describe('a page that is left open', () => {
  it('asks for half an hour, so that it does not keep the customer signed in; and at once when somebody touches it', async () => {
    const adapter = behindTheNetwork({ askAgainInMs: 30_000 });
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    await pass(minutes(29));
    const asked = adapter.countOf('getFeed');
    expect(asked).toBeGreaterThan(55);
    await pass(minutes(120));
    expect(adapter.countOf('getFeed')).toBeLessThanOrEqual(asked + 3);

    const rested = adapter.countOf('getFeed');
    act(() => {
      document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    });
    await settled();
    expect(adapter.countOf('getFeed')).toBe(rested + 1);
    await pass(minutes(2));
    expect(adapter.countOf('getFeed')).toBe(rested + 5);
  });

  it('goes on while somebody is at it', async () => {
    const adapter = behindTheNetwork({ askAgainInMs: 30_000 });
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await pass(minutes(15));
      act(() => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'a' }));
      });
    }
    expect(adapter.countOf('getFeed')).toBeGreaterThan(115);
  });

  it('asks no more by itself once the session has ended', async () => {
    let signedIn = true;
    const adapter = recordedAdapter({
      ...adapterWithRows([]),
      getFeed: async () => {
        if (!signedIn) throw new BankFeedsError({ code: 'unauthenticated', stage: 'feed' });
        return feed({ askAgainInMs: 5_000 });
      },
    });
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    await settled();
    signedIn = false;
    await pass(minutes(10));
    expect(adapter.countOf('getFeed')).toBe(2);
    signedIn = true;
    await see('hidden');
    await see('visible');
    await pass(minutes(1));
    expect(adapter.countOf('getFeed')).toBeGreaterThan(10);
  });
});
