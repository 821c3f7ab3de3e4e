import { chromium } from 'playwright-core';
import { chromiumArguments } from '../../../test/chromium/find-chromium.js';
import { chunksOf } from './chunks.js';
import { viewport } from './viewport.js';

const quietArguments = [
  ...chromiumArguments,
  '--enable-precise-memory-info',
  '--js-flags=--max-old-space-size=4096',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

export function launch(executablePath, frames) {
  const args = frames === 'uncapped' ? [...quietArguments, '--disable-frame-rate-limit', '--disable-gpu-vsync'] : quietArguments;
  return chromium.launch({ executablePath, headless: true, args });
}

/** One contender in a fresh page, its rows made, nothing mounted yet; null where it cannot take so many rows. */
export async function openContender(browser, { url, contender, count, force = false, throttle = 1, remote = false }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error).slice(0, 200)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text().slice(0, 200));
  });
  await page.goto(url);
  const traits = await page.evaluate(({ name, chunks }) => window.bench.load(name, chunks), { name: contender, chunks: chunksOf(contender) });
  if (remote ? !traits.remote : traits.maxRows !== null && count > traits.maxRows && !force) {
    await context.close();
    return null;
  }
  if (!remote) await page.evaluate((rows) => window.bench.generate(rows), count);
  // Mounted right after the page has loaded, small sizes looked two or three times slower than large ones: start-up work.
  await page.evaluate(() => window.bench.started());

  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return {
    page,
    cdp,
    traits,
    errors,
    settle: () => page.evaluate(() => window.bench.settled()),
    /** Seconds and bytes, as CDP counts them. */
    async metrics() {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    },
    collectGarbage: () => cdp.send('HeapProfiler.collectGarbage'),
    close: () => context.close().catch(() => undefined),
  };
}
