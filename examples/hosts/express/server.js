import { createBankFeedsServer, memoryLedger } from 'bankfeeds/server';
import { nodeHandler } from 'bankfeeds/server/node';
import express from 'express';
import { bankSide, port } from '../bank.js';

const basePath = '/api/bankfeeds';
// memoryLedger() forgets everything at the end: take sqlLedger(database) from bankfeeds/server/sql.
const bankFeeds = createBankFeedsServer({ ...bankSide, basePath, ledger: memoryLedger() });

const app = express();
// Before express.json(): a body can be read once only.
app.use(basePath, nodeHandler(bankFeeds.fetch));
app.use(express.json());

const server = app.listen(port, '127.0.0.1', (failure) => {
  if (failure) throw failure;
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}${basePath}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
