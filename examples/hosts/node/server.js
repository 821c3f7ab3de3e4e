import { createServer } from 'node:http';
import { createBankFeedsServer, memoryLedger } from 'bankfeeds/server';
import { nodeHandler } from 'bankfeeds/server/node';
import { bankSide, handOver, port } from '../bank.js';

const basePath = '/api/bankfeeds';
// memoryLedger() forgets everything at the end: take sqlLedger(database) from bankfeeds/server/sql.
const bankFeeds = createBankFeedsServer({ ...bankSide, basePath, ledger: memoryLedger() });
await handOver(bankFeeds);
const handleBankFeeds = nodeHandler(bankFeeds.fetch);

const server = createServer((request, response) => {
  if (request.url?.startsWith(`${basePath}/`)) void handleBankFeeds(request, response);
  else response.writeHead(404).end();
});

server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}${basePath}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
