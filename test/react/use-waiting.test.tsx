import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useWaiting } from '../../src/react/use-waiting.js';

const minutes = (count: number) => count * 60_000;
const middle = () => 0.5;
const clock = () => performance.now();

let visibility: DocumentVisibilityState;

beforeEach(() => {
  vi.useFakeTimers();
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function pass(milliseconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

async function see(state: DocumentVisibilityState) {
  visibility = state;
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

function wait(waiting = true) {
  const look = vi.fn(async () => {});
  const hook = renderHook((props: { waiting: boolean }) => useWaiting({ waiting: props.waiting, look, clock, chance: middle }), { initialProps: { waiting } });
  return { look, ...hook };
}

describe('waiting', () => {
  it('looks after 3 s, then after 4.8 s more, and so on', async () => {
    const { look } = wait();
    await pass(2999);
    expect(look).toHaveBeenCalledTimes(0);
    await pass(1);
    expect(look).toHaveBeenCalledTimes(1);
    await pass(4799);
    expect(look).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('does not look while nothing is awaited', async () => {
    const { look, rerender } = wait(false);
    await pass(minutes(5));
    expect(look).not.toHaveBeenCalled();
    rerender({ waiting: true });
    await pass(3000);
    expect(look).toHaveBeenCalledTimes(1);
    rerender({ waiting: false });
    await pass(minutes(5));
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('does not look while the page is hidden, and looks at once when it is seen again', async () => {
    const { look } = wait();
    await see('hidden');
    await pass(minutes(10));
    expect(look).not.toHaveBeenCalled();
    await see('visible');
    expect(look).toHaveBeenCalledTimes(1);
    await pass(3000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('looks at once when the network is back', async () => {
    const { look } = wait();
    await act(async () => {
      window.dispatchEvent(new Event('online'));
    });
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('stops after half an hour and says so; looking again begins anew', async () => {
    const { look, result } = wait();
    await pass(minutes(29));
    expect(result.current.stopped).toBe(false);
    await pass(minutes(2));
    expect(result.current.stopped).toBe(true);
    const looked = look.mock.calls.length;
    expect(looked).toBeLessThan(40);
    await pass(minutes(30));
    expect(look).toHaveBeenCalledTimes(looked);
    act(() => result.current.lookNow());
    expect(look).toHaveBeenCalledTimes(looked + 1);
    expect(result.current.stopped).toBe(false);
    await pass(3000);
    expect(look).toHaveBeenCalledTimes(looked + 2);
  });

  it('waits for a slow answer before it asks again', async () => {
    let answer = () => {};
    const look = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    renderHook(() => useWaiting({ waiting: true, look, clock, chance: middle }));
    await pass(minutes(3));
    expect(look).toHaveBeenCalledTimes(1);
    answer();
    await pass(4800);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('is over when the widget goes', async () => {
    const { look, unmount } = wait();
    unmount();
    await pass(minutes(5));
    expect(look).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
