import type { Company, Connection, PushOperation, SourceAccount } from '../state.js';
import { errorsOf, storedTransaction, warningsOf } from './push-rules.js';

/** The asynchronous half of every push whose time has come, in the order in which they were asked for. */
export function settleDuePushes(company: Company, now: number, historyDays: number): void {
  for (const operation of company.pushOperations) {
    if (operation.settled) continue;
    const timesOutAt = timeoutOf(operation);
    if (operation.status === 'Pending' && timesOutAt < operation.settlesAt && timesOutAt <= now) {
      operation.status = 'TimedOut';
      operation.completedAt = timesOutAt;
      operation.errorMessage = 'The push operation timed out.';
    }
    if (operation.settlesAt <= now) settle(company, operation, historyDays);
  }
}

function timeoutOf({ requestedAt, timeoutInMinutes }: PushOperation): number {
  return timeoutInMinutes === null ? Number.POSITIVE_INFINITY : requestedAt + timeoutInMinutes * 60_000;
}

/** Stores the transactions whole, or none of them. Codat: a timeout changes the status only, the write may still happen. */
function settle(company: Company, operation: PushOperation, historyDays: number): void {
  const { transactions, requestedAt, settlesAt } = operation;
  const connection = company.connections.find(({ id }) => id === operation.connectionId);
  const account = connection?.accounts.find(({ id }) => id === operation.accountId);
  const refusal = refusalOf(connection, account);
  const errors =
    refusal !== null || account === undefined
      ? [{ itemId: operation.accountId, message: refusal ?? 'The source account does not exist.', validatorName: 'SourceAccount' }]
      : errorsOf({ transactions, account, requestedAt, historyDays });

  operation.settled = true;
  operation.transactions = [];
  if (account !== undefined && errors.length === 0) store(account, operation, transactions);
  if (operation.status === 'TimedOut') return;
  operation.completedAt = settlesAt;
  operation.errors = errors;
  operation.warnings = warningsOf(transactions);
  operation.status = errors.length === 0 ? 'Success' : 'Failed';
  operation.errorMessage = errors.length === 0 ? null : 'The push failed validation: see the validation property.';
}

/** Why the account takes nothing at all. Codat: it must be connected; revoking credentials stops what was built on them. */
function refusalOf(connection: Connection | undefined, account: SourceAccount | undefined): string | null {
  if (connection === undefined || account === undefined) return 'The source account does not exist.';
  if (account.status !== 'connected') return 'The source account is not connected.';
  const authorized = connection.credentials.some(({ username }) => username === account.authorizedBy);
  return authorized ? null : 'The credentials with which the source account was connected have been revoked.';
}

/** Codat: the last element's balance becomes the source account's balance. */
function store(account: SourceAccount, { settlesAt }: PushOperation, transactions: PushOperation['transactions']): void {
  for (const written of transactions) {
    const stored = storedTransaction(written, settlesAt);
    if (stored !== null) account.transactions.push(stored);
  }
  account.balance = account.transactions.at(-1)?.balance ?? account.balance;
  account.modifiedAt = settlesAt;
}
