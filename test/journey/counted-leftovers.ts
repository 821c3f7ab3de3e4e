import type { BrowserContext, CDPSession, Page } from 'playwright';

/** What a page holds. */
export interface Counts {
  readonly listeners: number;
  readonly nodes: number;
  readonly timers: number;
}

declare global {
  interface Window {
    timersUnderWay?: () => number;
  }
}

/** Counts the timers that were set and have neither come nor been called off. */
export function countTimers(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const underWay = new Set<number>();
    const { setTimeout: set, clearTimeout: clear, setInterval: repeat, clearInterval: stop } = window;
    window.timersUnderWay = () => underWay.size;
    const setTimer = (handler: TimerHandler, delay?: number, ...rest: unknown[]) => {
      const timer = set(() => {
        underWay.delete(timer);
        if (typeof handler === 'function') handler(...rest);
      }, delay);
      underWay.add(timer);
      return timer;
    };
    const repeatTimer = (handler: TimerHandler, delay?: number, ...rest: unknown[]) => {
      const timer = repeat(handler, delay, ...rest);
      underWay.add(timer);
      return timer;
    };
    const ending = (end: (timer?: number) => void) => (timer?: number) => {
      if (timer !== undefined) underWay.delete(timer);
      end(timer);
    };
    Object.assign(window, { setTimeout: setTimer, setInterval: repeatTimer, clearTimeout: ending(clear), clearInterval: ending(stop) });
  });
}

/** After everything that can be collected has been. */
export async function countsOf(page: Page, devtools: CDPSession): Promise<Counts> {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { listeners: value('JSEventListeners'), nodes: value('Nodes'), timers: await page.evaluate(() => window.timersUnderWay?.() ?? Number.NaN) };
}
