import { useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { createPortal } from 'react-dom';
import type { FeedTransaction, TransactionDay } from '../../../core/transaction.js';
import type { Selection } from '../selection.js';
import { lazyPart } from '../../widget/lazy-part.js';
import { createDayMaker } from './day-heading.js';
import { element, writeAttribute } from './element.js';
import { HostCells } from './HostCells.js';
import { createRowMaker, type PaintedRow } from './painted-row.js';
import { handleRowClick } from './row-events.js';
import type { RowLook } from './row-look.js';

const RowExplanation = lazyPart(async () => (await import('../RowExplanation.js')).RowExplanation);

export interface PageRowsProps {
  readonly look: RowLook;
  readonly transactions: readonly FeedTransaction[];
  /** Each day under a heading, with what is known of it; null: without headings. */
  readonly days: ReadonlyMap<string, TransactionDay> | null;
  readonly selection: Selection;
  /** Of the account. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  readonly onRowClick: (transaction: FeedTransaction, event: MouseEvent) => void;
  readonly onDetails: ((transaction: FeedTransaction) => void) | null;
}

interface Drawn {
  readonly rows: readonly PaintedRow[];
  readonly explained: readonly { readonly transaction: FeedTransaction; readonly place: HTMLElement }[];
}

const nothingDrawn: Drawn = { rows: [], explained: [] };

/** The transactions of one page as rows of a table. A row's element stays with its transaction, and so does the focus. */
export function PageRows({ look, transactions, days, selection, timeZone, onRowClick, onDetails }: PageRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const makeRow = useMemo(() => createRowMaker(look), [look]);
  const makeDay = useMemo(() => createDayMaker(look), [look]);
  const kept = useRef<{ makeRow: typeof makeRow; byId: Map<string, PaintedRow>; places: Map<string, HTMLElement> }>({
    makeRow,
    byId: new Map(),
    places: new Map(),
  });
  const [explained, setExplained] = useState<ReadonlySet<string>>(new Set());
  const [drawn, setDrawn] = useState(nothingDrawn);
  const needsReact = explained.size > 0 || look.columns.some(({ cell }) => cell);

  useLayoutEffect(() => {
    if (kept.current.makeRow !== makeRow) kept.current = { makeRow, byId: new Map(), places: new Map() };
    const { byId, places } = kept.current;
    const wanted = new Set(transactions.map(({ id }) => id));
    const free = [...byId].filter(([id]) => !wanted.has(id)).map(([id, row]) => (byId.delete(id), row));
    const children: Element[] = [];
    const rows: PaintedRow[] = [];
    const explanations: Drawn['explained'][number][] = [];
    let date: string | undefined;
    for (const transaction of transactions) {
      if (days && transaction.date !== date) {
        date = transaction.date;
        children.push(makeDay({ date: transaction.date, day: days.get(date) }));
      }
      const row = byId.get(transaction.id) ?? free.pop() ?? makeRow();
      byId.set(transaction.id, row);
      row.paint(transaction, selection.chosen.has(transaction.id));
      rows.push(row);
      children.push(row.element);
      const isExplained = explained.has(transaction.id);
      const { stageButton: button } = row;
      writeAttribute(button, 'aria-expanded', String(isExplained));
      const place = isExplained ? (places.get(transaction.id) ?? explanationPlace(look)) : null;
      writeAttribute(button, 'aria-controls', place?.id ?? null);
      if (place?.parentElement) {
        places.set(transaction.id, place);
        children.push(place.parentElement);
        explanations.push({ transaction, place });
      } else {
        places.delete(transaction.id);
      }
    }
    if (body.current) arrange(body.current, children);
    if (needsReact) setDrawn({ rows, explained: explanations });
    else setDrawn(nothingDrawn);
  }, [makeRow, makeDay, look, transactions, days, selection.chosen, explained, needsReact]);

  function handleClick(event: MouseEvent) {
    handleRowClick(event, (pressed) => [...kept.current.byId.values()].find(({ element: row }) => row === pressed)?.transaction, {
      select: (transaction) => selection.set([transaction], !selection.chosen.has(transaction.id)),
      explain({ id }) {
        const next = new Set(explained);
        if (!next.delete(id)) next.add(id);
        setExplained(next);
      },
      open: onRowClick,
    });
  }

  return (
    <>
      {/* Whoever comes near is about to ask: the explanation is there when it is wanted. */}
      <tbody ref={body} role="rowgroup" onClick={handleClick} onPointerOver={prepare} onFocus={prepare} />
      <HostCells rows={drawn.rows} columns={look.columns} />
      {drawn.explained.map(({ transaction, place }) =>
        createPortal(<RowExplanation transaction={transaction} timeZone={timeZone} onDetails={onDetails} />, place, transaction.id),
      )}
    </>
  );
}

function prepare() {
  // What cannot be loaded now says so when it is wanted.
  RowExplanation.load().catch(() => {});
}

let places = 0;

function explanationPlace({ columns, selectable, idPrefix }: RowLook): HTMLElement {
  const place = element('td', { role: 'cell', colspan: String(columns.length + Number(selectable)), id: `${idPrefix}explanation-${places++}` });
  element('tr', { class: 'bf-transaction-explanation', role: 'row', 'data-bf-part': 'explanation' }, place);
  return place;
}

/** Puts children in order and leaves alone what stands right: an element that is moved loses the focus. */
function arrange(parent: Element, children: readonly Element[]) {
  if (!parent.hasChildNodes()) {
    parent.append(...children);
    return;
  }
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    const there = parent.children[place];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}
