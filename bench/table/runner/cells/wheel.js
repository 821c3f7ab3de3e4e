import { frameStatistics } from '../frame-statistics.js';
import { showsGap, startFilm } from '../screen-film.js';
import { viewport } from '../viewport.js';

/**
 * Down by real wheel events, twice: once counting frames and their cost, once filming the screen.
 *
 * Input.synthesizeScrollGesture, because it makes one gesture that Chromium's compositor scrolls by itself: with the
 * main thread blocked for half a second, a trace showed it going on at 60 Hz. Input.dispatchMouseEvent makes a gesture
 * of each event and waits for the page after each: its scrolling never runs ahead of the page.
 */
export async function measureWheel({ page, cdp, traits, metrics, collectGarbage, settle }, { scrollMs, speed }) {
  // A page of 100 rows is drawn whole: it scrolls like any text.
  if (traits.paged) return null;
  await page.evaluate(() => window.bench.mount());
  await settle();
  await collectGarbage();

  async function wheel() {
    const { x, y } = await page.evaluate(() => window.bench.wheelTarget());
    const from = Date.now();
    await cdp.send('Input.synthesizeScrollGesture', { x, y, yDistance: (-speed * scrollMs) / 1000, speed, gestureSourceType: 'mouse', preventFling: true });
    return Date.now() - from;
  }

  await page.evaluate(() => window.bench.watch());
  const before = await metrics();
  const took = await wheel();
  const after = await metrics();
  const watched = await page.evaluate(() => window.bench.watchedFrames());
  if (watched.scrollTop === 0) throw new Error('the wheel did not scroll');
  await settle();

  const area = await page.evaluate(() => window.bench.textArea());
  const stopFilm = await startFilm(cdp, viewport);
  await wheel();
  const pictures = await stopFilm();

  return {
    ...frameStatistics('wheel', watched, after.TaskDuration - before.TaskDuration),
    rowsPerSecond: watched.firstRow === null ? null : (watched.firstRow * 1000) / took,
    pictures: pictures.length,
    gaps: (100 * pictures.filter((picture) => showsGap(picture, area)).length) / pictures.length,
  };
}
