import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Feed } from '../../src/core/feed.js';
import { BankFeedsProvider, useAccountEditing, useFeed, type BankFeedsEvent, type UseAccountEditing } from '../../src/index.js';
import { adapterSaying, failure, feed, feedAccount, unanswered } from '../components/given.js';

const renamed = feed({ accounts: [feedAccount({ name: 'Renamed' })] });

describe('editing the accounts', () => {
  it('answers over a question that was asked before it', async () => {
    let answerOld = (_: Feed) => {};
    let asked = 0;
    const given = adapterSaying({});
    const adapter = {
      ...given,
      getFeed: () => {
        asked += 1;
        if (asked === 2)
          return new Promise<Feed>((resolve) => {
            answerOld = resolve;
          });
        return Promise.resolve(asked === 1 ? feed() : renamed);
      },
      accountEditing: { ...given.accountEditing, rename: async () => renamed },
    };
    let editing: UseAccountEditing | null = null;
    let refresh = async () => {};
    function Name() {
      const shown = useFeed();
      editing = useAccountEditing();
      refresh = shown.refresh;
      return <p>{shown.feed?.accounts[0]?.name ?? 'nothing'}</p>;
    }
    render(
      <BankFeedsProvider adapter={adapter}>
        <Name />
      </BankFeedsProvider>,
    );
    await screen.findByText('Operating account');
    act(() => void refresh());
    await waitFor(() => expect(asked).toBe(2));
    await act(async () => {
      await editing?.rename.run('operating', 'Renamed');
    });
    expect(screen.getByText('Renamed')).toBeInTheDocument();
    await act(async () => answerOld(feed()));
    expect(screen.getByText('Renamed')).toBeInTheDocument();
  });

  it('tells apart what is busy and what failed', async () => {
    const events: BankFeedsEvent[] = [];
    const onError = vi.fn();
    const given = adapterSaying({});
    const down = failure('codatUnavailable', 'accounts');
    const adapter = { ...given, accountEditing: { ...given.accountEditing, rename: async () => renamed, remove: () => Promise.reject(down) } };
    const wrapper = ({ children }: { children: ReactNode }) => (
      <BankFeedsProvider adapter={adapter} onError={onError} onEvent={(event) => events.push(event)}>
        {children}
      </BankFeedsProvider>
    );
    const { result } = renderHook(useAccountEditing, { wrapper });
    let done: Promise<boolean> = Promise.resolve(false);
    act(() => {
      done = result.current.rename.run('operating', 'Renamed');
    });
    expect(result.current).toMatchObject({ rename: { busy: true }, remove: { busy: false } });
    await act(async () => {
      expect(await done).toBe(true);
    });
    await act(async () => {
      expect(await result.current.remove.run('operating')).toBe(false);
    });
    expect(result.current).toMatchObject({ rename: { busy: false, error: null }, remove: { busy: false, error: down } });
    expect(events).toEqual([{ type: 'accountRenamed' }]);
    expect(onError.mock.calls).toEqual([[down]]);
  });

  it.each([
    ['failed', 'stays', () => Promise.reject(failure('network', 'disconnect'))],
    ['was called off', 'leaves', ({ signal }: { readonly signal: AbortSignal }) => unanswered({ signal })],
  ] as const)('asks for the feed again after a change that %s: it may have been made all the same', async (_, widget, disconnect) => {
    let asked = 0;
    const adapter = adapterSaying(
      () => {
        asked += 1;
        return feed();
      },
      { disconnect },
    );
    function Looking({ children }: { readonly children: ReactNode }) {
      useFeed();
      return children;
    }
    function Ending() {
      const { disconnect: ending } = useAccountEditing();
      return <button onClick={() => void ending.run()}>{ending.busy ? 'Ending' : 'End'}</button>;
    }
    const page = (content: ReactNode) => (
      <BankFeedsProvider adapter={adapter}>
        <Looking>{content}</Looking>
      </BankFeedsProvider>
    );
    const { rerender } = render(page(<Ending />));
    await waitFor(() => expect(asked).toBe(1));
    act(() => screen.getByRole('button').click());
    if (widget === 'leaves') rerender(page(null));
    await waitFor(() => expect(asked).toBe(2));
  });

  it('is refused in words where the bank does not offer it', async () => {
    const { accountEditing: _, ...adapter } = adapterSaying({});
    const { result } = renderHook(useAccountEditing, { wrapper: ({ children }) => <BankFeedsProvider adapter={adapter}>{children}</BankFeedsProvider> });
    await act(async () => {
      await result.current.add.run(['operating']);
    });
    expect(result.current.add.error).toMatchObject({ code: 'notOffered' });
  });
});
