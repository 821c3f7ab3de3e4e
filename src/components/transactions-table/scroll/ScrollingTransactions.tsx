import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { dayLayout, dayStarts, dayStartsOfCounts, type DayLayout } from '../../../core/rows/day-layout.js';
import type { RowRange } from '../../../core/rows/row-window.js';
import type { TransactionRows } from '../../../core/rows/transaction-rows.js';
import type { FeedTransaction, TransactionDay, TransactionOrder } from '../../../core/transaction.js';
import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { ColumnHeader } from '../ColumnHeader.js';
import { createDayMaker } from '../rows/day-heading.js';
import { HostCells } from '../rows/HostCells.js';
import { createRowMaker, type PaintedRow } from '../rows/painted-row.js';
import { handleRowClick } from '../rows/row-events.js';
import type { RowLook } from '../rows/row-look.js';
import type { Selection } from '../selection.js';
import type { Shown } from './row-slots.js';
import { RowScroller } from './row-scroller.js';

export interface ScrollingTransactionsProps {
  /** Names the table for those who do not see it. */
  readonly caption: string;
  readonly look: RowLook;
  readonly rows: TransactionRows;
  /** The rows shown answer an earlier question. */
  readonly turning: boolean;
  /** What the rows answer: another question begins at the top. */
  readonly question: string;
  readonly orderBy: TransactionOrder;
  readonly onOrder: (orderBy: TransactionOrder) => void;
  /** Each day under a heading, with what is known of it; null: without headings. */
  readonly days: ReadonlyMap<string, TransactionDay> | null;
  readonly selection: Selection;
  readonly onRowClick: (transaction: FeedTransaction, event: MouseEvent) => void;
  readonly onDetails: ((transaction: FeedTransaction) => void) | null;
  /** Told which rows are on the screen. */
  readonly onView: ((view: RowRange) => void) | null;
}

/** All transactions in one scroll, of which only those in view are drawn. */
export function ScrollingTransactions(props: ScrollingTransactionsProps) {
  const { caption, look, rows, turning, question, orderBy, onOrder, days, selection, onRowClick, onDetails, onView } = props;
  const { t } = useMessages(transactionsTexts);
  const captionId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const running = useRef<RowScroller | null>(null);
  const answered = useRef(question);
  const latest = useRef(props);
  const [painted, setPainted] = useState<readonly PaintedRow[]>([]);
  const hasHostCells = look.columns.some(({ cell }) => cell);
  const makeRow = useMemo(() => createRowMaker(look), [look]);
  const makeDay = useMemo(() => createDayMaker(look), [look]);
  const layout = useMemo(() => days && headingsOf(rows, days, { isRemote: onView !== null, newestFirst: orderBy === '-date' }), [rows, days, onView, orderBy]);

  const shown = useMemo(
    (): Shown => ({
      rows,
      days: layout?.layout ?? null,
      makeRow,
      makeDay(place, first) {
        const day = layout?.days?.[place] ?? (first && days?.get(first.date));
        const date = day?.date ?? first?.date;
        return makeDay(date && { date, day });
      },
      isSelected: (id) => selection.chosen.has(id),
    }),
    [rows, layout, makeRow, makeDay, days, selection.chosen],
  );

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    const current = running.current;
    const isAnother = answered.current !== question;
    if (current) {
      answered.current = question;
      current.show(shown, isAnother);
      return;
    }
    if (!scroller.current || !head.current || !body.current) return;
    running.current = new RowScroller({ scroller: scroller.current, head: head.current, body: body.current }, shown, {
      onDrawn(range, slots) {
        latest.current.onView?.(slots.positionsOf(range));
        if (latest.current.look.columns.some(({ cell }) => cell)) setPainted([...slots.painted()]);
      },
    });
    answered.current = question;
  }, [shown, question]);

  useEffect(
    () => () => {
      running.current?.close();
      running.current = null;
      body.current?.replaceChildren();
    },
    [],
  );

  function handleKey(event: KeyboardEvent) {
    const { target, key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), select, textarea, [contenteditable]')) return;
    const move = movements[key];
    if (!move || !running.current) return;
    event.preventDefault();
    move(running.current);
  }

  function handleClick(event: MouseEvent) {
    handleRowClick(event, (pressed) => running.current?.transactionOf(pressed), {
      select: (transaction) => selection.set([transaction], !selection.chosen.has(transaction.id)),
      explain: (transaction) => onDetails?.(transaction),
      open: onRowClick,
    });
  }

  return (
    // A part of the page that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <div
      ref={scroller}
      className="bf-transactions-scroller"
      role="region"
      aria-labelledby={captionId}
      tabIndex={0}
      data-bf-part="scroller"
      onKeyDown={handleKey}
    >
      <p id={captionId} className="bf-visually-hidden">
        {caption}
      </p>
      <div
        className="bf-transactions bf-transactions-scrolling"
        role="table"
        aria-labelledby={captionId}
        aria-rowcount={rows.complete ? (layout?.layout.itemCount ?? rows.count ?? 0) + 1 : -1}
        aria-busy={turning || rows.count === null}
        data-bf-part="table"
        data-selectable={look.selectable || undefined}
        data-state={turning ? 'turning' : rows.count === null ? 'loading' : 'ready'}
      >
        <div ref={head} className="bf-transactions-head" role="rowgroup">
          <div className="bf-transactions-head-row" role="row" aria-rowindex={1}>
            {look.selectable && (
              <div role="columnheader" data-column="select">
                <span className="bf-visually-hidden">{t('transactions.select')}</span>
              </div>
            )}
            {look.columns.map((column) => (
              <ColumnHeader key={column.id} as="div" column={column} orderBy={orderBy} onOrder={onOrder} />
            ))}
          </div>
        </div>
        <div ref={body} className="bf-transactions-body" role="rowgroup" onClick={handleClick} />
      </div>
      {hasHostCells && <HostCells rows={painted} columns={look.columns} />}
      {rows.count === null && (
        <p className="bf-visually-hidden" role="status" aria-live="polite" data-bf-part="loading">
          {t('transactions.loading')}
        </p>
      )}
    </div>
  );
}

interface Listing {
  /** Only some of the rows are here. */
  readonly isRemote: boolean;
  readonly newestFirst: boolean;
}

interface Headings {
  readonly layout: DayLayout;
  /** In the order of the list; null where only the transactions tell them. */
  readonly days: readonly TransactionDay[] | null;
}

/** Where the headings stand; null where that cannot be known. */
function headingsOf(rows: TransactionRows, known: ReadonlyMap<string, TransactionDay>, { isRemote, newestFirst }: Listing): Headings | null {
  const count = rows.count ?? 0;
  if (!isRemote) return { layout: dayLayout(dayStarts(rows), count), days: null };
  const days = newestFirst ? [...known.values()] : [...known.values()].reverse();
  const starts = dayStartsOfCounts(
    days.map((day) => day.count),
    count,
  );
  return starts && { layout: dayLayout(starts, count), days };
}

const movements: Readonly<Record<string, (scroller: RowScroller) => void>> = {
  ArrowDown: (scroller) => scroller.scrollByRows(1),
  ArrowUp: (scroller) => scroller.scrollByRows(-1),
  PageDown: (scroller) => scroller.scrollByViews(1),
  PageUp: (scroller) => scroller.scrollByViews(-1),
  Home: (scroller) => scroller.scrollToEnd('first'),
  End: (scroller) => scroller.scrollToEnd('last'),
};
