/** What becomes of a request on its way from the customer's browser to the bank. */
export type LineBreak = 'never' | 'always' | 'everySecond' | 'atTheServer';

export interface LineQuality {
  /** Milliseconds from a request to its answer, half of them each way. */
  readonly delayMs: number;
  /** `atTheServer`: the bank's server fails before the kit is reached, as a proxy in front of it would say it. */
  readonly breaks: LineBreak;
}

/** The line between the customer's browser and the bank. */
export interface Line {
  readonly fetch: typeof fetch;
  /** From the next request on. */
  set(quality: LineQuality): void;
}

export const goodLine: LineQuality = { delayMs: 0, breaks: 'never' };

/** A request that is aborted on its way never reaches the bank. */
export function createLine(serve: (request: Request) => Promise<Response>): Line {
  let quality = goodLine;
  let sent = 0;
  return {
    async fetch(input, { signal, ...init } = {}) {
      const { delayMs, breaks } = quality;
      sent += 1;
      const fails = breaks === 'always' || (breaks === 'everySecond' && sent % 2 === 0);
      await travel(delayMs / 2, signal);
      if (fails) throw new TypeError('Failed to fetch');
      // The signal stays on this side: jsdom's is not the one that Node's Request knows.
      const response = breaks === 'atTheServer' ? new Response(null, { status: 500 }) : await serve(new Request(input, init));
      await travel(delayMs / 2, signal);
      return response;
    },
    set(next) {
      if (next.breaks !== quality.breaks) sent = 0;
      quality = next;
    },
  };
}

function travel(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
