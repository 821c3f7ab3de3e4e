import { frameStatistics } from '../frame-statistics.js';

/** A fling and a second of jumps, by script, and whether the last row can be reached. */
export async function measureScroll({ page, metrics, collectGarbage, settle }, { scrollMs, speed }) {
  await page.evaluate(() => window.bench.mount());
  await settle();
  await collectGarbage();

  async function drive(part, how) {
    const before = await metrics();
    const watched = await page.evaluate((drive) => window.bench.drive(drive), how);
    const after = await metrics();
    await settle();
    return frameStatistics(part, watched, after.TaskDuration - before.TaskDuration);
  }

  return {
    ...(await drive('fling', { ms: scrollMs, speed })),
    ...(await drive('jump', { ms: 1000, jump: true })),
    lastSeen: await page.evaluate(() => window.bench.reachEnd()),
  };
}
