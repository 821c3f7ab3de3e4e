import { useEffect, useRef } from 'react';
import type { UseAnswer } from './use-answer.js';

/** The answer to the question before, until this one is answered, where it may stand in. */
export function useStandIn<Told>({ told, error }: UseAnswer<Told>, standsIn: (before: Told) => boolean): Told | undefined {
  const before = useRef<Told | undefined>(undefined);
  useEffect(() => {
    if (told !== undefined) before.current = told;
  });
  return told === undefined && error === null && before.current !== undefined && standsIn(before.current) ? before.current : undefined;
}
