import { isSameTransaction } from '../../core/same-transaction.js';
import type { BankTransaction } from '../../core/transaction.js';
import type { TransactionRecord, TransactionWrite } from '../ledger/ledger.js';

/** What becomes of a transaction that the bank hands over. */
export interface HandedOver {
  readonly kind: 'added' | 'unchanged' | 'corrected' | 'quarantined';
  readonly write: TransactionWrite | null;
}

/** The same id and the same content: nothing to do. The same id and other content: what was sent stays as it was sent. */
export function handedOver(incoming: BankTransaction, known: TransactionRecord | undefined): HandedOver {
  const queued: TransactionWrite = { ...incoming, stage: 'queued', reason: null, sentAt: null };
  if (!known) return { kind: 'added', write: queued };
  if (isSameTransaction(incoming, known)) return { kind: 'unchanged', write: null };
  switch (known.stage) {
    case 'queued':
    case 'late':
    case 'rejected':
      return { kind: 'corrected', write: queued };
    case 'sending':
      // Its outcome is not known yet, and the push engine owns it: the bank hands it over again tomorrow.
      return { kind: 'quarantined', write: null };
    case 'sent':
    case 'collected':
    case 'quarantined':
    case 'unknown':
      return { kind: 'quarantined', write: { ...known, stage: 'quarantined', reason: 'changedAfterSending' } };
    default:
      return known.stage satisfies never;
  }
}
