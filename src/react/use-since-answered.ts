import { useBankFeedsContext } from './context.js';
import { feedKey } from './question-keys.js';

/**
 * Milliseconds since the feed was answered. One clock, read twice: that it may be days wrong takes no part; a machine
 * that slept meanwhile does.
 */
export function useSinceAnswered(): number {
  const { answers } = useBankFeedsContext();
  const answeredAt = answers.answer(feedKey).answeredAt;
  return answeredAt ? Math.max(0, Date.now() - answeredAt) : 0;
}
