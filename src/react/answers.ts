/** What a question is known by: texts, numbers and plain objects. Its beginning stands for all that begin so. */
export type QuestionKey<Told = unknown> = readonly unknown[] & { readonly tells?: Told };

export interface Question<Told> {
  readonly key: QuestionKey<Told>;
  /** @param signal aborts when nobody wants to know any more, or when what it would tell is out of date */
  readonly ask: (signal: AbortSignal) => Promise<Told>;
}

/** What is known of one question. */
export interface Answer {
  /** undefined until the first answer. Kept while a later one fails. */
  readonly told: unknown;
  /** Of the latest try. */
  readonly error: Error | null;
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
export class Answers {
  readonly #held = new Map<string, Held>();

  /** Listens to the page. @returns stops it */
  listen(): () => void {
    const lookAgain = () => this.askStale();
    const whenSeen = () => {
      if (document.visibilityState !== 'hidden') lookAgain();
    };
    addEventListener('online', lookAgain);
    addEventListener('visibilitychange', whenSeen);
    return () => {
      removeEventListener('online', lookAgain);
      removeEventListener('visibilitychange', whenSeen);
    };
  }

  answer(key: QuestionKey): Answer {
    return this.#held.get(textOf(key))?.answer ?? unasked;
  }

  told<Told>(key: QuestionKey<Told>): Told | undefined {
    return this.answer(key).told as Told | undefined;
  }

  /** Is told of each change; has it asked at once where the answer is missing or too old. @returns ends it */
  watch(watcher: Watcher): () => void {
    const held = this.#hold(watcher.question.key);
    clearTimeout(held.forget);
    held.watchers.add(watcher);
    if (this.#isWanted(watcher, held.answer)) void this.ask(watcher.question);
    return () => {
      held.watchers.delete(watcher);
      if (held.watchers.size > 0) return;
      this.#stop(held);
      held.forget = setTimeout(() => this.#held.delete(textOf(watcher.question.key)), keptMs);
    };
  }

  /** Asks now, or shares the question that is under way. Fulfilled once it is over, however that was. */
  ask(question: Question<unknown>): Promise<void> {
    const held = this.#hold(question.key);
    if (held.underWay) return held.underWay.ended;
    const controller = new AbortController();
    this.#change(held, { isAsking: true, ...(held.answer.answeredAt === null && { error: null }) });
    const { signal } = controller;
    const answered = question.ask(signal).then(
      (told) => {
        if (signal.aborted) return;
        held.underWay = null;
        this.#keep(held, told);
      },
      (error: unknown) => {
        if (signal.aborted) return;
        held.underWay = null;
        // What is shown beside a failure is old: it is asked for at the next occasion.
        this.#change(held, { isAsking: false, isOutdated: true, error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    // An adapter may heed no signal, and never answer.
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    const ended = Promise.race([answered, aborted]);
    held.underWay = { controller, ended };
    return ended;
  }

  isAsking(key: QuestionKey): boolean {
    return this.answer(key).isAsking;
  }

  /** Shows this from now on. */
  tell<Told>(key: QuestionKey<Told>, told: Told): void {
    this.#keep(this.#hold(key), told);
  }

  /** Aborts what is under way. What was known stays. */
  cancel(key: QuestionKey): void {
    for (const held of this.#beginningWith(key)) this.#stop(held);
  }

  /** What these questions were answered is from before: asks again at once where somebody is looking, unless they are to wait. */
  async outdate(key: QuestionKey, { asksNow = true }: { readonly asksNow?: boolean } = {}): Promise<void> {
    const asked: Promise<void>[] = [];
    for (const held of this.#beginningWith(key)) {
      this.#change(held, { isOutdated: true });
      const watcher = [...held.watchers].find(({ asks }) => asks);
      if (!watcher || !asksNow) continue;
      // An answer that is on its way may be from before, too.
      if (held.answer.answeredAt !== null) this.#stop(held);
      asked.push(this.ask(watcher.question));
    }
    await Promise.all(asked);
  }

  /** Asks all that is watched and old. */
  askStale(): void {
    for (const held of this.#held.values()) {
      const watcher = [...held.watchers].find((one) => this.#isWanted(one, held.answer));
      if (watcher) void this.ask(watcher.question);
    }
  }

  forget(key: QuestionKey): void {
    for (const held of this.#beginningWith(key)) {
      this.#stop(held);
      clearTimeout(held.forget);
      this.#change(held, unasked);
    }
  }

  /** Nothing of it is left in memory, nor a timer. */
  clear(): void {
    this.forget([]);
    this.#held.clear();
  }

  #isWanted({ asks, staleAfterMs }: Watcher, { answeredAt, isOutdated }: Answer): boolean {
    return asks && (answeredAt === null || isOutdated || Date.now() - answeredAt >= staleAfterMs);
  }

  #hold(key: QuestionKey): Held {
    const text = textOf(key);
    let held = this.#held.get(text);
    if (!held) this.#held.set(text, (held = { answer: unasked, watchers: new Set(), underWay: null, forget: undefined }));
    return held;
  }

  #beginningWith(key: QuestionKey): readonly Held[] {
    const beginning = textOf(key).slice(1, -1);
    return [...this.#held].filter(([text]) => beginning === '' || text === `[${beginning}]` || text.startsWith(`[${beginning},`)).map(([, held]) => held);
  }

  #keep(held: Held, told: unknown): void {
    const before = held.answer.told;
    // The same again is the same object: nothing that shows it has to draw it again.
    const same = before !== undefined && JSON.stringify(before) === JSON.stringify(told);
    this.#change(held, { told: same ? before : told, error: null, isAsking: held.underWay !== null, answeredAt: Date.now(), isOutdated: false });
  }

  #stop(held: Held): void {
    if (!held.underWay) return;
    const { controller } = held.underWay;
    held.underWay = null;
    controller.abort();
    this.#change(held, { isAsking: false });
  }

  #change(held: Held, change: Partial<Answer>): void {
    held.answer = { ...held.answer, ...change };
    for (const { onChange } of held.watchers) onChange();
  }
}

/** The same for the same question, whatever the order in which its conditions were put together. */
export function textOf(key: QuestionKey): string {
  return JSON.stringify(key, (_, value: unknown) =>
    isPlain(value) ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))) : value,
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
