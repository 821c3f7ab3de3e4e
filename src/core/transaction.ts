import type { Instant } from './clock.js';
import type { LocalDate } from './local-date.js';
import type { Currency, MinorUnits } from './money.js';

export const transactionTypes = [
  'credit', 'debit', 'interest', 'dividend', 'fee', 'serviceCharge', 'deposit', 'atm', 'pointOfSale', 'transfer',
  'cheque', 'payment', 'cash', 'directDeposit', 'directDebit', 'repeatPayment', 'other', 'unknown',
] as const;

export type TransactionType = (typeof transactionTypes)[number];

/**
 * How far a transaction has come:
 * `queued` waits at the bank; `sending` is in a push whose outcome is not known yet; `sent` is at Codat, waiting for
 * QuickBooks to collect it (never "in QuickBooks"); `collected` was taken by QuickBooks, which Codat tells nobody: only a
 * server that knows it in another way says so; `rejected` was refused by Codat; `late` came too late for the
 * date rules; `quarantined` contradicts what was sent before under the same id.
 */
export const transactionStages = ['queued', 'sending', 'sent', 'collected', 'rejected', 'late', 'quarantined', 'unknown'] as const;

export type TransactionStage = (typeof transactionStages)[number];

/** Why a transaction stands where it stands. */
export const stageReasons = [
  'accountNotConnected', 'futureDated', 'olderThanNewestSent', 'tooOld', 'beforeFeedStart', 'refusedByCodat',
  'changedAfterSending', 'unknown',
] as const;

export type StageReason = (typeof stageReasons)[number];

/** A transaction as the bank hands it over. */
export interface BankTransaction {
  /** The bank's own identifier, stable for ever and unique within the account. */
  readonly id: string;
  /** The day on which it cleared, in the account's own zone. */
  readonly date: LocalDate;
  readonly description: string;
  readonly reference: string | null;
  readonly type: TransactionType;
  /** Positive is money in. */
  readonly amount: MinorUnits;
  /** The account's running balance after this transaction. */
  readonly balance: MinorUnits;
}

/** A transaction as TransactionsTable shows it. */
export interface FeedTransaction extends BankTransaction {
  readonly stage: TransactionStage;
  readonly reason: StageReason | null;
  /** When Codat confirmed that it has stored the transaction. */
  readonly sentAt: Instant | null;
}

export const transactionColumns = ['date', 'description', 'type', 'amount', 'balance', 'stage'] as const;

export type TransactionColumn = (typeof transactionColumns)[number];

/** A column to order by; `-` in front is descending. Rows that are equal there keep the order of the account's ledger. */
export type TransactionOrder = TransactionColumn | `-${TransactionColumn}`;

export const transactionOrders: readonly TransactionOrder[] = transactionColumns.flatMap((column) => [
  column,
  `-${column}` as const,
]);

export interface TransactionsQuery {
  readonly accountId: string;
  /** From 1. */
  readonly page: number;
  /** 1 to 500. */
  readonly pageSize: number;
  readonly orderBy: TransactionOrder;
  /** Text to find in description or reference, whatever its case; empty finds all. */
  readonly query: string;
}

/** How far a send of more transactions than fit into one push has come. */
export interface SendProgress {
  /** Stored at Codat since it began. */
  readonly sent: number;
  /** Those, and what is still to go. */
  readonly total: number;
}

export interface TransactionPage {
  readonly accountId: string;
  readonly currency: Currency;
  readonly results: readonly FeedTransaction[];
  readonly page: number;
  readonly pageSize: number;
  /** After the query. */
  readonly totalResults: number;
  /** The account's long send that is under way; null or absent when there is none, or the server does not count it. */
  readonly sending?: SendProgress | null | undefined;
}

/** The column and the direction that an order stands for. */
export function columnOfOrder(order: TransactionOrder): { readonly column: TransactionColumn; readonly descends: boolean } {
  const column = transactionColumns.find((name) => order === name || order === `-${name}`);
  return { column: column ?? 'date', descends: order.startsWith('-') };
}
