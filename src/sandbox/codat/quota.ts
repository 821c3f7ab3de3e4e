import type { World } from '../world.js';

const dayMs = 86_400_000;

export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds: the next midnight UTC. */
  readonly resetsAt: number;
}

/** Codat, rate limits: 1,000 × (1 + active connected companies) calls a day, reset at 00:00 UTC. */
export function quotaOf({ state, clock }: World, callsPerCompany: number): Quota {
  const now = clock.now();
  const connected = state.companies.filter(({ connections }) => connections.some(({ status }) => status === 'Linked'));
  const limit = callsPerCompany * (1 + connected.length);
  const used = state.quota.day === utcDay(now) ? state.quota.used : 0;
  return { limit, remaining: Math.max(0, limit - used), resetsAt: (Math.floor(now / dayMs) + 1) * dayMs };
}

export function takeFromQuota({ state, clock }: World): void {
  const day = utcDay(clock.now());
  state.quota = { day, used: state.quota.day === day ? state.quota.used + 1 : 1 };
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
