import { setTimeout } from 'node:timers/promises';

/** Time for several processes at once that passes by itself, faster than ours: a lease of two minutes runs out in a second. */
export interface FastTime {
  /** The moment at which both times were the same, in milliseconds. */
  readonly since: number;
  readonly speed: number;
}

export function passing({ since, speed }: FastTime) {
  return {
    clock: { now: () => since + (Date.now() - since) * speed },
    wait: (milliseconds: number): Promise<void> => setTimeout(milliseconds / speed),
  };
}
