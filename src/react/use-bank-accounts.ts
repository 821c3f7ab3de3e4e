import { useQuery } from '@tanstack/react-query';
import type { BankFeedsError } from '../core/error.js';
import type { BankAccount } from '../core/feed.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';
import { askOnce } from './ask-once.js';
import { useBankFeedsContext } from './context.js';
import { bankAccountsKey } from './query-keys.js';
import { useReportedError } from './use-reported-error.js';

export interface UseBankAccounts {
  readonly accounts: readonly BankAccount[] | null;
  readonly error: BankFeedsError | null;
  refresh(): Promise<void>;
}

/** The customer's accounts at the bank. Asked for only while `enabled`. */
export function useBankAccounts({ enabled = true }: { readonly enabled?: boolean } = {}): UseBankAccounts {
  const { adapter, queryClient } = useBankFeedsContext();
  const query = useQuery(
    {
      queryKey: bankAccountsKey,
      queryFn: ({ signal }) => askOnce(signal, 'bankAccounts', () => adapter.listBankAccounts({ signal })),
      enabled,
    },
    queryClient,
  );
  const error = query.error ? asBankFeedsError(query.error, 'bankAccounts') : null;
  useReportedError(error);
  return {
    accounts: query.data ?? null,
    error,
    async refresh() {
      await query.refetch({ cancelRefetch: false });
    },
  };
}
