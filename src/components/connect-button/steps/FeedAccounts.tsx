import type { FeedAccount } from '../../../core/feed.js';
import { AccountKind } from '../../account-status-list/AccountFacts.js';
import { FeedAccountBadge } from '../../account-status-list/FeedAccountBadge.js';

/** The accounts of the feed with their status, as they turn. */
export function FeedAccounts({ accounts }: { readonly accounts: readonly FeedAccount[] }) {
  return (
    <ul className="bf-connect-accounts">
      {accounts.map((account) => (
        <li key={account.id}>
          <div>
            <b>
              <bdi>{account.name}</bdi>
            </b>
            <p className="bf-small">
              <AccountKind {...account} />
            </p>
          </div>
          <FeedAccountBadge status={account.status} />
        </li>
      ))}
    </ul>
  );
}
