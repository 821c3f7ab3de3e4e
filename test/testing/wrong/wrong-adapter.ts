import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import type { Feed } from '../../../src/core/feed.js';
import type { FullAdapter, SmallBank, SmallBankOptions } from '../small-bank.js';

export type Send = (request: Request) => Promise<Response>;

/** One fault: what is wrong, and the one case that must notice. */
export interface WrongAdapter {
  readonly breaks: string;
  readonly how: string;
  readonly bank?: SmallBankOptions;
  /** The first customer's adapter with the fault in it. */
  readonly adapter?: (right: FullAdapter, bank: SmallBank) => BankFeedsAdapter;
  /** The second customer's. */
  readonly other?: (right: FullAdapter, bank: SmallBank) => BankFeedsAdapter;
  /** The HTTP side with the fault in it. */
  readonly wire?: (right: Send, bank: SmallBank) => Send;
  /** What a request without a session gets. */
  readonly signedOut?: (right: Send, bank: SmallBank) => Send;
}

/** Changes what getFeed answers, and nothing else. */
export function readsFeedAs(change: (feed: Feed) => Feed): (right: FullAdapter) => FullAdapter {
  return (right) => ({ ...right, getFeed: async (call) => change(await right.getFeed(call)) });
}

type Edits = FullAdapter['accountEditing'];

/** Changes some of the account editing, and nothing else. */
export function edits(change: (right: Edits, adapter: FullAdapter) => Partial<Edits>): (right: FullAdapter) => FullAdapter {
  return (right) => ({ ...right, accountEditing: { ...right.accountEditing, ...change(right.accountEditing, right) } });
}

/**
 * After the `nth` time that the verb has worked, the next getFeed is `change` of it.
 * Later ones are right again, so that no other case is touched.
 */
export function misreadsOnceAfter(
  verb: 'connect' | 'disconnect',
  nth: number,
  change: (after: Feed, before: Feed) => Feed,
): (right: FullAdapter) => FullAdapter {
  return (right) => {
    let times = 0;
    let pending: Feed | null = null;
    const watched = async (work: () => Promise<Feed>, before: Feed) => {
      const answer = await work();
      times += 1;
      if (times === nth) pending = before;
      return answer;
    };
    return {
      ...right,
      async getFeed(call) {
        const after = await right.getFeed(call);
        if (pending === null) return after;
        const before = pending;
        pending = null;
        return change(after, before);
      },
      connect: async (request, call) =>
        verb === 'connect' && !call.signal.aborted ? watched(() => right.connect(request, call), await right.getFeed(call)) : right.connect(request, call),
      disconnect: async (call) => (verb === 'disconnect' ? watched(() => right.disconnect(call), await right.getFeed(call)) : right.disconnect(call)),
    };
  };
}
