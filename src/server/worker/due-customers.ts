import type { Clock } from '../../core/clock.js';
import { localDateAt } from '../../core/local-date.js';
import type { AccountKey, Ledger } from '../ledger/ledger.js';

/** A customer of whom something may be to send, and of which accounts. */
export interface DueCustomer {
  readonly customerRef: string;
  readonly accountIds: readonly string[];
}

const accountsAtOnce = 500;

/** All of them, page by page, each once. */
export async function* dueCustomers(ledger: Pick<Ledger, 'dueAccounts'>, clock: Clock): AsyncGenerator<readonly DueCustomer[]> {
  // Where the day begins first in the US and Canada: what is not due in an account's own zone yet waits there.
  const through = localDateAt(clock.now(), 'America/St_Johns');
  let after: AccountKey | null = null;
  let unfinished: readonly AccountKey[] = [];
  for (;;) {
    const page: readonly AccountKey[] = await ledger.dueAccounts(through, after, accountsAtOnce);
    const accounts = [...unfinished, ...page];
    const isLastPage = page.length < accountsAtOnce;
    after = page.at(-1) ?? null;
    // More of the last customer's may be on the next page.
    const last: string | undefined = isLastPage ? undefined : after?.customerRef;
    unfinished = accounts.filter(({ customerRef }) => customerRef === last);
    yield byCustomer(accounts.filter(({ customerRef }) => customerRef !== last));
    if (isLastPage) return;
  }
}

function byCustomer(accounts: readonly AccountKey[]): readonly DueCustomer[] {
  const customers = new Map<string, string[]>();
  for (const { customerRef, accountId } of accounts) {
    const accountIds = customers.get(customerRef) ?? [];
    accountIds.push(accountId);
    customers.set(customerRef, accountIds);
  }
  return Array.from(customers, ([customerRef, accountIds]) => ({ customerRef, accountIds }));
}
