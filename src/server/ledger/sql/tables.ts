import type { Generated } from 'kysely';

/** One row for each customer; what only this library reads is in `document`. */
interface FeedTable {
  customer_ref: string;
  /** By which a message of Codat's finds the customer. */
  company_id: string | null;
  connection_id: string | null;
  document: string;
}

interface AccountTable {
  /** Stands for the account in the larger tables. */
  key: Generated<number>;
  customer_ref: string;
  account_id: string;
  last_sent_date: string | null;
  next_sequence: number;
  /** The first day on which something may be to send; empty: at once; null: nothing waits. */
  due_from: string | null;
}

interface TransactionTable {
  account_key: number;
  id: string;
  sequence: number;
  date: string;
  description: string;
  reference: string | null;
  type: string;
  amount: number;
  balance: number;
  stage: string;
  reason: string | null;
  sent_at: string | null;
  push_id: string | null;
  /** Description and reference in lower case, accents as they are. */
  search_text: string;
  /** See `stage-steps.ts`; null for what has not moved since before there was such a record. */
  history: string | null;
}

interface PushTable {
  id: string;
  customer_ref: string;
  account_key: number;
  connection_id: string;
  idempotency_key: string;
  intended_at: string;
  operation_key: string | null;
  /** 1 until the outcome is noted; closed pushes stay, as a record. */
  is_open: number;
}

/** What Codat said has happened: known by its id, and looked at while it is open. */
interface HintTable {
  id: string;
  company_id: string | null;
  subject: string | null;
  received_at: string;
  is_open: number;
}

interface LeaseTable {
  name: string;
  holder: string;
  until: number;
}

/** The ledger's tables, all with a prefix of their own: they may share a database with the bank's. */
export interface LedgerTables {
  bank_feed: FeedTable;
  bank_feed_account: AccountTable;
  bank_feed_transaction: TransactionTable;
  bank_feed_push: PushTable;
  bank_feed_hint: HintTable;
  bank_feed_lease: LeaseTable;
}
