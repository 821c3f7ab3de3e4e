import type { AccountEditingVerbs } from '../core/adapter.js';
import { BankFeedsError } from '../core/error.js';
import { useBankFeedsContext } from './context.js';
import { keepFeed } from './keep-feed.js';
import { transactionsOfAccountKey } from './transaction-keys.js';
import { useAction, type Action } from './use-action.js';

export interface UseAccountEditing {
  /** Offers more of the customer's accounts to QuickBooks, by the ids of `useBankAccounts`. */
  readonly add: Action<[accountIds: readonly string[]]>;
  /** The name in the feed, 1 to 100 characters; QuickBooks keeps the name it has. */
  readonly rename: Action<[accountId: string, name: string]>;
  /** Stops one account's feed. */
  readonly remove: Action<[accountId: string]>;
  /** Ends the feed of all accounts. */
  readonly disconnect: Action<[]>;
}

/** Everything that changes which accounts are in the feed. Each answer is what every `useFeed` shows from then on. */
export function useAccountEditing(): UseAccountEditing {
  const { adapter, answers, reportEvent } = useBankFeedsContext();

  function editing(): AccountEditingVerbs {
    if (!adapter.accountEditing) throw new BankFeedsError({ code: 'notOffered', stage: 'accounts' });
    return adapter.accountEditing;
  }

  const add = useAction('accounts', async (signal, accountIds: readonly string[]) => {
    const feed = await editing().add(accountIds, { signal });
    signal.throwIfAborted();
    keepFeed(answers, feed);
    reportEvent({ type: 'accountsAdded', count: accountIds.length });
  });

  const rename = useAction('accounts', async (signal, accountId: string, name: string) => {
    const feed = await editing().rename(accountId, name, { signal });
    signal.throwIfAborted();
    keepFeed(answers, feed);
    reportEvent({ type: 'accountRenamed' });
  });

  const remove = useAction('accounts', async (signal, accountId: string) => {
    const feed = await editing().remove(accountId, { signal });
    signal.throwIfAborted();
    answers.forget(transactionsOfAccountKey(accountId));
    keepFeed(answers, feed);
    reportEvent({ type: 'accountRemoved' });
  });

  const disconnect = useAction('disconnect', async (signal) => {
    const feed = await adapter.disconnect({ signal });
    signal.throwIfAborted();
    keepFeed(answers, feed);
    reportEvent({ type: 'disconnected' });
  });

  return { add, rename, remove, disconnect };
}
