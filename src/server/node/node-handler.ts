import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** What `http.createServer`, Express and Fastify's `request.raw` and `reply.raw` go to. Never rejects. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * The server kit for frameworks whose requests are Node's own: `nodeHandler(server.fetch)`.
 *
 * `basePath` of the server kit is the path that the browser asks for, wherever the handler is mounted: what
 * `app.use('/api/bankfeeds', …)` of Express cuts off is put back.
 *
 * Body parsers must leave these requests alone, since a body can be read once only. In Express, mount the handler before
 * `express.json()` and its like. In Fastify, register it in a plugin of its own, with `removeAllContentTypeParsers()` and a
 * parser for `*` that reads nothing. A body that was read before is answered 500, and told to `log` as `unexpected`.
 */
export function nodeHandler(fetch: (request: Request) => Promise<Response>): NodeHandler {
  const listener = getRequestListener(
    async (request, { incoming }) => fetch(isReadAlready(incoming) ? await spent(request) : request),
    // What is global belongs to the bank's own program.
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => {
    if ('originalUrl' in incoming && typeof incoming.originalUrl === 'string') incoming.url = incoming.originalUrl;
    return listener(incoming, outgoing);
  };
}

type Incoming = Pick<IncomingMessage, 'method' | 'headers' | 'readableDidRead'>;

function isReadAlready(incoming: Incoming): boolean {
  // Some hosts keep the bytes that they have read; the listener takes them.
  if (!incoming.readableDidRead || 'rawBody' in incoming) return false;
  const { 'content-length': length = '0', 'transfer-encoding': coding } = incoming.headers;
  return incoming.method !== 'GET' && incoming.method !== 'HEAD' && (coding !== undefined || length !== '0');
}

/** The same request as one whose body is used up: waiting for bytes that have gone elsewhere would never end. */
async function spent({ url, method, headers }: Request): Promise<Request> {
  const request = new Request(url, { method, headers, body: 'gone' });
  await request.text();
  return request;
}
