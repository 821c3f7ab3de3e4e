import type { FeedTransaction } from '../../../core/transaction.js';
import { exportedCell, neutralised, type ExportLook } from './cell-text.js';

/** Spreadsheets take the file for UTF-8 by it. */
const byteOrderMark = '\ufeff';

/**
 * A CSV file of transactions (RFC 4180), as the spreadsheets of the reader's language open it: with commas and decimal
 * points in English, with semicolons and decimal commas in French.
 */
export function csvHead({ columns, messages: { t, locale } }: ExportLook): string {
  return byteOrderMark + csvLine([...columns.map(({ header }) => header), t('transactions.export.currency'), t('transactions.export.id')], locale);
}

export function csvRow(transaction: FeedTransaction, look: ExportLook): string {
  const cells = look.columns.map((column) => neutralised(exportedCell(column, transaction, look)));
  return csvLine([...cells, look.currency, neutralised({ text: transaction.id, isOurs: false })], look.messages.locale);
}

function csvLine(cells: readonly string[], locale: ExportLook['messages']['locale']): string {
  const separator = locale === 'fr-CA' ? ';' : ',';
  return `${cells.map((cell) => (/[";,\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`;
}
