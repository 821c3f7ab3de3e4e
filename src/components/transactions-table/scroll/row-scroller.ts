import {
  clampedTop,
  elementHeight,
  furthestTop,
  isShortened,
  noRowsBeyond,
  rowsInView,
  scrollAtTop,
  topAfterScroll,
  type RowGeometry,
  type RowRange,
  type RowsBeyond,
} from '../../../core/rows/row-window.js';
import type { FeedTransaction } from '../../../core/transaction.js';
import { RowSlots, type Shown } from './row-slots.js';

export interface ScrollerElements {
  readonly scroller: HTMLElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
}

export interface ScrollerListener {
  /** After each drawing: the items that are in view. */
  readonly onDrawn: (range: RowRange, slots: RowSlots) => void;
}

/** Drawn around the view, so that a wheel that runs before the drawing shows rows and not the ground. */
const rowsBeyond = 6;
/** So many frames the compositor may be ahead of the drawing; and no more rows than this are drawn for it. */
const framesAhead = 3;
const mostRowsAhead = 40;
/** After so long without a scroll, the hand is off the wheel. */
const restsAfterMs = 120;

/* Where nothing has a size, as in a test without a layout. */
const assumedRowHeight = 44;
const assumedViewHeight = 15 * assumedRowHeight;

interface InView {
  /** Of the first item of which anything is in view. */
  readonly index: number;
  /** The part of it that is above the view, of 1. */
  readonly hidden: number;
  /** The first transaction in view; null where none has come yet. */
  readonly id: string | null;
  /** 1 where a heading stands before it. */
  readonly ahead: number;
}

/** Keeps the slots in step with the scroll position. It owns all geometry of the scrolling table. */
export class RowScroller {
  readonly #elements: ScrollerElements;
  readonly #listener: ScrollerListener;
  readonly #slots: RowSlots;
  readonly #sizes: ResizeObserver | null;
  #geometry: RowGeometry = { count: 0, rowHeight: assumedRowHeight, viewHeight: assumedViewHeight };
  #position = { top: 0, scrollTop: 0 };
  #resting: ReturnType<typeof setTimeout> | undefined;
  #heightWritten = -1;

  constructor(elements: ScrollerElements, shown: Shown, listener: ScrollerListener) {
    this.#elements = elements;
    this.#listener = listener;
    this.#slots = new RowSlots(elements.body, shown);
    // Drawn with the sizes that rows have by default, so that the page is laid out once; what differs is put right before
    // anything is painted, when the observer tells of the first layout.
    this.#takeCount();
    this.#draw(noRowsBeyond);
    elements.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.#resized());
    this.#sizes?.observe(elements.scroller);
    this.#restSoon();
  }

  close(): void {
    this.#elements.scroller.removeEventListener('scroll', this.#onScroll);
    this.#sizes?.disconnect();
    clearTimeout(this.#resting);
  }

  /** Other rows. With `fromStart` they answer another question; else what is in view stays where it is. */
  show(shown: Shown, fromStart: boolean): void {
    if (!fromStart) this.#follow();
    const inView = fromStart ? null : this.#firstInView();
    const focused = this.#slots.focused();
    const isRemade = this.#slots.show(shown);
    if (isRemade) {
      this.#slots.draw({ first: 0, end: 1 }, this.#geometry.rowHeight, 0, false);
      this.#measure();
    } else {
      this.#takeCount();
    }
    if (focused) this.#keepFocus(focused.id, fromStart);
    if (fromStart) this.#goTo(0);
    else if (inView) this.#holdInView(inView);
    this.#draw(noRowsBeyond);
    this.#restSoon();
  }

  /** The transaction in this row element; null for anything else. */
  transactionOf(row: Element): FeedTransaction | null {
    for (const painted of this.#slots.painted()) if (painted.element === row) return painted.transaction;
    return null;
  }

  scrollByRows(rows: number): void {
    this.#goTo(this.#position.top + rows * this.#geometry.rowHeight);
    this.#draw(noRowsBeyond);
    this.#restSoon();
  }

  scrollByViews(views: number): void {
    const { viewHeight, rowHeight } = this.#geometry;
    this.scrollByRows(views * Math.max(1, Math.floor(viewHeight / rowHeight)));
  }

  scrollToEnd(end: 'first' | 'last'): void {
    this.#goTo(end === 'first' ? 0 : furthestTop(this.#geometry));
    this.#draw(noRowsBeyond);
    this.#restSoon();
  }

  readonly #onScroll = () => {
    this.#follow();
  };

  /** True where the view had been scrolled since the last look. */
  #follow(): boolean {
    const { scrollTop } = this.#elements.scroller;
    const moved = scrollTop - this.#position.scrollTop;
    if (moved === 0) return false;
    this.#position = { top: topAfterScroll(this.#geometry, this.#position, scrollTop), scrollTop };
    this.#draw(this.#rowsAround(moved), true);
    this.#restSoon();
    return true;
  }

  /** How many rows to draw beyond the view after a movement of so many pixels. */
  #rowsAround(moved: number): RowsBeyond {
    const { rowHeight, viewHeight } = this.#geometry;
    // A leap shows new rows only: those around them have time.
    if (Math.abs(moved) >= viewHeight) return noRowsBeyond;
    const ahead = Math.min(mostRowsAhead, Math.max(rowsBeyond, Math.ceil((framesAhead * Math.abs(moved)) / rowHeight)));
    return moved > 0 ? { before: 0, after: ahead } : { before: ahead, after: 0 };
  }

  #draw(beyond: RowsBeyond, isMoving = false): void {
    const { top, scrollTop } = this.#position;
    const { rowHeight } = this.#geometry;
    this.#slots.draw(rowsInView(this.#geometry, top, beyond), rowHeight, isShortened(this.#geometry) ? scrollTop - top : 0, isMoving);
    this.#listener.onDrawn(rowsInView(this.#geometry, top), this.#slots);
  }

  #measure(): void {
    const { scroller, head, body } = this.#elements;
    const drawn = [...body.children].find((row) => row instanceof HTMLElement && !row.hidden);
    const row = drawn instanceof HTMLElement ? drawn.offsetHeight : 0;
    const view = scroller.clientHeight - head.offsetHeight;
    this.#geometry = {
      ...this.#geometry,
      rowHeight: row > 0 ? row : this.#geometry.rowHeight,
      viewHeight: view > 0 ? view : this.#geometry.viewHeight,
    };
    this.#takeCount();
  }

  /** Without a look at the page: how high a row is has not changed. */
  #takeCount(): void {
    this.#geometry = { ...this.#geometry, count: this.#slots.itemCount() };
    const height = elementHeight(this.#geometry);
    if (height !== this.#heightWritten) {
      this.#heightWritten = height;
      this.#elements.body.style.blockSize = `${height}px`;
    }
    this.#position = { ...this.#position, top: clampedTop(this.#geometry, this.#position.top) };
  }

  #resized(): void {
    const { rowHeight, viewHeight } = this.#geometry;
    const inView = this.#firstInView();
    this.#measure();
    if (rowHeight === this.#geometry.rowHeight && viewHeight === this.#geometry.viewHeight) return;
    if (rowHeight !== this.#geometry.rowHeight) this.#goTo((inView.index + inView.hidden) * this.#geometry.rowHeight);
    this.#draw(noRowsBeyond);
    this.#restSoon();
  }

  #restSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), restsAfterMs);
  }

  #rest(): void {
    // The browser tells of a scroll a frame later: what follows would take it back.
    if (this.#follow()) return;
    // Letters may have become larger, and rows with them, without the view changing.
    this.#resized();
    // Where the element is shortened, small movements have been taken by the pixel: the scroll bar catches up.
    if (isShortened(this.#geometry)) this.#goTo(this.#position.top);
    this.#draw({ before: rowsBeyond, after: rowsBeyond });
    this.#slots.arrange();
  }

  #goTo(top: number): void {
    const { scroller } = this.#elements;
    const inside = clampedTop(this.#geometry, top);
    const wanted = scrollAtTop(this.#geometry, inside);
    let { scrollTop } = this.#position;
    if (Math.abs(scrollTop - wanted) >= 1) {
      scroller.scrollTop = wanted;
      // The browser keeps whole device pixels.
      scrollTop = scroller.scrollTop;
    }
    this.#position = { top: inside, scrollTop };
  }

  #firstInView(): InView {
    const { top } = this.#position;
    const { rowHeight } = this.#geometry;
    const index = Math.floor(top / rowHeight);
    const at = this.#slots.transactionAt(index) ? index : index + 1;
    return { index, hidden: top / rowHeight - index, id: this.#slots.transactionAt(at)?.id ?? null, ahead: at - index };
  }

  /** The transaction that was first in view stays there, whatever came in above it. */
  #holdInView({ index, hidden, id, ahead }: InView): void {
    // At the very top the newest is what a person wants to see.
    if (id === null || this.#position.top === 0) return;
    const now = this.#find(id, index + ahead);
    if (now !== null && now !== index + ahead) this.#goTo((now - ahead + hidden) * this.#geometry.rowHeight);
  }

  #keepFocus(id: string, fromStart: boolean): void {
    const now = fromStart ? null : this.#find(id, 0);
    if (now === null) this.#elements.scroller.focus({ preventScroll: true });
    else this.#slots.moveFocused(now);
  }

  #find(id: string, near: number): number | null {
    const count = this.#slots.itemCount();
    for (let distance = 0; distance < count; distance++) {
      if (this.#slots.transactionAt(near + distance)?.id === id) return near + distance;
      if (distance > 0 && near - distance >= 0 && this.#slots.transactionAt(near - distance)?.id === id) return near - distance;
    }
    return null;
  }
}
