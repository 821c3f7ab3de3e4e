import type { FeedTransaction } from '../../../core/transaction.js';
import { positionAt, type DayLayout } from '../../../core/rows/day-layout.js';
import type { RowRange } from '../../../core/rows/row-window.js';
import type { TransactionRows } from '../../../core/rows/transaction-rows.js';
import { writeAttribute } from '../rows/element.js';
import type { PaintedRow } from '../rows/painted-row.js';

/** What the slots show. */
export interface Shown {
  readonly rows: TransactionRows;
  readonly days: DayLayout | null;
  readonly makeRow: () => PaintedRow;
  /** The heading of a day of the list, as a row; its first transaction may not be here yet. */
  readonly makeDay: (day: number, first: FeedTransaction | undefined) => HTMLElement;
  readonly isSelected: (id: string) => boolean;
}

interface Slot {
  index: number;
  y: number;
  element: HTMLElement;
  readonly row: PaintedRow;
  transaction: FeedTransaction | null | undefined;
}

/** Shown as coming while nobody knows how many there are. */
const placesWhileUnknown = 25;

/** The header is the table's first row. */
const rowsBefore = 2;

/**
 * A few row elements that show one part of a long list after the other. An element that holds the focus stays with its
 * transaction, wherever that is scrolled to.
 */
export class RowSlots {
  readonly #body: HTMLElement;
  readonly #slots = new Map<number, Slot>();
  readonly #free: Slot[] = [];
  #shown: Shown;

  constructor(body: HTMLElement, shown: Shown) {
    this.#body = body;
    this.#shown = shown;
  }

  /** Other rows, or another look of theirs; the next `draw` shows them. Answers whether all elements are made anew. */
  show(shown: Shown): boolean {
    const remade = shown.makeRow !== this.#shown.makeRow;
    this.#shown = shown;
    if (remade) this.#empty();
    else for (const slot of this.#slots.values()) slot.transaction = undefined;
    return remade;
  }

  itemCount(): number {
    const { days, rows } = this.#shown;
    return rows.count === null ? placesWhileUnknown : (days?.itemCount ?? rows.count);
  }

  /** The transaction at an item, or null where a heading is or nothing has come yet. */
  transactionAt(index: number): FeedTransaction | null {
    const position = this.#positionAt(index);
    return position === null ? null : (this.#shown.rows.at(position) ?? null);
  }

  /** The positions of the transactions in a range of items. */
  positionsOf(range: RowRange): RowRange {
    const { days } = this.#shown;
    return days ? { first: positionAt(days, range.first), end: positionAt(days, range.end) } : range;
  }

  /**
   * Draws the items of a range, the item at `index` at `index * rowHeight + shift`. While the list moves, rows that are not
   * needed stand aside: to take them out of the layout and into it again costs more than everything else in a frame.
   */
  draw({ first, end }: RowRange, rowHeight: number, shift: number, isMoving: boolean): void {
    for (const [index, slot] of this.#slots) {
      if (index >= first && index < end) continue;
      if (this.#holdsFocus(slot) && index < this.itemCount()) {
        this.#place(slot, index * rowHeight + shift);
      } else {
        this.#slots.delete(index);
        this.#free.push(slot);
      }
    }
    for (let index = first; index < end; index++) {
      let slot = this.#slots.get(index);
      if (!slot) {
        slot = this.#takeFree(this.transactionAt(index)) ?? this.#makeSlot();
        slot.index = index;
        slot.transaction = undefined;
        this.#slots.set(index, slot);
      }
      this.#fill(slot);
      this.#place(slot, index * rowHeight + shift);
    }
    if (isMoving) for (const slot of this.#free) this.#move(slot, -2 * rowHeight);
    else this.#hideFree();
  }

  /** The rows that are drawn, in no order. */
  *painted(): Iterable<PaintedRow> {
    for (const { row, element } of this.#slots.values()) if (element === row.element) yield row;
  }

  /** Puts the elements into the order of the list, which is that of reading and of the Tab key. */
  arrange(): void {
    const inOrder = [...this.#slots.values()].sort((one, other) => one.index - other.index);
    const anchor = inOrder.findIndex((slot) => this.#holdsFocus(slot));
    // An element that is moved loses the focus: the others are moved around it.
    let next: Element | null = null;
    for (let place = inOrder.length - 1; place > anchor; place--) next = this.#before(inOrder[place], next);
    const focused = inOrder[anchor]?.element ?? null;
    next = focused;
    for (let place = anchor - 1; place >= 0; place--) next = this.#before(inOrder[place], next);
  }

  /** The transaction in whose row the focus is. */
  focused(): FeedTransaction | null {
    for (const slot of this.#slots.values()) if (this.#holdsFocus(slot)) return slot.row.transaction;
    return null;
  }

  /** The row that holds the focus now stands at another place. */
  moveFocused(to: number): void {
    for (const [index, slot] of this.#slots) {
      if (!this.#holdsFocus(slot) || index === to) continue;
      const there = this.#slots.get(to);
      this.#slots.delete(index);
      if (there) this.#free.push(there);
      slot.index = to;
      this.#slots.set(to, slot);
      return;
    }
  }

  #before(slot: Slot | undefined, next: Element | null): Element | null {
    if (!slot) return next;
    if (slot.element.nextElementSibling !== next || !slot.element.isConnected) this.#body.insertBefore(slot.element, next);
    return slot.element;
  }

  #positionAt(index: number): number | null {
    const item = this.#shown.days?.item(index);
    if (!item) return index;
    return item.kind === 'row' ? item.position : null;
  }

  #fill(slot: Slot): void {
    const { rows, days, makeDay, isSelected } = this.#shown;
    const item = days?.item(slot.index);
    if (days && item?.kind === 'day') {
      if (slot.transaction === null && slot.element !== slot.row.element) return;
      const heading = makeDay(item.day, rows.at(days.startOf(item.day)));
      this.#exchange(slot, heading);
      slot.transaction = null;
    } else {
      const transaction = rows.at(item?.kind === 'row' ? item.position : slot.index) ?? null;
      if (slot.transaction === transaction && slot.element === slot.row.element) return;
      this.#exchange(slot, slot.row.element);
      slot.row.paint(transaction, transaction !== null && isSelected(transaction.id));
      slot.transaction = transaction;
    }
    writeAttribute(slot.element, 'aria-rowindex', String(slot.index + rowsBefore));
  }

  /** The free slot in which the least has to change: signs and colours cost a browser more than texts. */
  #takeFree(transaction: FeedTransaction | null): Slot | undefined {
    let best = this.#free.length - 1;
    let likest = -1;
    for (let place = best; transaction && place >= 0 && likest < alike; place--) {
      const likeness = likenessOf(this.#free[place]?.row.transaction ?? null, transaction);
      if (likeness <= likest) continue;
      likest = likeness;
      best = place;
    }
    const slot = this.#free[best];
    const last = this.#free.pop();
    if (slot && last && slot !== last) this.#free[best] = last;
    return slot;
  }

  #exchange(slot: Slot, element: HTMLElement): void {
    if (slot.element === element) return;
    slot.element.replaceWith(element);
    slot.element = element;
    slot.y = Number.NaN;
  }

  #hideFree(): void {
    for (const { element } of this.#free) if (!element.hidden) element.hidden = true;
  }

  #place(slot: Slot, y: number): void {
    if (slot.element.hidden) slot.element.hidden = false;
    this.#move(slot, y);
  }

  #move(slot: Slot, y: number): void {
    if (slot.y === y) return;
    slot.y = y;
    slot.element.style.transform = `translateY(${y}px)`;
  }

  #makeSlot(): Slot {
    const row = this.#shown.makeRow();
    this.#body.append(row.element);
    return { index: -1, y: Number.NaN, element: row.element, row, transaction: undefined };
  }

  #holdsFocus({ element }: Slot): boolean {
    const focused = element.ownerDocument.activeElement;
    return focused !== null && focused !== this.#body && element.contains(focused);
  }

  #empty(): void {
    this.#slots.clear();
    this.#free.length = 0;
    this.#body.replaceChildren();
  }
}

const alike = 7;

function likenessOf(one: FeedTransaction | null, other: FeedTransaction): number {
  if (!one) return 0;
  return 4 * Number(one.stage === other.stage) + 2 * Number(one.amount > 0 === other.amount > 0) + Number(one.type === other.type);
}
