import type { Instant } from './clock.js';
import type { LocalDate } from './local-date.js';
import type { Currency, MinorUnits } from './money.js';

export const transactionTypes = [
  'credit',
  'debit',
  'interest',
  'dividend',
  'fee',
  'serviceCharge',
  'deposit',
  'atm',
  'pointOfSale',
  'transfer',
  'cheque',
  'payment',
  'cash',
  'directDeposit',
  'directDebit',
  'repeatPayment',
  'other',
  'unknown',
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

/** Why a transaction stands where it stands. `leftOut`: Codat refused it, and the bank decided to go on without it. */
export const stageReasons = [
  'accountNotConnected',
  'futureDated',
  'olderThanNewestSent',
  'tooOld',
  'beforeFeedStart',
  'refusedByCodat',
  'leftOut',
  'changedAfterSending',
  'unknown',
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

/** When a transaction reached a stage. */
export interface StageStep {
  readonly stage: TransactionStage;
  readonly reason: StageReason | null;
  readonly at: Instant;
}

/** How many steps a history tells at most: the newest. */
export const mostStageSteps = 20;

/** A transaction as TransactionsTable shows it. */
export interface FeedTransaction extends BankTransaction {
  readonly stage: TransactionStage;
  readonly reason: StageReason | null;
  /** When Codat confirmed that it has stored the transaction. */
  readonly sentAt: Instant | null;
  /** How it came to its stage, oldest first; null or absent where the server keeps no such record. */
  readonly history?: readonly StageStep[] | null | undefined;
}

export const transactionColumns = ['date', 'description', 'type', 'amount', 'balance', 'stage'] as const;

export type TransactionColumn = (typeof transactionColumns)[number];

/** A column to order by; `-` in front is descending. Rows that are equal there keep the order of the account's ledger. */
export type TransactionOrder = TransactionColumn | `-${TransactionColumn}`;

export const transactionOrders: readonly TransactionOrder[] = /* @__PURE__ */ transactionColumns.flatMap((column) => [column, `-${column}` as const]);

export const moneyDirections = ['in', 'out'] as const;

/** Money in (an amount above zero) or money out (below zero). */
export type MoneyDirection = (typeof moneyDirections)[number];

/** Which of an account's transactions are meant: those that meet every condition. What is absent or null is none. */
export interface TransactionFilter {
  /** Text to find in description or reference, whatever its case; empty finds all. */
  readonly query?: string | undefined;
  /** Any of these; empty is any at all. */
  readonly stages?: readonly TransactionStage[] | undefined;
  /** Any of these; empty is any at all. */
  readonly types?: readonly TransactionType[] | undefined;
  readonly direction?: MoneyDirection | null | undefined;
  /** Of the amount without its sign, from 0. */
  readonly minAmount?: MinorUnits | null | undefined;
  /** Of the amount without its sign, from 0. */
  readonly maxAmount?: MinorUnits | null | undefined;
  /** The first day. */
  readonly from?: LocalDate | null | undefined;
  /** The last day. */
  readonly to?: LocalDate | null | undefined;
}

export interface TransactionsQuery extends TransactionFilter {
  readonly accountId: string;
  /** From 1. */
  readonly page: number;
  /** 1 to 500. */
  readonly pageSize: number;
  readonly orderBy: TransactionOrder;
  readonly query: string;
}

export interface TransactionsSummaryQuery extends TransactionFilter {
  readonly accountId: string;
}

/** What a filter finds on one day. */
export interface TransactionDay {
  readonly date: LocalDate;
  readonly count: number;
  /** The sum of the amounts above zero. */
  readonly moneyIn: MinorUnits;
  /** The sum of the amounts below zero: zero or less. */
  readonly moneyOut: MinorUnits;
  /** After the last of the day's transactions that the filter finds. */
  readonly balance: MinorUnits;
}

/** How many days a summary tells at most: three years of them. */
export const mostSummaryDays = 1_100;

/** What a filter finds, added up. */
export interface TransactionsSummary {
  readonly accountId: string;
  readonly currency: Currency;
  readonly count: number;
  /** The sum of the amounts above zero. */
  readonly moneyIn: MinorUnits;
  /** The sum of the amounts below zero: zero or less. */
  readonly moneyOut: MinorUnits;
  /** The days on which the filter finds something, newest first; the newest `mostSummaryDays` of them. */
  readonly days: readonly TransactionDay[];
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
