import type { AccountEditingVerbs } from '../core/adapter.js';
import { BankFeedsError } from '../core/error.js';
import { changeFeed } from './change-feed.js';
import { useBankFeedsContext } from './context.js';
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
    const verbs = editing();
    await changeFeed(answers, signal, () => verbs.add(accountIds, { signal }));
    reportEvent({ type: 'accountsAdded', count: accountIds.length });
  });

  const rename = useAction('accounts', async (signal, accountId: string, name: string) => {
    const verbs = editing();
    await changeFeed(answers, signal, () => verbs.rename(accountId, name, { signal }));
    reportEvent({ type: 'accountRenamed' });
  });

  const remove = useAction('accounts', async (signal, accountId: string) => {
    const verbs = editing();
    await changeFeed(answers, signal, async () => {
      const feed = await verbs.remove(accountId, { signal });
      answers.forget(transactionsOfAccountKey(accountId));
      return feed;
    });
    reportEvent({ type: 'accountRemoved' });
  });

  const disconnect = useAction('disconnect', async (signal) => {
    await changeFeed(answers, signal, () => adapter.disconnect({ signal }));
    reportEvent({ type: 'disconnected' });
  });

  return { add, rename, remove, disconnect };
}
