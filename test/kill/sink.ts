import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Clock } from 'bankfeeds/core';
import { createSandbox, HangUp, type Sandbox } from 'bankfeeds/sandbox';

export interface Sink {
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** Codat and QuickBooks where the killed processes find them: on the network, and alive. */
export async function openSink(seed: number, clock: Clock = { now: () => Date.now() }): Promise<Sink> {
  const serving: { sandbox: Sandbox | null } = { sandbox: null };
  const server = createAdaptorServer({
    fetch: async (request: Request, { incoming }) => {
      try {
        return await serving.sandbox?.fetch(request);
      } catch (failure) {
        if (!(failure instanceof HangUp)) throw failure;
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Its quota is another test's matter.
  const sandbox = createSandbox({ seed, baseUrl: `http://127.0.0.1:${port}`, clock, callsPerCompany: 1_000_000 });
  serving.sandbox = sandbox;
  return {
    sandbox,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
