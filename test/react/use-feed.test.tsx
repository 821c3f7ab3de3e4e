import { act, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Feed } from '../../src/core/feed.js';
import { BankFeedsProvider, useBankAccounts, useFeed } from '../../src/index.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';
import { createSmallBank } from '../testing/small-bank.js';

function Status() {
  const { feed } = useFeed();
  return <p>{feed?.status ?? 'loading'}</p>;
}

function AccountNames({ enabled }: { readonly enabled: boolean }) {
  const { accounts } = useBankAccounts({ enabled });
  return <p>{accounts?.map(({ name }) => name).join(', ') ?? 'no accounts'}</p>;
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the feed', () => {
  it('is asked for once, however many widgets show it', async () => {
    const adapter = recordedAdapter(createSmallBank().adapterOf('first'));
    render(
      <StrictMode>
        <BankFeedsProvider adapter={adapter}>
          <Status />
          <Status />
          <Status />
        </BankFeedsProvider>
      </StrictMode>,
    );
    await waitFor(() => expect(screen.getAllByText('notStarted')).toHaveLength(3));
    expect(adapter.countOf('getFeed')).toBe(1);
  });

  it('is asked for again when the server says that news may come, and not while the page is hidden', async () => {
    vi.useFakeTimers();
    let visibility: DocumentVisibilityState = 'visible';
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    const bank = createSmallBank().adapterOf('first');
    let askAgainInMs: Feed['askAgainInMs'] = 5000;
    const adapter = recordedAdapter({ ...bank, getFeed: async (options) => ({ ...(await bank.getFeed(options)), askAgainInMs }) });
    render(
      <BankFeedsProvider adapter={adapter}>
        <Status />
      </BankFeedsProvider>,
    );
    const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
    await pass(0);
    expect(adapter.countOf('getFeed')).toBe(1);
    await pass(5100);
    expect(adapter.countOf('getFeed')).toBe(2);

    visibility = 'hidden';
    await pass(60_000);
    expect(adapter.countOf('getFeed')).toBe(2);

    visibility = 'visible';
    askAgainInMs = null;
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await pass(5100);
    const asked = adapter.countOf('getFeed');
    expect(asked).toBe(3);
    await pass(600_000);
    expect(adapter.countOf('getFeed')).toBe(asked);
  });
});

describe('the bank’s accounts', () => {
  it('are asked for only when they are wanted', async () => {
    const adapter = recordedAdapter(createSmallBank().adapterOf('first'));
    const { rerender } = render(
      <BankFeedsProvider adapter={adapter}>
        <AccountNames enabled={false} />
      </BankFeedsProvider>,
    );
    expect(screen.getByText('no accounts')).toBeInTheDocument();
    expect(adapter.calls).toEqual([]);
    rerender(
      <BankFeedsProvider adapter={adapter}>
        <AccountNames enabled />
      </BankFeedsProvider>,
    );
    expect(await screen.findByText('Opérations, Payroll, Old')).toBeInTheDocument();
    expect(adapter.countOf('listBankAccounts')).toBe(1);
  });
});
