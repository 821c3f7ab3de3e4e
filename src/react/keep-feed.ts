import type { Feed } from '../core/feed.js';
import type { Answers } from './answers.js';
import { feedKey } from './question-keys.js';

/**
 * Shows the answer to a change from now on. A question under way must not answer over it: it may be from before. What it
 * would have told is asked for again, as it is where two changes were under way at once and the later one was answered
 * first.
 */
export function keepFeed(answers: Answers, feed: Feed): void {
  const wasAsking = answers.answer(feedKey).isAsking;
  answers.cancel(feedKey);
  const known = answers.told(feedKey);
  const overtaken = known !== undefined && Date.parse(known.answeredAt) > Date.parse(feed.answeredAt);
  if (!overtaken) answers.tell(feedKey, feed);
  if (wasAsking || overtaken) void answers.outdate(feedKey);
}
