import { useEffect, useRef, useState } from 'react';

/** Runs an act after a while; what it returns calls it off. */
export type Delay = (act: () => void, milliseconds: number) => () => void;

const delayInBrowser: Delay = (act, milliseconds) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * What is being typed, at once, and settled with a pause behind it (0: with each key). A text that is settled elsewhere (a host's state,
 * a button that clears) replaces what was typed.
 */
export function useDebouncedText(settled: string, onSettle: (text: string) => void, pauseInMs: number, delay: Delay = delayInBrowser) {
  const [typed, setTyped] = useState(settled);
  const [seen, setSeen] = useState(settled);
  const [handedOver, setHandedOver] = useState(settled);
  const callOff = useRef<() => void>(() => undefined);
  const latest = useRef(onSettle);
  useEffect(() => {
    latest.current = onSettle;
  });

  if (settled !== seen) {
    setSeen(settled);
    // A host may answer late, when more has been typed since: only a text from elsewhere replaces what is there.
    if (settled !== handedOver) {
      setHandedOver(settled);
      setTyped(settled);
    }
  }

  useEffect(() => () => callOff.current(), []);

  function handOver(text: string) {
    setHandedOver(text.trim());
    latest.current(text.trim());
  }

  function type(text: string) {
    setTyped(text);
    callOff.current();
    if (pauseInMs === 0) handOver(text);
    else callOff.current = delay(() => handOver(text), pauseInMs);
  }

  function settleNow(text: string) {
    setTyped(text);
    callOff.current();
    handOver(text);
  }

  return { typed, type, settleNow };
}
