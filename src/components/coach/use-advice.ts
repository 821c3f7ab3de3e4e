import { adviceFor, type Advice } from '../../core/coach.js';
import type { Feed } from '../../core/feed.js';
import { useBankFeedsContext } from '../../react/context.js';

/** The advice for this feed, now. */
export function useAdvice(feed: Feed): Advice {
  const { clock } = useBankFeedsContext();
  return adviceFor(feed, clock.now());
}
