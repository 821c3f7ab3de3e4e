import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createBankFeedsServer, memoryLedger } from 'bankfeeds/server';
import { nodeHandler } from 'bankfeeds/server/node';
import { bankSide, handOver, port } from '../bank.js';

const basePath = '/api/bankfeeds';
// memoryLedger() forgets everything at the end: take sqlLedger(database) from bankfeeds/server/sql.
const bankFeeds = createBankFeedsServer({ ...bankSide, basePath, ledger: memoryLedger() });
await handOver(bankFeeds);
const handleBankFeeds = nodeHandler(bankFeeds.fetch);

/** What a page needs of the kit are two files: copy them to where your other files are served from. */
const files = new Map([
  ['/', { type: 'text/html; charset=utf-8', url: new URL('index.html', import.meta.url) }],
  ['/page.js', { type: 'text/javascript', url: new URL('page.js', import.meta.url) }],
  ['/portal.css', { type: 'text/css', url: new URL('portal.css', import.meta.url) }],
  ['/icon.svg', { type: 'image/svg+xml', url: new URL('icon.svg', import.meta.url) }],
  ['/bankfeeds/elements.js', { type: 'text/javascript', url: new URL(import.meta.resolve('bankfeeds/elements.js')) }],
  ['/bankfeeds/styles.css', { type: 'text/css', url: new URL(import.meta.resolve('bankfeeds/styles.css')) }],
]);

/**
 * As strict as a policy can be: nothing from elsewhere, nothing inline, no text that becomes code.
 * @param {string} nonce
 */
const policy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://bank.invalid');
  const file = files.get(pathname);
  if (pathname.startsWith(`${basePath}/`)) await handleBankFeeds(request, response);
  else if (!file) response.writeHead(404).end();
  else {
    const nonce = randomBytes(16).toString('base64');
    const body = await readFile(file.url);
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Security-Policy': policy(nonce), 'X-Content-Type-Options': 'nosniff' });
    response.end(pathname === '/' ? body.toString().replaceAll('{{nonce}}', nonce) : body);
  }
});

server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
