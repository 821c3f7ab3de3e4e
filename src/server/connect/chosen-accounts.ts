import { BankFeedsError, type ErrorStage } from '../../core/error.js';
import type { BankAccountDetails } from '../bank.js';
import type { ServerContext } from '../server-context.js';

/** Segments that mean another route of Codat's beside an account's id. */
const reserved = new Set(['credentials', 'batch']);

/** @throws BankFeedsError `unknownCustomer` */
export async function accountsOf({ bank }: ServerContext, customerRef: string, stage: ErrorStage, signal: AbortSignal): Promise<readonly BankAccountDetails[]> {
  const accounts = await bank.listAccounts(customerRef, { signal });
  if (accounts === null) throw new BankFeedsError({ code: 'unknownCustomer', stage });
  const clash = accounts.find(({ id }) => reserved.has(id) || id === '' || id.length > 128);
  if (clash) {
    throw new BankFeedsError({
      code: 'internal',
      stage,
      message: 'bank.listAccounts gave an account whose id cannot be one: ids are 1 to 128 characters, and neither "credentials" nor "batch".',
    });
  }
  return accounts;
}

/** @throws BankFeedsError `unknownCustomer`, `unknownAccount`, `accountNotEligible` */
export async function chosenAccounts(
  context: ServerContext,
  customerRef: string,
  accountIds: readonly string[],
  stage: ErrorStage,
  signal: AbortSignal,
): Promise<readonly BankAccountDetails[]> {
  const own = await accountsOf(context, customerRef, stage, signal);
  const chosen = [...new Set(accountIds)].map((accountId) => {
    const account = own.find(({ id }) => id === accountId);
    if (!account) throw new BankFeedsError({ code: 'unknownAccount', stage });
    return account;
  });
  if (chosen.some(({ ineligible }) => ineligible !== null)) throw new BankFeedsError({ code: 'accountNotEligible', stage });
  return chosen;
}
