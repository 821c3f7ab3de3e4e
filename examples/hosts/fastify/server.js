import { createBankFeedsServer, memoryLedger } from 'bankfeeds/server';
import { nodeHandler } from 'bankfeeds/server/node';
import { fastify } from 'fastify';
import { bankSide, port } from '../bank.js';

const basePath = '/api/bankfeeds';
// memoryLedger() forgets everything at the end: take sqlLedger(database) from bankfeeds/server/sql.
const bankFeeds = createBankFeedsServer({ ...bankSide, basePath, ledger: memoryLedger() });
const handleBankFeeds = nodeHandler(bankFeeds.fetch);

const app = fastify();

// A plugin of its own, so that the rest of the app keeps its body parsers: a body can be read once only.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all(`${basePath}/*`, (request, reply) => {
    reply.hijack();
    return handleBankFeeds(request.raw, reply.raw);
  });
});

console.log(`${await app.listen({ port, host: '127.0.0.1' })}${basePath}`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void app.close());
