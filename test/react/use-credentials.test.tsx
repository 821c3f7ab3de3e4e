import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { CredentialsVerbs } from '../../src/core/adapter.js';
import { BankFeedsError } from '../../src/core/error.js';
import { BankFeedsProvider, useCredentials, type BankFeedsEvent } from '../../src/index.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';
import { createSmallBank } from '../testing/small-bank.js';

async function connected(verbs: Partial<CredentialsVerbs> = {}) {
  const bank = createSmallBank().adapterOf('first');
  const { signal } = new AbortController();
  await bank.connect({ accountIds: ['first-operating'], consent: { textVersion: '2026-11-01', locale: 'en' } }, { signal });
  return recordedAdapter({ ...bank, credentials: { ...bank.credentials, ...verbs } });
}

function hold(adapter: ReturnType<typeof recordedAdapter>, onEvent?: (event: BankFeedsEvent) => void) {
  return renderHook(useCredentials, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <BankFeedsProvider adapter={adapter} onEvent={onEvent}>
          {children}
        </BankFeedsProvider>
      </StrictMode>
    ),
  });
}

const pair = { username: 'user-c4n4ry-1', password: 'pass-c4n4ry-1' };

describe('credentials', () => {
  it('are not there until a person asks for them', async () => {
    const adapter = await connected();
    const { result } = hold(adapter);
    expect(result.current.held).toBe(false);
    expect(result.current.read()).toBeNull();
    expect(adapter.countOf('issueCredentials')).toBe(0);
  });

  it('are one pair, however often a button is pressed while they are made', async () => {
    const adapter = await connected();
    const { result } = hold(adapter);
    await act(async () => {
      expect(await Promise.all([result.current.issue(), result.current.issue(), result.current.issue()])).toEqual([true, false, false]);
    });
    expect(result.current.read()).toEqual(pair);
    expect(adapter.countOf('issueCredentials')).toBe(1);
  });

  it('are told to nobody: events know of them, and nothing of what they are', async () => {
    const events: BankFeedsEvent[] = [];
    const { result } = hold(await connected(), (event) => events.push(event));
    await act(() => result.current.issue());
    await act(() => result.current.revoke());
    expect(events).toEqual([{ type: 'credentialsIssued' }, { type: 'credentialsRevoked' }]);
  });

  it('are gone when the page is left, so that Back does not bring them again', async () => {
    const { result } = hold(await connected());
    await act(() => result.current.issue());
    act(() => {
      window.dispatchEvent(new Event('pagehide'));
    });
    expect(result.current.held).toBe(false);
    expect(result.current.read()).toBeNull();
  });

  it('are gone when the widget goes', async () => {
    const { result, unmount } = hold(await connected());
    await act(() => result.current.issue());
    const { read } = result.current;
    expect(read()).toEqual(pair);
    unmount();
    expect(read()).toBeNull();
  });

  it('are gone when they are revoked', async () => {
    const { result } = hold(await connected());
    await act(() => result.current.issue());
    await act(() => result.current.revoke());
    expect(result.current.held).toBe(false);
    expect(result.current.read()).toBeNull();
  });

  it('are gone when the session has ended', async () => {
    const ended = new BankFeedsError({ code: 'unauthenticated', stage: 'credentials' });
    const { result } = hold(await connected({ revoke: () => Promise.reject(ended) }));
    await act(() => result.current.issue());
    await act(() => result.current.revoke());
    await waitFor(() => expect(result.current.held).toBe(false));
    expect(result.current.read()).toBeNull();
    expect(result.current).toMatchObject({ error: ended, failed: 'revoking' });
  });

  it('stay when revoking failed, and what failed is told apart', async () => {
    const down = new BankFeedsError({ code: 'codatUnavailable', stage: 'credentials' });
    const { result } = hold(await connected({ revoke: () => Promise.reject(down) }));
    await act(() => result.current.issue());
    await act(() => result.current.revoke());
    expect(result.current).toMatchObject({ held: true, error: down, failed: 'revoking' });
    act(() => result.current.clearError());
    expect(result.current).toMatchObject({ held: true, error: null, failed: null });
  });

  it('never arrive after the widget has gone', async () => {
    let answer = (_: typeof pair) => {};
    const issue = vi.fn(
      () =>
        new Promise<typeof pair>((resolve) => {
          answer = resolve;
        }),
    );
    const { result, unmount } = hold(await connected({ issue }));
    let made: Promise<boolean> = Promise.resolve(true);
    act(() => {
      made = result.current.issue();
    });
    await waitFor(() => expect(issue).toHaveBeenCalledTimes(1));
    const { read } = result.current;
    unmount();
    answer(pair);
    expect(await made).toBe(false);
    expect(read()).toBeNull();
  });

  it('are refused in words where the bank does not offer them', async () => {
    const { credentials: _, ...adapter } = createSmallBank().adapterOf('first');
    const { result } = hold(recordedAdapter(adapter));
    await act(() => result.current.issue());
    expect(result.current).toMatchObject({ held: false, failed: 'issuing', error: { code: 'notOffered' } });
  });
});
