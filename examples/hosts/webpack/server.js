import { fileURLToPath } from 'node:url';
import { createBankFeedsServer, memoryLedger } from 'bankfeeds/server';
import { nodeHandler } from 'bankfeeds/server/node';
import express from 'express';
import { bankSide, handOver, port } from '../bank.js';

const basePath = '/api/bankfeeds';
// memoryLedger() forgets everything at the end: take sqlLedger(database) from bankfeeds/server/sql.
const bankFeeds = createBankFeedsServer({ ...bankSide, basePath, ledger: memoryLedger() });
await handOver(bankFeeds);

const app = express();
app.use(basePath, nodeHandler(bankFeeds.fetch));
for (const folder of ['public', 'dist']) app.use(express.static(fileURLToPath(new URL(folder, import.meta.url))));

const server = app.listen(port, '127.0.0.1', (failure) => {
  if (failure) throw failure;
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
