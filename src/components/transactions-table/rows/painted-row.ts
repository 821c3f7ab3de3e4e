import type { FeedTransaction } from '../../../core/transaction.js';
import { cellsOf, rowHeaderOf } from './cells.js';
import { element, writeAttribute } from './element.js';
import type { RowLook } from './row-look.js';

/** A row's element, and what it shows. The same element shows one transaction after the other. */
export interface PaintedRow {
  readonly element: HTMLElement;
  /** What explains the stage; null where the host draws that column, or leaves it out. */
  readonly stageButton: HTMLElement | null;
  /** The cells that the host draws, by column. */
  readonly hostCells: ReadonlyMap<string, HTMLElement>;
  /** null: a place for a transaction that is not here yet. */
  readonly transaction: FeedTransaction | null;
  paint(transaction: FeedTransaction | null, selected: boolean): void;
}

/** Makes rows of one look. The first is built, the others are its copies. */
export function createRowMaker(look: RowLook): () => PaintedRow {
  const {
    kind,
    columns,
    selectable,
    idPrefix,
    messages: { t },
  } = look;
  const cells = columns.map((column) => ({ column, cells: cellsOf(column, look) }));
  const header = rowHeaderOf(columns);
  let first: HTMLElement | null = null;
  let made = 0;

  function makeFirst(): HTMLElement {
    const row = element(kind === 'table' ? 'tr' : 'div', { class: 'bf-transaction', role: 'row', 'data-bf-part': 'transaction' });
    if (selectable) {
      const box = element(
        'label',
        { class: 'bf-transaction-select' },
        element('input', { class: 'bf-tick', type: 'checkbox', 'aria-label': t('transactions.select') }),
      );
      row.append(element(kind === 'table' ? 'td' : 'div', { role: 'cell', 'data-column': 'select' }, box));
    }
    row.append(...cells.map(({ cells: { make } }) => make()));
    return row;
  }

  return () => {
    first ??= makeFirst();
    const row = first.cloneNode(true);
    if (!(row instanceof HTMLElement)) throw new TypeError('no element');
    const hostCells = new Map<string, HTMLElement>();
    const paints: ((transaction: FeedTransaction) => void)[] = [];
    let headerCell: HTMLElement | null = null;
    let stageButton: HTMLElement | null = null;
    let cell = selectable ? row.firstElementChild?.nextElementSibling : row.firstElementChild;
    for (const {
      column,
      cells: { painting },
    } of cells) {
      if (!(cell instanceof HTMLElement)) break;
      if (column.cell) hostCells.set(column.id, cell);
      if (column.id === header) headerCell = cell;
      if (column.own === 'stage' && !column.cell && cell.firstElementChild instanceof HTMLElement) stageButton = cell.firstElementChild;
      paints.push(painting(cell));
      cell = cell.nextElementSibling;
    }
    const box = selectable ? row.querySelector('input') : null;
    if (box) nameBox(box, headerCell, `${idPrefix}${made++}`);
    let shown: FeedTransaction | null = null;

    return {
      element: row,
      stageButton,
      hostCells,
      get transaction() {
        return shown;
      },
      paint(transaction, selected) {
        shown = transaction;
        writeAttribute(row, 'data-state', transaction?.stage ?? 'loading');
        writeAttribute(row, 'aria-hidden', transaction ? null : 'true');
        if (transaction) for (const paint of paints) paint(transaction);
        if (!box) return;
        box.disabled = transaction === null;
        if (box.checked !== selected) box.checked = selected;
        writeAttribute(row, 'data-selected', selected ? 'true' : null);
      },
    };
  };
}

/** "Select" and what the row says, by reference: nothing is written anew when the row shows another transaction. */
function nameBox(box: HTMLInputElement, header: HTMLElement | null, id: string) {
  box.id = `${id}-select`;
  if (!header) return;
  header.id = `${id}-header`;
  box.setAttribute('aria-labelledby', `${box.id} ${header.id}`);
}
