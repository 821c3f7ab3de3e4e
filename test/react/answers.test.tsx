import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conditionsText } from '../../src/react/conditions-text.js';
import { createAnswers, type Answers, type Question, type QuestionKey, type Watcher } from '../../src/react/answers.js';

/** A question whose answers are given by hand. */
function question(key: QuestionKey = ['feed']) {
  const asked: { readonly signal: AbortSignal; answer(told: unknown): void; fail(error: Error): void }[] = [];
  const question: Question<unknown> = {
    key,
    ask: (signal) => new Promise((resolve, reject) => asked.push({ signal, answer: resolve, fail: reject })),
  };
  return { question, asked, last: () => asked.at(-1) ?? expect.fail('it was not asked') };
}

const watching = (one: Question<unknown>, more: Partial<Watcher> = {}): Watcher => ({
  question: one,
  asks: true,
  staleAfterMs: 10_000,
  onChange: () => undefined,
  ...more,
});
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('what the bank answers', () => {
  let answers: Answers;

  beforeEach(() => {
    vi.useFakeTimers();
    answers = createAnswers();
  });
  afterEach(() => {
    answers.clear();
    vi.useRealTimers();
  });

  it('is asked once for all who want it, and told to all of them', async () => {
    const { question: feed, asked, last } = question();
    const heard = [vi.fn(), vi.fn(), vi.fn()];
    for (const onChange of heard) answers.watch(watching(feed, { onChange, asks: onChange !== heard[2] }));
    expect(asked).toHaveLength(1);
    last().answer('linked');
    await settled();
    expect(answers.answer(['feed'])).toMatchObject({ told: 'linked', isAsking: false, error: null });
    for (const onChange of heard) expect(onChange).toHaveBeenCalled();
  });

  it('is not asked for by who only looks', () => {
    const { question: feed, asked } = question();
    answers.watch(watching(feed, { asks: false }));
    void answers.outdate([]);
    answers.askStale();
    expect(asked).toHaveLength(0);
  });

  it('is aborted when the last one has gone, and changes nothing when it comes all the same', async () => {
    const { question: feed, last } = question();
    const leave = [answers.watch(watching(feed)), answers.watch(watching(feed))];
    leave[0]?.();
    expect(last().signal.aborted).toBe(false);
    leave[1]?.();
    expect(last().signal.aborted).toBe(true);
    last().answer('late');
    await settled();
    expect(answers.answer(['feed'])).toMatchObject({ told: undefined, isAsking: false });
  });

  it('is fresh for who comes back soon, asked again later, and forgotten after five minutes', async () => {
    const { question: feed, asked, last } = question();
    const leave = answers.watch(watching(feed));
    last().answer('linked');
    await settled();
    leave();
    vi.advanceTimersByTime(9_999);
    answers.watch(watching(feed))();
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(1);
    answers.watch(watching(feed))();
    expect(asked).toHaveLength(2);
    expect(answers.told(feed.key)).toBe('linked');
    vi.advanceTimersByTime(300_000);
    expect(answers.told(feed.key)).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays while a later question fails, which is said, and is asked again at the next occasion', async () => {
    const { question: feed, asked, last } = question();
    const stop = answers.listen();
    answers.watch(watching(feed));
    last().answer('linked');
    await settled();
    void answers.ask(feed);
    last().fail(new Error('no network'));
    await settled();
    expect(answers.answer(['feed'])).toMatchObject({ told: 'linked', error: new Error('no network'), isOutdated: true });
    dispatchEvent(new Event('online'));
    expect(asked).toHaveLength(3);
    // What was said stays until there is something better to say.
    expect(answers.answer(['feed']).error).not.toBeNull();
    last().answer('linked');
    await settled();
    expect(answers.answer(['feed'])).toMatchObject({ error: null, isOutdated: false });
    stop();
  });

  it.each(['visibilitychange', 'online'])('is asked again at %s where it is old, and not where it is young', async (event) => {
    const { question: feed, asked, last } = question();
    const stop = answers.listen();
    answers.watch(watching(feed));
    last().answer('linked');
    await settled();
    document.dispatchEvent(new Event(event, { bubbles: true }));
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    dispatchEvent(new Event(event));
    expect(asked).toHaveLength(2);
    stop();
    last().answer('linked');
    await settled();
    vi.advanceTimersByTime(10_000);
    dispatchEvent(new Event(event));
    expect(asked).toHaveLength(2);
  });

  it('that is out of date is asked anew, also where it is on its way; a hidden page waits', async () => {
    const { question: feed, asked, last } = question();
    answers.watch(watching(feed));
    last().answer('pending');
    await settled();
    void answers.ask(feed);
    const [, onItsWay] = asked;
    const over = answers.outdate(['feed']);
    expect(onItsWay?.signal.aborted).toBe(true);
    expect(asked).toHaveLength(3);
    onItsWay?.answer('from before');
    last().answer('linked');
    await over;
    expect(answers.told(feed.key)).toBe('linked');
    void answers.outdate(['feed'], { asksNow: false });
    expect(asked).toHaveLength(3);
    expect(answers.answer(feed.key).isOutdated).toBe(true);
  });

  it('can be told without asking, and what is on its way then goes on', async () => {
    const { question: feed, last } = question();
    answers.watch(watching(feed));
    answers.tell(feed.key, 'pending');
    expect(answers.answer(feed.key)).toMatchObject({ told: 'pending', isAsking: true });
    answers.cancel(feed.key);
    expect(last().signal.aborted).toBe(true);
    expect(answers.answer(feed.key)).toMatchObject({ told: 'pending', isAsking: false });
  });

  it('is the same object where it says the same', async () => {
    const { question: feed, last } = question();
    answers.watch(watching(feed));
    const first = { status: 'linked', accounts: [1] };
    last().answer(first);
    await settled();
    for (const told of [
      { status: 'linked', accounts: [1] },
      { status: 'linked', accounts: [1, 2] },
    ]) {
      void answers.ask(feed);
      last().answer(told);
      await settled();
    }
    expect(answers.told(feed.key)).toEqual({ status: 'linked', accounts: [1, 2] });
    answers.tell(feed.key, first);
    answers.tell(feed.key, { status: 'linked', accounts: [1] });
    expect(answers.told(feed.key)).toBe(first);
  });

  it('holds nobody up where a back end heeds no signal and never answers', async () => {
    const { question: feed } = question();
    const leave = answers.watch(watching(feed));
    const over = answers.ask(feed);
    leave();
    await expect(over).resolves.toBeUndefined();
  });

  it('is known by the beginning of its key, and by nothing that only looks like it', () => {
    for (const key of [
      ['transactions', 'a'],
      ['transactions', 'a', '{"page":1}'],
      ['transactions', 'ab'],
      ['transactionsOf', 'a'],
    ])
      answers.tell(key, 'told');
    answers.forget(['transactions', 'a']);
    expect(
      [
        ['transactions', 'a'],
        ['transactions', 'a', '{"page":1}'],
        ['transactions', 'ab'],
        ['transactionsOf', 'a'],
      ].map((key) => answers.told(key)),
    ).toEqual([undefined, undefined, 'told', 'told']);
  });

  it('is known by its conditions in whatever order they were put together', () => {
    expect(conditionsText({ b: 1, a: { d: [2, 1], c: null } })).toBe(conditionsText({ a: { c: null, d: [2, 1] }, b: 1 }));
    expect(conditionsText({ a: undefined })).toBe(conditionsText({}));
    expect(conditionsText({ a: [2, 1] })).not.toBe(conditionsText({ a: [1, 2] }));
  });

  it('leaves nothing behind when all is cleared', () => {
    const { question: feed, last } = question();
    answers.watch(watching(feed))();
    answers.watch(watching(question(['other']).question));
    answers.clear();
    expect(last().signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(answers.answer(['other'])).toMatchObject({ told: undefined, isAsking: false });
  });
});
