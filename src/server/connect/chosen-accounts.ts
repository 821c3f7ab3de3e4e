import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { localDateAt } from '../../core/local-date.js';
import { isCurrency } from '../../core/money.js';
import type { BankAccountDetails } from '../bank.js';
import type { ServerContext } from '../server-context.js';

/** Segments that mean another route of Codat's beside an account's id. */
const reserved = new Set(['credentials', 'batch', '.', '..']);

/** @throws BankFeedsError `unknownCustomer` */
export async function accountsOf({ bank }: ServerContext, customerRef: string, stage: ErrorStage, signal: AbortSignal): Promise<readonly BankAccountDetails[]> {
  const accounts = await bank.listAccounts(customerRef, { signal });
  if (accounts === null) throw titledError({ code: 'unknownCustomer', stage });
  const clash = accounts.find(({ id }) => reserved.has(id) || id === '' || id.length > 128);
  if (clash) {
    throw titledError({
      code: 'internal',
      stage,
      message: 'bank.listAccounts gave an account whose id cannot be one: ids are 1 to 128 characters, and neither "credentials", "batch", "." nor "..".',
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
    if (!account) throw titledError({ code: 'unknownAccount', stage });
    return account;
  });
  if (chosen.some(({ ineligible }) => ineligible !== null)) throw titledError({ code: 'accountNotEligible', stage });
  for (const account of chosen) requireFeedable(account, stage);
  return chosen;
}

/** Found out before the account is in the feed: every day's push would fail by it. */
function requireFeedable({ currency, timeZone }: BankAccountDetails, stage: ErrorStage): void {
  if (isCurrency(currency) && isTimeZone(timeZone)) return;
  throw titledError({
    code: 'internal',
    stage,
    message: 'bank.listAccounts gave an account whose currency is no ISO 4217 code (e.g. CAD), or whose timeZone is no IANA name (e.g. America/Toronto).',
  });
}

function isTimeZone(timeZone: string): boolean {
  if (typeof timeZone !== 'string') return false;
  let isKnown = false;
  try {
    localDateAt(0, timeZone);
    isKnown = true;
  } catch {
    // No name of a zone.
  }
  return isKnown;
}
