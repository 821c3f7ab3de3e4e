/** What a question is known by: texts and numbers. Its beginning stands for all that begin so. */
export type QuestionKey<Told = unknown> = readonly (string | number | null)[] & { readonly tells?: Told };

export interface Question<Told> {
  readonly key: QuestionKey<Told>;
  /** @param signal aborts when nobody wants to know any more, or when what it would tell is out of date */
  readonly ask: (signal: AbortSignal) => Promise<Told>;
  /** What is known before it has been asked. */
  readonly first?: Told;
}

/** What is known of one question. */
export interface Answer {
  /** undefined until the first answer. Kept while a later one fails. */
  readonly told: unknown;
  /** Of the latest try. */
  readonly error: unknown;
  readonly isAsking: boolean;
  /** On the wall clock, in milliseconds; null until the first answer. */
  readonly answeredAt: number | null;
  /** Something has changed since: whoever looks asks again. */
  readonly isOutdated: boolean;
}

export const unasked: Answer = { told: undefined, error: null, isAsking: false, answeredAt: null, isOutdated: false };

export interface Watcher {
  readonly question: Question<unknown>;
  /** Has it asked; otherwise looks at what others have. */
  readonly asks: boolean;
  /** From this age on an answer is too old, in milliseconds. */
  readonly staleAfterMs: number;
  readonly onChange: () => void;
}

interface Held {
  readonly key: QuestionKey;
  answer: Answer;
  readonly watchers: Set<Watcher>;
  underWay: { readonly controller: AbortController; readonly ended: Promise<void> } | null;
  forget: ReturnType<typeof setTimeout> | undefined;
}

/** An answer that nobody looks at is kept for so long, for who comes back. */
const keptMs = 300_000;

/**
 * What one customer's bank has answered: each question is asked once for everybody who wants to know, aborted when nobody
 * does any more, and asked again by itself when the page is seen or has a network again and the answer is old.
 */
export interface Answers {
  /** Listens to the page. @returns stops it */
  listen(): () => void;
  answer(key: QuestionKey): Answer;
  told<Told>(key: QuestionKey<Told>): Told | undefined;
  /** Is told of each change; has it asked at once where the answer is missing or too old. @returns ends it */
  watch(watcher: Watcher): () => void;
  /** Asks now, or shares the question that is under way. Fulfilled once it is over, however that was. */
  ask(question: Question<unknown>): Promise<void>;
  /** Shows this from now on. */
  tell<Told>(key: QuestionKey<Told>, told: Told): void;
  /** Aborts what is under way. What was known stays. */
  cancel(key: QuestionKey): void;
  /** What these questions were answered is from before: asks again at once where somebody is looking, unless they are to wait. */
  outdate(key: QuestionKey, options?: { readonly asksNow?: boolean }): Promise<void>;
  /** Asks all that is watched and old. */
  askStale(): void;
  forget(key: QuestionKey): void;
  /** Nothing of it is left in memory, nor a timer. */
  clear(): void;
}

export function createAnswers(): Answers {
  const allHeld = new Map<string, Held>();

  function hold(key: QuestionKey): Held {
    const text = textOf(key);
    let held = allHeld.get(text);
    if (!held) allHeld.set(text, (held = { key, answer: unasked, watchers: new Set(), underWay: null, forget: undefined }));
    return held;
  }

  const beginningWith = (key: QuestionKey) => [...allHeld.values()].filter((held) => key.every((part, place) => held.key[place] === part));

  function change(held: Held, changed: Partial<Answer>): void {
    held.answer = { ...held.answer, ...changed };
    for (const { onChange } of held.watchers) onChange();
  }

  function keep(held: Held, told: unknown): void {
    const before = held.answer.told;
    // The same again is the same object: nothing that shows it has to draw it again.
    const kept = JSON.stringify(before) === JSON.stringify(told) ? before : told;
    change(held, { told: kept, error: null, isAsking: held.underWay !== null, answeredAt: Date.now(), isOutdated: false });
  }

  function stop(held: Held): void {
    if (!held.underWay) return;
    const { controller } = held.underWay;
    held.underWay = null;
    controller.abort();
    change(held, { isAsking: false });
  }

  const answer = (key: QuestionKey) => allHeld.get(textOf(key))?.answer ?? unasked;

  function ask(question: Question<unknown>): Promise<void> {
    const held = hold(question.key);
    if (held.underWay) return held.underWay.ended;
    const controller = new AbortController();
    change(held, { isAsking: true, ...(held.answer.answeredAt === null && { error: null }) });
    const { signal } = controller;
    const over = (carry: () => void) => {
      if (signal.aborted) return;
      held.underWay = null;
      carry();
    };
    const ended = new Promise<void>((resolve, reject) => {
      // An adapter may heed no signal, and never answer.
      signal.addEventListener('abort', () => resolve());
      void question
        .ask(signal)
        .then(
          (told) => over(() => keep(held, told)),
          // What is shown beside a failure is old: it is asked for at the next occasion.
          (error: unknown) => over(() => change(held, { isAsking: false, isOutdated: true, error })),
        )
        .then(resolve, reject);
    });
    held.underWay = { controller, ended };
    return ended;
  }

  function askStale(): void {
    for (const held of allHeld.values()) {
      const watcher = [...held.watchers].find((one) => isWanted(one, held.answer));
      if (watcher) void ask(watcher.question);
    }
  }

  function forget(key: QuestionKey): void {
    for (const held of beginningWith(key)) {
      stop(held);
      clearTimeout(held.forget);
      change(held, unasked);
    }
  }

  return {
    answer,
    ask,
    askStale,
    forget,
    told: <Told>(key: QuestionKey<Told>) => answer(key).told as Told | undefined,
    tell: (key, told) => keep(hold(key), told),

    listen() {
      const whenSeen = () => {
        if (document.visibilityState !== 'hidden') askStale();
      };
      addEventListener('online', askStale);
      addEventListener('visibilitychange', whenSeen);
      return () => {
        removeEventListener('online', askStale);
        removeEventListener('visibilitychange', whenSeen);
      };
    },

    watch(watcher) {
      const { question } = watcher;
      const held = hold(question.key);
      clearTimeout(held.forget);
      if (question.first !== undefined && held.answer.answeredAt === null) keep(held, question.first);
      held.watchers.add(watcher);
      if (isWanted(watcher, held.answer)) void ask(question);
      return () => {
        held.watchers.delete(watcher);
        if (held.watchers.size > 0) return;
        stop(held);
        held.forget = setTimeout(() => allHeld.delete(textOf(held.key)), keptMs);
      };
    },

    cancel(key) {
      beginningWith(key).forEach(stop);
    },

    async outdate(key, { asksNow = true } = {}) {
      const asked: Promise<void>[] = [];
      for (const held of beginningWith(key)) {
        change(held, { isOutdated: true });
        const watcher = [...held.watchers].find(({ asks }) => asks);
        if (!watcher || !asksNow) continue;
        // An answer that is on its way may be from before, too.
        if (held.answer.answeredAt !== null) stop(held);
        asked.push(ask(watcher.question));
      }
      await Promise.all(asked);
    },

    clear() {
      forget([]);
      allHeld.clear();
    },
  };
}

function isWanted({ asks, staleAfterMs }: Watcher, { answeredAt, isOutdated }: Answer): boolean {
  return asks && (answeredAt === null || isOutdated || Date.now() - answeredAt >= staleAfterMs);
}

/** The same for the same question. */
export function textOf(key: QuestionKey): string {
  return JSON.stringify(key);
}
