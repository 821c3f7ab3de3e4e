import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export interface HttpServer {
  readonly port: number;
  /** As the browser's address bar has it. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Reachable from this machine only. When the port is taken, the next free one; 0 is any. */
export async function listen(firstPort: number, fetch: (request: Request) => Response | Promise<Response>): Promise<HttpServer> {
  for (let port = firstPort; ; port += 1) {
    const server = createAdaptorServer({ fetch, overrideGlobalObjects: false });
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    } catch (failure) {
      if (!isTaken(failure) || port - firstPort >= 50) throw failure;
      continue;
    }
    const address = server.address() as AddressInfo;
    return {
      port: address.port,
      origin: `http://localhost:${address.port}`,
      async close() {
        const closed = once(server, 'close');
        server.close();
        if ('closeAllConnections' in server) server.closeAllConnections();
        await closed;
      },
    };
  }
}

function isTaken(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE';
}
