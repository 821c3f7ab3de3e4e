import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { HangUp } from '../sandbox/index.js';
import { UsageError } from './command-io.js';

export interface LocalCaller {
  /** Whether the request comes from this machine, and names it by a loopback name. */
  readonly loopback: boolean;
}

export interface LocalServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Serves until it is closed. A `HangUp` that is thrown ends the connection without an answer. */
export async function serveLocally(
  { port, host }: { readonly port: number; readonly host: string },
  answer: (request: Request, caller: LocalCaller) => Promise<Response> | undefined,
): Promise<LocalServer> {
  const server = createAdaptorServer({
    fetch: async (request: Request, { incoming }) => {
      const { remoteAddress } = incoming.socket;
      try {
        return await answer(request, { loopback: isLoopback(remoteAddress) && isLoopbackName(request) });
      } catch (failure) {
        if (!(failure instanceof HangUp)) throw failure;
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE')) throw failure;
    throw new UsageError(`Port ${port} is taken by another program. Give another with --port; 0 is any.`);
  }
  return {
    baseUrl: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

export const systemClock = { now: () => Date.now() };

/** @throws UsageError */
export function wholeNumber(name: string, text: string, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= max)) throw new UsageError(`${name} is a whole number from 0 to ${max}.`);
  return number;
}

/** Aborted when the process is told to end. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

/** A page elsewhere can make its own name point here; it cannot make the browser call that name "localhost". */
function isLoopbackName(request: Request): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(request.url).hostname);
}
