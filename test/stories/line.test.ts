import { describe, expect, it, vi } from 'vitest';
import { createLine, goodLine } from '../../stories/scenarios/line.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import { bringAbout } from '../../stories/scenarios/trouble.js';

const address = 'https://bank.example/feed';

describe('the line between browser and bank', () => {
  it('lets every second request fail, beginning with the second', async () => {
    const line = createLine(async () => new Response('fine'));
    line.set({ delayMs: 0, breaks: 'everySecond' });
    const outcomes = [];
    for (let asked = 0; asked < 4; asked += 1)
      outcomes.push(
        await line.fetch(address).then(
          (response) => response.status,
          (error: unknown) => String(error),
        ),
      );
    expect(outcomes).toEqual([200, 'TypeError: Failed to fetch', 200, 'TypeError: Failed to fetch']);
    line.set(goodLine);
    await expect(line.fetch(address)).resolves.toHaveProperty('status', 200);
  });

  it('takes its time on the way there and on the way back', async () => {
    vi.useFakeTimers();
    try {
      const reached = vi.fn(async () => new Response('fine'));
      const line = createLine(reached);
      line.set({ delayMs: 3000, breaks: 'never' });
      const answer = vi.fn();
      void line.fetch(address).then(answer);
      await vi.advanceTimersByTimeAsync(1499);
      expect(reached).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1500);
      expect(reached).toHaveBeenCalledOnce();
      expect(answer).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(answer).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });

  it('carries nothing to the bank that was aborted on the way', async () => {
    const reached = vi.fn(async () => new Response('fine'));
    const line = createLine(reached);
    line.set({ delayMs: 60_000, breaks: 'never' });
    const leaving = new AbortController();
    const asked = line.fetch(address, { signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
    await expect(line.fetch(address, { signal: leaving.signal })).rejects.toThrow('left');
    expect(reached).not.toHaveBeenCalled();
  });
});

describe('trouble', () => {
  const call = () => ({ signal: new AbortController().signal });

  it('ends when it is over, and leaves a scenario the faults of its own', async () => {
    const scene = await openScenario('codatDown');
    const own = scene.sandbox.faults.plan;
    bringAbout(scene, 'codatBusy', 0);
    bringAbout(scene, 'codatUnreachable', 0);
    expect(scene.sandbox.faults.plan).not.toEqual(own);
    bringAbout(scene, 'none', 0);
    expect(scene.sandbox.faults.plan).toEqual(own);
  });

  it('ends the session at the bank, and gives it back', async () => {
    const scene = await openScenario('linkedEmpty');
    bringAbout(scene, 'sessionExpired', 0);
    await expect(scene.adapter.getFeed(call())).rejects.toMatchObject({ code: 'unauthenticated' });
    bringAbout(scene, 'none', 0);
    await expect(scene.adapter.getFeed(call())).resolves.toMatchObject({ status: 'linked' });
  });

  it('signs nobody in who was not', async () => {
    const scene = await openScenario('notSignedIn');
    bringAbout(scene, 'sessionExpired', 0);
    bringAbout(scene, 'none', 0);
    await expect(scene.adapter.getFeed(call())).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
