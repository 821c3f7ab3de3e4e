import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { textOf, unasked, type Answer, type Question } from './answers.js';
import { useBankFeedsContext } from './context.js';

export interface UseAnswerOptions<Told> {
  /** False looks at what others have asked, and asks nothing itself. */
  readonly enabled?: boolean;
  /** From this age on an answer is asked for again when somebody comes to look, in milliseconds. */
  readonly staleAfterMs?: number;
  /** When to ask again by itself, in milliseconds, while the page is visible and there is a network. */
  readonly againIn?: (told: Told | undefined, error: unknown) => number | false;
}

export interface UseAnswer<Told> {
  readonly told: Told | undefined;
  /** Of the latest try; null where it went well. */
  readonly error: unknown;
  readonly isAsking: boolean;
  /** Asks now, or shares the question that is under way. Fulfilled once it is over, however that was. */
  ask(): Promise<void>;
}

/** What the bank answers, and answers later. However many ask the same, one request goes out. */
export function useAnswer<Told>(question: Question<Told>, options: UseAnswerOptions<Told> = {}): UseAnswer<Told> {
  const { enabled = true, staleAfterMs = 10_000, againIn } = options;
  const { answers } = useBankFeedsContext();
  const asked = useSame(question);

  const watch = useCallback(
    (onChange: () => void) => answers.watch({ question: asked, asks: enabled, staleAfterMs, onChange }),
    [answers, asked, enabled, staleAfterMs],
  );
  const answer: Answer = useSyncExternalStore(
    watch,
    () => answers.answer(asked.key),
    () => unasked,
  );
  const told = answer.told as Told | undefined;

  const againInMs = (enabled && againIn?.(told, answer.error)) || null;
  useEffect(() => {
    if (againInMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden' && navigator.onLine) void answers.ask(asked);
    }, againInMs);
    return () => clearInterval(timer);
    // Each answer begins the pause anew.
  }, [answers, asked, againInMs, answer]);

  return {
    told,
    error: answer.error,
    isAsking: answer.isAsking || (enabled && answer.answeredAt === null && answer.error === null),
    ask: () => answers.ask(asked),
  };
}

/** The very object, for as long as it is the same question. */
function useSame<Told>(question: Question<Told>): Question<Told> {
  const held = useRef(question);
  if (textOf(held.current.key) !== textOf(question.key)) held.current = question;
  return held.current;
}
