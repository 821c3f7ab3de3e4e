import type { Feed } from '../../../src/core/feed.js';
import type { FullAdapter } from '../small-bank.js';
import { misreadsOnceAfter, readsFeedAs, type WrongAdapter } from './wrong-adapter.js';

/** What the second feed after a goodbye, begun by the case of coming back, is read as. */
function comesBackAs(change: (feed: Feed) => Feed): (right: FullAdapter) => FullAdapter {
  return (right) => {
    let disconnects = 0;
    let isBack = false;
    return {
      ...right,
      getFeed: async (call) => (isBack ? change(await right.getFeed(call)) : right.getFeed(call)),
      connect(request, call) {
        isBack = disconnects > 1;
        return right.connect(request, call);
      },
      disconnect(call) {
        disconnects += 1;
        isBack = false;
        return right.disconnect(call);
      },
    };
  };
}

export const disconnectFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Disconnecting ends the feed',
    how: 'the answer is the feed from before',
    adapter: (right) => ({
      ...right,
      async disconnect(call) {
        const before = await right.getFeed(call);
        await right.disconnect(call);
        return before;
      },
    }),
  },
  {
    breaks: 'After disconnecting, connecting works again',
    how: 'once gone, always gone',
    adapter: (right) => {
      let disconnects = 0;
      let gone: Feed | null = null;
      return {
        ...right,
        getFeed: async (call) => gone ?? right.getFeed(call),
        async disconnect(call) {
          disconnects += 1;
          const answer = await right.disconnect(call);
          // The first goodbye belongs to the case before.
          if (disconnects > 1) gone = answer;
          return answer;
        },
      };
    },
  },
  {
    breaks: 'Disconnecting ends the feed',
    how: 'the next read is the feed from before',
    adapter: misreadsOnceAfter('disconnect', 1, (after, { status }) => ({ ...after, status })),
  },
  {
    breaks: 'Disconnecting ends the feed',
    how: 'the credentials stay',
    adapter: readsFeedAs((feed) => (feed.status === 'unlinked' ? { ...feed, credentialsIssuedAt: feed.asOf } : feed)),
  },
  { breaks: 'After disconnecting, connecting works again', how: 'but it is not said so', adapter: comesBackAs((feed) => ({ ...feed, status: 'unlinked' })) },
  { breaks: 'After disconnecting, connecting works again', how: 'without the account', adapter: comesBackAs((feed) => ({ ...feed, accounts: [] })) },
];
