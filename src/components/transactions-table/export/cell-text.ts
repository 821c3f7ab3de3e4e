import { decimalOfMinorUnits, type Currency } from '../../../core/money.js';
import type { FeedTransaction } from '../../../core/transaction.js';
import type { TableMessages } from '../table-messages.js';
import type { ShownColumn } from '../rows/table-column.js';

export interface ExportLook {
  readonly columns: readonly ShownColumn[];
  readonly currency: Currency;
  readonly messages: TableMessages;
}

/** A cell as a spreadsheet takes it: a number is a number, a date is a date, anything else is text. */
export interface ExportedCell {
  readonly text: string;
  /** Written by us from a number or a date: it cannot be a formula. */
  readonly isOurs: boolean;
}

/** What a column says of a transaction outside of the table. */
export function exportedCell({ own, text }: ShownColumn, transaction: FeedTransaction, { currency, messages: { t, locale } }: ExportLook): ExportedCell {
  if (text || !own) return { text: text?.(transaction) ?? '', isOurs: false };
  switch (own) {
    case 'date':
      return { text: transaction.date, isOurs: true };
    case 'amount':
      return { text: decimalIn(locale, transaction.amount, currency), isOurs: true };
    case 'balance':
      return { text: decimalIn(locale, transaction.balance, currency), isOurs: true };
    case 'type':
      return { text: t(`transactions.type.${transaction.type}`), isOurs: false };
    case 'stage':
      return { text: t(`transactions.stage.${transaction.stage}`), isOurs: false };
    case 'description':
      return { text: transaction.description, isOurs: false };
    case 'reference':
      return { text: transaction.reference ?? '', isOurs: false };
    default:
      return own satisfies never;
  }
}

/** Francophone spreadsheets read a comma as the decimal separator. No sign for thousands, and an ASCII minus. */
function decimalIn(locale: TableMessages['locale'], amount: number, currency: Currency): string {
  const decimal = decimalOfMinorUnits(amount, currency);
  return locale === 'fr-CA' ? decimal.replace('.', ',') : decimal;
}

const beginningOfFormula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
/** Where a spreadsheet whose separator is another than the file's would begin a cell; it takes quotation marks away. */
const formulaAfterSeparator = /([;,\t\r\n][\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/**
 * A text that begins like a formula is one for a spreadsheet, and may read the customer's file or send it away. An
 * apostrophe in front makes it text (OWASP, CSV injection).
 */
export function neutralised({ text, isOurs }: ExportedCell): string {
  if (isOurs) return text;
  const inside = text.replace(formulaAfterSeparator, "$1'");
  return beginningOfFormula.test(text) ? `'${inside}` : inside;
}
