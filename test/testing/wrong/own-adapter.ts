import { BankFeedsError } from '../../../src/core/error.js';
import type { WrongAdapter } from './wrong-adapter.js';

export const ownAdapterFaults: readonly WrongAdapter[] = [
  {
    breaks: 'An aborted signal rejects with its own reason',
    how: 'the reason is wrapped',
    adapter: (right) => ({
      ...right,
      listBankAccounts: (call) => (call.signal.aborted ? Promise.reject(new BankFeedsError({ code: 'network', stage: 'feed' })) : right.listBankAccounts(call)),
    }),
  },
  {
    breaks: 'An abort on the way is no failure',
    how: 'it is called a network failure',
    adapter: (right) => ({
      ...right,
      async getFeed(call) {
        call.signal.throwIfAborted();
        await Promise.resolve();
        if (call.signal.aborted) throw new BankFeedsError({ code: 'network', stage: 'feed' });
        return right.getFeed(call);
      },
    }),
  },
  {
    breaks: 'A request that was aborted before it began changes nothing',
    how: 'it is sent all the same',
    adapter: (right) => ({ ...right, connect: (request) => right.connect(request, { signal: new AbortController().signal }) }),
  },
  {
    breaks: 'An aborted signal rejects with its own reason',
    how: 'reading the feed calls it a network failure',
    adapter: (right) => ({
      ...right,
      getFeed: (call) => (call.signal.aborted ? Promise.reject(new BankFeedsError({ code: 'network', stage: 'feed' })) : right.getFeed(call)),
    }),
  },
  { breaks: 'What the feed offers, the adapter can do', how: 'no credentials in the adapter', adapter: ({ credentials: _, ...right }) => right },
  { breaks: 'What the feed offers, the adapter can do', how: 'no link in the adapter', adapter: ({ hostedLink: _, ...right }) => right },
  { breaks: 'What the feed offers, the adapter can do', how: 'no summaries in the adapter', adapter: ({ summaries: _, ...right }) => right },
];
