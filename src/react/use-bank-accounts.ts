import type { BankFeedsError } from '../core/error.js';
import type { BankAccount } from '../core/feed.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { bankAccountsKey } from './question-keys.js';
import { useAnswer } from './use-answer.js';
import { useReportedError } from './use-reported-error.js';

export interface UseBankAccounts {
  readonly accounts: readonly BankAccount[] | null;
  readonly error: BankFeedsError | null;
  refresh(): Promise<void>;
}

/** The customer's accounts at the bank. Asked for only while `enabled`. */
export function useBankAccounts({ enabled = true }: { readonly enabled?: boolean } = {}): UseBankAccounts {
  const { adapter } = useBankFeedsContext();
  const answer = useAnswer({ key: bankAccountsKey, ask: (signal) => askOnce(signal, 'bankAccounts', () => adapter.listBankAccounts({ signal })) }, { enabled });
  const error = answer.error ? asBankFeedsError(answer.error, 'bankAccounts') : null;
  useReportedError(error);
  return { accounts: answer.told ?? null, error, refresh: answer.ask };
}
