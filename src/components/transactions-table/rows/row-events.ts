import type { MouseEvent } from 'react';

/** What a click within the rows was meant for. */
export type RowGesture = 'select' | 'explain' | 'open' | null;

/** Whatever else a person may press in a row, the host's own buttons and links included, is not for the table. */
const own = 'a,button,input,select,textarea,label,summary,[role=button],[role=link],[contenteditable]';

/** The row that a click fell into, and what it was meant for. */
export function gestureOf(event: MouseEvent): { readonly row: Element; readonly gesture: RowGesture } | null {
  const { target } = event;
  if (!(target instanceof Element)) return null;
  const row = target.closest('[data-bf-part="transaction"]');
  if (!row) return null;
  if (target.closest('.bf-transaction-stage')) return { row, gesture: 'explain' };
  if (target.closest('.bf-transaction-select')) return { row, gesture: target instanceof HTMLInputElement ? 'select' : null };
  if (target.closest(own)?.matches(':not(.bf-transaction-open)')) return { row, gesture: null };
  // Whoever marks text to copy it does not want a dialog.
  return { row, gesture: row.ownerDocument.getSelection()?.isCollapsed === false ? null : 'open' };
}
