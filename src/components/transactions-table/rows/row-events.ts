import type { MouseEvent } from 'react';
import type { FeedTransaction } from '../../../core/transaction.js';

/** What may be done with a row. */
export interface RowActs {
  readonly select: (transaction: FeedTransaction) => void;
  readonly explain: (transaction: FeedTransaction) => void;
  readonly open: (transaction: FeedTransaction, event: MouseEvent) => void;
}

/** Whatever else a person may press in a row, the host's own buttons and links included, is not for the table. */
const own = 'a,button,input,select,textarea,label,summary,[role=button],[role=link],[contenteditable]';

/** Does what a click within the rows was meant for. */
export function handleRowClick(
  event: MouseEvent,
  transactionOf: (row: Element) => FeedTransaction | null | undefined,
  { select, explain, open }: RowActs,
): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const row = target.closest('[data-bf-part="transaction"]');
  const transaction = row && transactionOf(row);
  if (!transaction) return;
  if (target.closest('.bf-transaction-stage')) explain(transaction);
  else if (target.closest('.bf-transaction-select')) {
    // A click on the label comes a second time, as one on the box.
    if (target instanceof HTMLInputElement) select(transaction);
  } else if (target.closest(own)?.matches(':not(.bf-transaction-open)')) return;
  // Whoever marks text to copy it does not want a dialog.
  else if (row.ownerDocument.getSelection()?.isCollapsed !== false) open(transaction, event);
}
