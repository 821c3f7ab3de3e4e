import * as v from 'valibot';
import { instantAt } from '../../core/clock.js';
import type { BankFeedsError, BankFeedsErrorInit } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { isMinorUnits, jsonNumberOfMinorUnits, type Currency } from '../../core/money.js';
import { plainText } from '../../core/plain-text.js';
import { transactionTypes, type BankTransaction } from '../../core/transaction.js';
import { localDateSchema } from '../../core/wire-schemas.js';
import { accountsOf } from '../connect/chosen-accounts.js';
import type { ServerContext } from '../server-context.js';
import { handedOver } from './handed-over.js';

/** What became of the transactions that were handed over. Handing them over again is harmless. */
export interface IngestReport {
  /** New: they are queued. */
  readonly added: number;
  /** Known, and the same. */
  readonly unchanged: number;
  /** Known, changed, and not sent yet: the newer form is queued. */
  readonly corrected: number;
  /** Known, changed, and sent already, or perhaps: set aside, and shown so. */
  readonly quarantined: number;
}

const text = (most: number) => v.pipe(v.string(), v.transform(plainText), v.minLength(1), v.maxLength(most));

/** Comes back from every database, and from Codat, as it went in: without control characters and halves of surrogate pairs. */
const idText = v.pipe(v.string(), v.minLength(1), v.maxLength(128), v.regex(/^[^\p{Cc}\p{Cs}]*$/u));

const transactionInput = v.object({
  id: idText,
  date: localDateSchema,
  description: text(500),
  reference: v.nullable(v.pipe(v.string(), v.transform(plainText), v.maxLength(200))),
  type: v.picklist(transactionTypes),
  amount: v.unknown(),
  balance: v.unknown(),
});

/** One step of the ledger: in SQLite all other customers wait for it, half a second. */
const mostAtOnce = 10_000;

/**
 * Takes transactions of one account into the ledger: all of them, or none.
 * @throws BankFeedsError `unknownCustomer`, `unknownAccount`, `tooManyTransactions`, `invalidAmount`, `invalidRequest`
 */
export async function ingestTransactions(
  context: ServerContext,
  customerRef: string,
  accountId: string,
  transactions: readonly BankTransaction[],
): Promise<IngestReport> {
  if (transactions.length > mostAtOnce) throw refusal({ code: 'tooManyTransactions' });
  const own = await accountsOf(context, customerRef, 'ingest', new AbortController().signal);
  const account = own.find(({ id }) => id === accountId);
  if (!account) throw refusal({ code: 'unknownAccount' });
  const incoming = transactions.map((transaction, index) => parseTransaction(transaction, index, account.currency));
  const ids = incoming.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw refusal({ code: 'invalidRequest', message: 'Two of the transactions have the same id. Nothing was taken.' });

  const report = { added: 0, unchanged: 0, corrected: 0, quarantined: 0 };
  await context.ledger.mergeTransactions({ customerRef, accountId }, ids, instantAt(context.clock.now()), (known) => {
    Object.assign(report, { added: 0, unchanged: 0, corrected: 0, quarantined: 0 });
    return incoming.flatMap((transaction) => {
      const { kind, write } = handedOver(transaction, known.get(transaction.id));
      report[kind] += 1;
      return write ?? [];
    });
  });
  return report;
}

function parseTransaction(transaction: BankTransaction, index: number, currency: Currency): BankTransaction {
  const parsed = v.safeParse(transactionInput, transaction);
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? 'the whole';
    throw refusal({ code: 'invalidRequest', message: `Transaction ${index + 1} of those handed over cannot be read: ${where}. Nothing was taken.` });
  }
  const { amount, balance, ...rest } = parsed.output;
  return { ...rest, amount: parseAmount(amount, 'amount'), balance: parseAmount(balance, 'balance') };

  function parseAmount(value: unknown, field: string): number {
    const message = `The ${field} of transaction ${index + 1} is not a whole number of minor units (cents) that Codat can carry. Nothing was taken.`;
    if (!isMinorUnits(value)) throw refusal({ code: 'invalidAmount', message });
    try {
      jsonNumberOfMinorUnits(value, currency);
    } catch {
      throw refusal({ code: 'invalidAmount', message });
    }
    return value;
  }
}

function refusal(init: Omit<BankFeedsErrorInit, 'stage'>): BankFeedsError {
  return titledError({ ...init, stage: 'ingest' });
}
