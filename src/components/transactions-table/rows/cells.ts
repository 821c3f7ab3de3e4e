import type { FeedTransaction } from '../../../core/transaction.js';
import { stageLooks } from '../stage-look.js';
import { drawnIcon, redrawIcon } from './drawn-icon.js';
import { element, emptyText, writeAttribute, writeNode, writeText } from './element.js';
import type { RowLook } from './row-look.js';
import type { OwnColumn, ShownColumn } from './table-column.js';

type Paint = (transaction: FeedTransaction) => void;

/** One column's cells: the first is made, the others are its copies. */
export interface Cells {
  make(): HTMLElement;
  /** How a copy is filled. */
  painting(cell: HTMLElement): Paint;
}

export function cellsOf(column: ShownColumn, look: RowLook): Cells {
  if (column.cell) return { make: () => cellElement(column, look), painting: () => () => {} };
  if (column.text || !column.own) return textCells(column, look, column.text ?? (() => ''));
  return ownCells(column, column.own, look);
}

/*
 * The roles repeat what the elements are: as cards they are laid out as blocks, and browsers then forget that they
 * were a table.
 */
function cellElement({ id, align }: ShownColumn, { kind, columns }: RowLook, ...children: Node[]): HTMLElement {
  const isHeader = id === rowHeaderOf(columns);
  const attributes = { role: isHeader ? 'rowheader' : 'cell', 'data-column': id, 'data-align': align === 'end' ? 'end' : undefined };
  if (kind === 'scroll') return element('div', attributes, ...children);
  return isHeader ? element('th', { ...attributes, scope: 'row' }, ...children) : element('td', attributes, ...children);
}

/** What names a row: its description, or else whatever stands first. */
export function rowHeaderOf(columns: readonly ShownColumn[]): string | undefined {
  return columns.some(({ id }) => id === 'description') ? 'description' : columns[0]?.id;
}

function textCells(column: ShownColumn, look: RowLook, textOf: (transaction: FeedTransaction) => string): Cells {
  return {
    make: () => cellElement(column, look, element('bdi', {}, emptyText())),
    painting: (cell) => (transaction) => writeText(cell.firstChild, textOf(transaction)),
  };
}

function ownCells(column: ShownColumn, own: OwnColumn, look: RowLook): Cells {
  const {
    messages: { t },
    formats,
    currency,
    kind,
  } = look;
  switch (own) {
    case 'date':
      return {
        make: () => cellElement(column, look, emptyText()),
        painting:
          (cell) =>
          ({ date }) =>
            writeText(cell, formats.date(date)),
      };
    case 'description':
      return {
        make() {
          const text = element('bdi', {}, emptyText());
          // Without the stage's button, this is the way to the details for whoever has no mouse (WCAG 2.1.1).
          const opens = look.hasDetails && !look.columns.some(({ own: shown, cell }) => shown === 'stage' && !cell);
          return cellElement(
            column,
            look,
            opens ? element('button', { type: 'button', class: 'bf-link bf-transaction-open', 'aria-haspopup': 'dialog' }, text) : text,
          );
        },
        painting: (cell) => {
          const description = cell.querySelector('bdi');
          let reference: HTMLElement | null = null;
          return (transaction) => {
            writeText(description, transaction.description);
            // A row of one height has one line: there the reference is a column of its own, or in the details.
            if (kind === 'scroll' || look.columns.some(({ own: shown }) => shown === 'reference')) return;
            if (transaction.reference) {
              reference ??= element('bdi', { class: 'bf-small' }, emptyText());
              writeText(reference, transaction.reference);
              // A space between them, which no reader trims away, parts the two where they are read as one text.
              if (!reference.isConnected) cell.append(' ', reference);
            } else {
              reference?.previousSibling?.remove();
              reference?.remove();
            }
          };
        },
      };
    case 'reference':
      return textCells(column, look, ({ reference }) => reference ?? '');
    case 'type':
      return {
        make: () => cellElement(column, look, emptyText()),
        painting:
          (cell) =>
          ({ type }) =>
            writeText(cell, t(`transactions.type.${type}`)),
      };
    case 'amount':
      return {
        make: () => cellElement(column, look, emptyText()),
        painting:
          (cell) =>
          ({ amount }) => {
            writeAttribute(cell, 'data-direction', amount > 0 ? 'in' : 'out');
            writeText(cell, formats.signedAmount(amount, currency));
          },
      };
    case 'balance':
      return {
        make: () =>
          cellElement(
            column,
            look,
            element('span', { class: 'bf-transaction-label' }, t('transactions.column.balance')),
            document.createTextNode(' '),
            element('bdi', {}, emptyText()),
          ),
        painting:
          (cell) =>
          ({ balance }) =>
            writeText(cell.lastChild, formats.amount(balance, currency)),
      };
    case 'stage':
      return stageCells(column, look);
    default:
      return own satisfies never;
  }
}

function stageCells(column: ShownColumn, look: RowLook): Cells {
  const {
    messages: { t },
    kind,
    hasDetails,
  } = look;
  const opensDialog = kind === 'scroll';
  const isButton = !opensDialog || hasDetails;
  return {
    make() {
      const badge = element('span', { class: 'bf-status-badge', 'data-bf-part': 'status' }, drawnIcon('check'), emptyText());
      const part = isButton
        ? element(
            'button',
            {
              type: 'button',
              class: 'bf-transaction-stage',
              'aria-haspopup': opensDialog ? 'dialog' : undefined,
              'aria-expanded': opensDialog ? undefined : 'false',
            },
            badge,
          )
        : element('span', { class: 'bf-transaction-stage' }, badge);
      return cellElement(column, look, part, ...(kind === 'table' ? [element('span', { class: 'bf-small' }, emptyText())] : []));
    },
    painting(cell) {
      const badge = cell.firstElementChild?.firstElementChild;
      const icon = badge?.firstElementChild;
      const word = badge?.lastChild;
      const hint = kind === 'table' ? cell.lastElementChild : null;
      return ({ stage, reason }) => {
        const { tone, icon: drawing } = stageLooks[stage];
        writeAttribute(badge, 'data-tone', tone);
        redrawIcon(icon, drawing);
        writeNode(word, t(`transactions.stage.${stage}`));
        if (hint) writeText(hint, reason ? t(`transactions.reason.${reason}.short`) : t(`transactions.stage.${stage}.short`));
      };
    },
  };
}
