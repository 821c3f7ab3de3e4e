import { adviceFor, type Advice } from '../../core/coach.js';
import type { Feed } from '../../core/feed.js';
import { useSinceAnswered } from '../../react/use-since-answered.js';

/** The advice for this feed, now. */
export function useAdvice(feed: Feed): Advice {
  return adviceFor(feed, useSinceAnswered());
}
