import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { textOf, unasked, type Answer, type Question } from './answers.js';
import { useBankFeedsContext } from './context.js';

export interface UseAnswerOptions<Told> {
  /** False looks at what others have asked, and asks nothing itself. */
  readonly enabled?: boolean;
  /** From this age on an answer is asked for again when somebody comes to look, in milliseconds. */
  readonly staleAfterMs?: number;
  /** When to ask again by itself, in milliseconds, while the page is visible. */
  readonly againIn?: (told: Told | undefined, error: Error | null) => number | false;
  /** What is known before it has been asked. */
  readonly first?: Told;
  /** Whether the answer to the question before may stand in until this one is answered. */
  readonly standsIn?: (before: Told) => boolean;
}

export interface UseAnswer<Told> {
  readonly told: Told | undefined;
  readonly error: Error | null;
  readonly isAsking: boolean;
  /** `told` is the answer to the question before. */
  readonly isStandIn: boolean;
  /** Asks now, or shares the question that is under way. Fulfilled once it is over, however that was. */
  ask(): Promise<void>;
}

/** What the bank answers, and answers later. However many ask the same, one request goes out. */
export function useAnswer<Told>(question: Question<Told>, options: UseAnswerOptions<Told> = {}): UseAnswer<Told> {
  const { enabled = true, staleAfterMs = 10_000, againIn, first, standsIn } = options;
  const { answers } = useBankFeedsContext();
  const asked = useSame(question);
  const firstTold = useRef(first);

  const watch = useCallback(
    (onChange: () => void) => {
      if (firstTold.current !== undefined && answers.answer(asked.key).answeredAt === null) answers.tell(asked.key, firstTold.current);
      return answers.watch({ question: asked, asks: enabled, staleAfterMs, onChange });
    },
    [answers, asked, enabled, staleAfterMs],
  );
  const answer: Answer = useSyncExternalStore(
    watch,
    () => answers.answer(asked.key),
    () => unasked,
  );
  const told = answer.told as Told | undefined;

  const before = useRef<Told | undefined>(undefined);
  useEffect(() => {
    firstTold.current = first;
    if (told !== undefined) before.current = told;
  });
  const standIn = told === undefined && answer.error === null && before.current !== undefined && standsIn?.(before.current) ? before.current : undefined;

  const againInMs = (enabled && againIn?.(told, answer.error)) || null;
  useEffect(() => {
    if (againInMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') void answers.ask(asked);
    }, againInMs);
    return () => clearInterval(timer);
    // Each answer begins the pause anew.
  }, [answers, asked, againInMs, answer]);

  return {
    told: told ?? standIn ?? first,
    error: answer.error,
    isAsking: answer.isAsking || (enabled && first === undefined && answer.answeredAt === null && answer.error === null),
    isStandIn: standIn !== undefined,
    ask: () => answers.ask(asked),
  };
}

/** The very object, for as long as it is the same question. */
function useSame<Told>(question: Question<Told>): Question<Told> {
  const held = useRef(question);
  if (textOf(held.current.key) !== textOf(question.key)) held.current = question;
  return held.current;
}
