import type { FeedTransaction } from '../../../core/transaction.js';
import { exportedCell, neutralised, type ExportLook } from './cell-text.js';

/** Rows for the clipboard: a spreadsheet puts the tabs into columns, and a letter can be read. */
export function rowsAsText(transactions: readonly FeedTransaction[], look: ExportLook): string {
  const lines = transactions.map((transaction) => look.columns.map((column) => neutralised(exportedCell(column, transaction, look))));
  return [look.columns.map(({ header }) => header), ...lines].map((cells) => cells.map(onOneLine).join('\t')).join('\n');
}

/** A cell that begins with a quotation mark is quoted: a spreadsheet would take everything up to the next mark for it. */
function onOneLine(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
