import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { getNonce, setNonce } from 'get-nonce';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { BankFeedsError } from '../../src/core/error.js';
import { BankFeedsProvider, useFeed } from '../../src/index.js';
import { createSmallBank } from '../testing/small-bank.js';

function Institution() {
  const { feed, error, status, refresh } = useFeed();
  return (
    <>
      <p>
        {status}: {feed?.institutionName ?? error?.code ?? 'nothing'}
      </p>
      <button onClick={() => void refresh()}>again</button>
    </>
  );
}

function named(institutionName: string): BankFeedsAdapter {
  const adapter = createSmallBank().adapterOf('first');
  return { ...adapter, getFeed: async (options) => ({ ...(await adapter.getFeed(options)), institutionName }) };
}

function failing(cause: unknown): BankFeedsAdapter {
  return { ...createSmallBank().adapterOf('first'), getFeed: () => Promise.reject(cause) };
}

afterEach(() => {
  setNonce('');
  vi.restoreAllMocks();
});

describe('the provider', () => {
  it('is missed in words that say what to do', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(<Institution />)).toThrow(/outside of <BankFeedsProvider>.*Wrap/s);
  });

  it('shows nothing of one customer to the next', async () => {
    const { rerender } = render(
      <BankFeedsProvider adapter={named('First Bank')}>
        <Institution />
      </BankFeedsProvider>,
    );
    await screen.findByText('ready: First Bank');
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const second = named('Second Bank');
    const slow: BankFeedsAdapter = { ...second, getFeed: (options) => answered.then(() => second.getFeed(options)) };
    rerender(
      <BankFeedsProvider adapter={slow}>
        <Institution />
      </BankFeedsProvider>,
    );
    expect(screen.getByText('loading: nothing')).toBeInTheDocument();
    act(answer);
    expect(await screen.findByText('ready: Second Bank')).toBeInTheDocument();
  });

  it('tells the host of a failure once, and of an ended session', async () => {
    const onError = vi.fn();
    const onSessionExpired = vi.fn();
    const ended = new BankFeedsError({ code: 'unauthenticated', stage: 'feed', correlationId: 'c-1' });
    render(
      <BankFeedsProvider adapter={failing(ended)} onError={onError} onSessionExpired={onSessionExpired}>
        <Institution />
      </BankFeedsProvider>,
    );
    await screen.findByText('failed: unauthenticated');
    expect(onError.mock.calls).toEqual([[ended]]);
    expect(onSessionExpired).toHaveBeenCalledTimes(1);
  });

  it('turns whatever a host’s own adapter throws into an error of this library', async () => {
    const onError = vi.fn<(error: BankFeedsError) => void>();
    const cause = new TypeError('the host’s own');
    render(
      <BankFeedsProvider adapter={failing(cause)} onError={onError}>
        <Institution />
      </BankFeedsProvider>,
    );
    await screen.findByText('failed: unexpectedAnswer');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'unexpectedAnswer', stage: 'feed', cause });
  });

  it('keeps what is known when asking again fails', async () => {
    const adapter = named('First Bank');
    let broken = false;
    const later: BankFeedsAdapter = {
      ...adapter,
      getFeed: (options) => (broken ? Promise.reject(new BankFeedsError({ code: 'network', stage: 'feed' })) : adapter.getFeed(options)),
    };
    render(
      <BankFeedsProvider adapter={later}>
        <Institution />
      </BankFeedsProvider>,
    );
    await screen.findByText('ready: First Bank');
    broken = true;
    await userEvent.click(screen.getByRole('button', { name: 'again' }));
    expect(await screen.findByText('stale: First Bank')).toBeInTheDocument();
  });

  it('hands the page’s nonce on, but never over one that the host has set', async () => {
    const { unmount } = render(
      <BankFeedsProvider adapter={named('Bank')} cspNonce="from-prop">
        <Institution />
      </BankFeedsProvider>,
    );
    await screen.findByText('ready: Bank');
    expect(getNonce()).toBe('from-prop');
    unmount();
    setNonce('from-host');
    render(
      <BankFeedsProvider adapter={named('Bank')} cspNonce="from-prop">
        <Institution />
      </BankFeedsProvider>,
    );
    await screen.findByText('ready: Bank');
    expect(getNonce()).toBe('from-host');
  });
});
