import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BankFeedsProvider, useHostedLink, type UseHostedLinkOptions } from '../../src/index.js';
import { createSmallBank } from '../testing/small-bank.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;

function linked(url = 'https://link.codat.io/company/1?otp=c4n4ry', options: UseHostedLinkOptions = {}) {
  const get = vi.fn(async () => ({ url, expiresInMs: 60 * minute }));
  const adapter = { ...createSmallBank().adapterOf('first'), hostedLink: { get } };
  const wrapper = ({ children }: { children: ReactNode }) => <BankFeedsProvider adapter={adapter}>{children}</BankFeedsProvider>;
  return { get, ...renderHook(() => useHostedLink(options), { wrapper }) };
}

async function pass(milliseconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

describe('the way into Codat’s page', () => {
  it('is fetched when it is wanted and not before', async () => {
    const { result, get } = linked();
    expect(result.current).toMatchObject({ state: 'none', url: null });
    expect(get).not.toHaveBeenCalled();
    await act(() => result.current.get());
    expect(result.current.state).toBe('fresh');
    expect(result.current.url?.host).toBe('link.codat.io');
  });

  it('warns five minutes before it ends, and then leads nowhere', async () => {
    const { result } = linked();
    await act(() => result.current.get());
    await pass(55 * minute - 1);
    expect(result.current.state).toBe('fresh');
    await pass(1);
    expect(result.current.state).toBe('expiring');
    expect(result.current.url).not.toBeNull();
    await pass(5 * minute);
    expect(result.current).toMatchObject({ state: 'expired', url: null });
  });

  it('is noticed to have ended when the machine wakes up', async () => {
    let now = 0;
    const { result } = linked(undefined, { clock: () => now });
    await act(() => result.current.get());
    now = 90 * minute;
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(result.current).toMatchObject({ state: 'expired', url: null });
  });

  it('is noticed to have ended soon after the machine wakes up, though nothing else happens', async () => {
    const { result } = linked();
    await act(() => result.current.get());
    await pass(minute);
    // Asleep: timers and the steady clock stand still, the wall clock does not.
    vi.setSystemTime(Date.now() + 8 * 60 * minute);
    expect(result.current.state).toBe('fresh');
    await pass(15_000);
    expect(result.current).toMatchObject({ state: 'expired', url: null });
  });

  it.each([24, -24])('does not care for a wall clock that is %s hours wrong', async (hours) => {
    vi.setSystemTime(Date.now() + hours * 60 * minute);
    const { result } = linked();
    await act(() => result.current.get());
    await pass(54 * minute);
    expect(result.current.state).toBe('fresh');
    await pass(2 * minute);
    expect(result.current.state).toBe('expiring');
  });

  it('does not live longer when the wall clock is set back', async () => {
    const { result } = linked();
    await act(() => result.current.get());
    vi.setSystemTime(Date.now() - 24 * 60 * minute);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(result.current.state).toBe('fresh');
    await pass(56 * minute);
    expect(result.current.state).toBe('expiring');
  });

  it('can be had anew, with its own hour', async () => {
    const { result, get } = linked();
    await act(() => result.current.get());
    await pass(57 * minute);
    expect(result.current.state).toBe('expiring');
    await act(() => result.current.get());
    expect(result.current.state).toBe('fresh');
    await pass(54 * minute);
    expect(result.current.state).toBe('fresh');
    await pass(minute);
    expect(result.current.state).toBe('expiring');
    expect(get).toHaveBeenCalledTimes(2);
  });

  it.each(['https://evil.example/?otp=c4n4ry', 'javascript:alert(1)', 'http://link.codat.io/', 'https://link.codat.io@evil.example/'])(
    'is refused when it leads elsewhere: %s',
    async (url) => {
      const { result } = linked(url);
      await act(() => result.current.get());
      expect(result.current).toMatchObject({ state: 'none', url: null, error: { code: 'linkRefused' } });
      expect(result.current.error?.message).not.toContain('c4n4ry');
    },
  );

  it('may lead to what the host allows', async () => {
    const { result } = linked('http://localhost:4010/link?otp=1', { linkOrigins: ['http://localhost:4010'] });
    await act(() => result.current.get());
    expect(result.current.url?.origin).toBe('http://localhost:4010');
  });

  it('leaves no timer when the widget goes', async () => {
    const { result, unmount } = linked();
    await act(() => result.current.get());
    const clocks = vi.getTimerCount();
    expect(clocks).toBeGreaterThan(0);
    unmount();
    expect(vi.getTimerCount()).toBeLessThan(clocks);
  });
});
