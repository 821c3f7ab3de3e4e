import { addDays, isLocalDate, localDateAt, maxLocalDate, type LocalDate } from '../../core/local-date.js';
import type { PushFinding, SourceAccount, StoredTransaction, WrittenTransaction } from '../state.js';

/** Codat, pushing transactions: at most 1,000 a call. */
export const maxTransactionsPerPush = 1000;

/** The day as written from any of Codat's date-time shapes: its offset is ignored. */
export function dayOf(date: string): LocalDate | null {
  const day = date.slice(0, 10);
  return isLocalDate(day) ? day : null;
}

/** The latest day that it is anywhere in the US and Canada: a push of "today" is never future-dated for its zone's sake. */
export function latestDayAt(at: number): LocalDate {
  return localDateAt(at, 'America/St_Johns');
}

/** The earliest day that it still is anywhere in the US and Canada. */
function earliestDayAt(at: number): LocalDate {
  return localDateAt(at, 'Pacific/Honolulu');
}

export interface PushCheck {
  readonly transactions: readonly WrittenTransaction[];
  readonly account: SourceAccount;
  readonly requestedAt: number;
  readonly historyDays: number;
}

/**
 * QuickBooks' rules as Codat documents them: earliest first, none older than the newest that is there, none in the
 * future, none older than the history that QuickBooks takes, none twice. Codat publishes no texts: these are our own.
 */
export function errorsOf({ transactions, account, requestedAt, historyDays }: PushCheck): PushFinding[] {
  const findings: PushFinding[] = [];
  const latest = latestDayAt(requestedAt);
  const oldest = maxLocalDate(addDays(earliestDayAt(requestedAt), -historyDays), account.feedStartDate);
  const known = new Set(account.transactions.map(({ id }) => id));
  let newest = newestDay(account.transactions);

  for (const transaction of transactions) {
    const refuse = (validatorName: string, message: string) => findings.push({ itemId: transaction.id, message, validatorName });
    if (!transaction.id) refuse('Id', 'Id must not be empty.');
    else if (known.has(transaction.id)) refuse('Duplicate', 'A bank transaction with the same Id already exists.');
    else known.add(transaction.id);
    if (!transaction.description) refuse('Description', 'Description must not be empty.');
    if (transaction.amount === null) refuse('Amount', 'Amount is required.');
    if (transaction.balance === null) refuse('Balance', 'Balance is required.');

    const day = transaction.date === null ? null : dayOf(transaction.date);
    if (day === null) {
      refuse('Date', 'Date must be an ISO 8601 date.');
      continue;
    }
    if (day > latest) refuse('FutureDate', 'Future-dated bank transactions are not supported.');
    if (day < oldest) refuse('History', `Bank transactions before ${oldest} are not supported.`);
    if (newest !== null && day < newest) {
      refuse('Chronology', 'Bank transactions must be in chronological order and not older than the most recent one.');
    } else newest = day;
  }
  return findings;
}

/** Codat: a Debit with a positive amount is a warning, not a failure. */
export function warningsOf(transactions: readonly WrittenTransaction[]): PushFinding[] {
  return transactions
    .filter(({ transactionType, amount }) => amount !== null && contradicts(transactionType, amount))
    .map(({ id }) => ({ itemId: id, message: 'The sign of Amount does not fit TransactionType.', validatorName: 'Sign' }));
}

function contradicts(transactionType: string | null, amount: number): boolean {
  return (transactionType === 'Debit' && amount > 0) || (transactionType === 'Credit' && amount < 0);
}

function newestDay(stored: readonly StoredTransaction[]): LocalDate | null {
  const last = stored.at(-1);
  return last === undefined ? null : dayOf(last.date);
}

/** @returns null where a field that QuickBooks needs is missing. */
export function storedTransaction(written: WrittenTransaction, storedAt: number): StoredTransaction | null {
  const { id, date, description, amount, balance, transactionType } = written;
  if (id === null || date === null || description === null || amount === null || balance === null) return null;
  return { id, date, description, amount, balance, transactionType: transactionType ?? 'Unknown', storedAt, test: false };
}
