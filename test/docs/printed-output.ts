import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import * as v from 'valibot';
import { run } from '../cli/run.js';
import { serveTry } from '../cli/served-try.js';
import { kitOverSandbox } from './kit-over-sandbox.js';

/** The kit at an address, with a bank of two customers, until it is told to stop. */
export async function serveKit(change: (response: Response) => Response = (response) => response) {
  const { server } = kitOverSandbox();
  const listener = createAdaptorServer({ fetch: async (request: Request) => change(await server.fetch(request)) });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = v.parse(v.object({ port: v.number() }), listener.address());
  return {
    url: `http://127.0.0.1:${port}/api/bankfeeds`,
    async stop() {
      const closed = once(listener, 'close');
      listener.close();
      if ('closeAllConnections' in listener) listener.closeAllConnections();
      await closed;
    },
  };
}

const sessions = ['--as', 'Cookie: customer=boulangerie', '--as-other', 'Cookie: customer=garage'];

/** What can be printed, by the words of the mark `<!-- output: … -->`. */
export const outputs: Readonly<Record<string, () => Promise<string>>> = {
  async 'bankfeeds try'() {
    const served = await serveTry();
    const printed = served.printed();
    await served.stop();
    return printed.replaceAll(/(http:\/\/127\.0\.0\.1):\d+/g, '$1:3000');
  },

  async 'bankfeeds check, of a back end without nosniff'() {
    const served = await serveKit((response) => {
      const headers = new Headers(response.headers);
      headers.delete('X-Content-Type-Options');
      return new Response(response.body, { status: response.status, headers });
    });
    const { out } = await run('check', served.url, ...sessions);
    await served.stop();
    return out;
  },

  async 'bankfeeds check'() {
    const served = await serveKit();
    const { out } = await run('check', served.url, ...sessions, '--write');
    await served.stop();
    return out;
  },
};

/** Times differ from run to run. */
export function withoutTimes(text: string): string {
  return text.replaceAll(/ +\d+ ms/g, ' … ms').replaceAll(/\d+\.\d s/g, '… s');
}
