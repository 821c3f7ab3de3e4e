import type { JsonObject } from './representation.js';
import { maxTransactionsPerPush } from './push-rules.js';

function property(type: string, displayName: string, description: string, required: boolean): JsonObject {
  return { type, displayName, description, required };
}

/** What `POST …/bankTransactions` expects for QuickBooks Online, as Codat's "Get create bank transactions model" tells it. */
export const bankTransactionModel: JsonObject = {
  type: 'Object',
  displayName: 'Bank Transactions',
  description: 'Bank transactions of one source account.',
  required: true,
  properties: {
    accountId: property('String', 'Account ID', 'The identifier of the source account.', true),
    transactions: {
      ...property('Array', 'Transactions', 'The transactions, earliest first.', true),
      validation: {
        warnings: [],
        information: [
          { field: 'transactions', details: `At most ${maxTransactionsPerPush} transactions.` },
          { field: 'transactions', details: 'In chronological order; none future-dated, none older than the most recent one.' },
        ],
      },
      properties: {
        id: property('String', 'ID', 'Unique within the source account.', true),
        date: property('DateTime', 'Date', 'The day on which the transaction cleared.', true),
        description: property('String', 'Description', 'What QuickBooks shows.', true),
        amount: property('Number', 'Amount', 'Positive is money in.', true),
        balance: property('Number', 'Balance', 'The running balance after the transaction.', true),
        transactionType: property('String', 'Transaction type', 'Credit or Debit.', false),
      },
    },
  },
};
