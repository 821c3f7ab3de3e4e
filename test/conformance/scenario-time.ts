import { beforeEach, vi } from 'vitest';

/** The browser's clock stands where the scenarios and the given feeds stand: what they say is fresh. Timers run on. */
beforeEach(() => {
  vi.setSystemTime(Date.UTC(2026, 10, 20, 15));
});
