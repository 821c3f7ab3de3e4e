import type { FaultInit } from 'bankfeeds/sandbox';

/** What goes wrong at Codat, or on the way to it and back, during one life. */
export function troubles(random: () => number): FaultInit[] {
  const chance = random() < 0.5 ? 0 : 0.15;
  const undone: FaultInit['effect'][] = [
    { kind: 'hangUp' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, retryAfterSeconds: 1 },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'latency', milliseconds: 20 },
    { kind: 'status', status: 429, retryAfterSeconds: 2 },
  ];
  // 429 is said instead of doing anything.
  const done = undone.filter((effect) => effect.kind !== 'status' || effect.status !== 429);
  const fault =
    (when: 'before' | 'after') =>
    (effect: FaultInit['effect']): FaultInit => ({ effect, when, chance: chance / undone.length, times: 1_000 });
  return [...undone.map(fault('before')), ...done.map(fault('after'))];
}
