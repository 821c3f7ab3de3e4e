import type { Feed } from '../core/feed.js';
import type { Answers } from './answers.js';
import { keepFeed } from './keep-feed.js';
import { feedKey } from './question-keys.js';

/**
 * Makes a change of which the answer is the feed, and shows that from then on. One that failed or was called off may have
 * been made all the same, its answer lost on the way: what is shown is asked for again.
 */
export async function changeFeed(answers: Answers, signal: AbortSignal, change: () => Promise<Feed>): Promise<Feed> {
  try {
    const feed = await change();
    signal.throwIfAborted();
    keepFeed(answers, feed);
    return feed;
  } catch (cause) {
    void answers.outdate(feedKey);
    throw cause;
  }
}
