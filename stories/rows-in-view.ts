import { expect, waitFor } from 'storybook/test';
import type { Locale } from '../src/core/locale.js';
import type { Currency } from '../src/core/money.js';
import type { FeedTransaction } from '../src/core/transaction.js';
import { createFormats } from '../src/i18n/formats.js';

export interface RowsInView {
  /** The transaction at a place, from 0, told without the table. */
  readonly at: (place: number) => FeedTransaction | undefined;
  readonly count: number;
  readonly locale: Locale;
  readonly currency: Currency;
}

/** A bound for what hangs: the scroll is loaded when it is first shown, and a machine may do something else as well. */
const withinReason = { timeout: 30_000 };

export function theScroller(): HTMLElement {
  const scroller = document.querySelector<HTMLElement>('[data-bf-part="scroller"]');
  if (!scroller) throw new Error('There is no scroll here.');
  return scroller;
}

/** Where the first row in view is to be: the browser tells of a scroll a frame later, until then the rows of before are in view. */
export interface FirstPlace {
  readonly around: number;
  /** Rows; 0 unless told. */
  readonly give?: number;
}

/**
 * What a person sees in the scroll: rows without a gap from the head to the foot, each the one that belongs at its place,
 * and once they rest in the document in the order in which they are read. Answers the place of the first, from 0.
 */
export async function expectRowsInView({ at, count, locale, currency }: RowsInView, { around, give = 0 }: FirstPlace): Promise<number> {
  const formats = createFormats(locale);
  let first = Number.NaN;
  await waitFor(async () => {
    const scroller = theScroller();
    const view = scroller.getBoundingClientRect();
    const head = scroller.querySelector('.bf-transactions-head');
    // Where rows are cards there is no head to be seen.
    const top = head && getComputedStyle(head).position === 'sticky' ? head.getBoundingClientRect().bottom : view.top + 1;
    const drawn = [...scroller.querySelectorAll<HTMLElement>('[data-bf-part="transaction"]:not([hidden])')].map((element) => ({
      element,
      place: Number(element.getAttribute('aria-rowindex')) - 2,
      box: element.getBoundingClientRect(),
    }));
    const inView = drawn.filter(({ box }) => box.bottom > top + 1 && box.top < view.bottom - 1).sort((one, other) => one.box.top - other.box.top);
    first = inView[0]?.place ?? Number.NaN;
    const seen = inView.map(({ element, place }) => ({
      place,
      date: cell(element, 'date'),
      description: cell(element, 'description'),
      amount: cell(element, 'amount'),
      balance: cell(element, 'balance'),
    }));
    const meant = inView.map((_, index) => {
      const transaction = at(first + index);
      if (!transaction) throw new Error(`There is no transaction at ${first + index}.`);
      const { date, description, amount, balance } = transaction;
      return {
        place: first + index,
        date: formats.date(date),
        description,
        amount: formats.signedAmount(amount, currency),
        balance: formats.amount(balance, currency),
      };
    });
    await expect(seen).toEqual(meant);
    await expect(inView.length).toBeGreaterThan(0);
    await expect(first).toBeGreaterThanOrEqual(around - give);
    await expect(first).toBeLessThanOrEqual(around + give);
    await expect(inView[0]?.box.top).toBeLessThanOrEqual(top + 1);
    if (first + inView.length < count) await expect(inView.at(-1)?.box.bottom).toBeGreaterThanOrEqual(view.bottom - 1);
    await expect(drawn.map(({ place }) => place)).toEqual(drawn.map(({ place }) => place).sort((one, other) => one - other));
  }, withinReason);
  return first;
}

/** The scroll's very last row, whole and at the foot of what is in view. */
export async function expectLastRowWhole({ at, count }: RowsInView): Promise<void> {
  await waitFor(async () => {
    const row = theScroller().querySelector<HTMLElement>(`[aria-rowindex="${count + 1}"]`);
    await expect(row).toHaveTextContent(at(count - 1)?.description ?? '');
    const foot = theScroller().getBoundingClientRect().top + theScroller().clientTop + theScroller().clientHeight;
    await expect(Math.abs((row?.getBoundingClientRect().bottom ?? Number.NaN) - foot)).toBeLessThanOrEqual(1);
  }, withinReason);
}

function cell(row: Element, column: string): string {
  return (
    row.querySelector(column === 'description' || column === 'balance' ? `[data-column="${column}"] > bdi` : `[data-column="${column}"]`)?.textContent ?? ''
  );
}
