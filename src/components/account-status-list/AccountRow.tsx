import type { RefObject } from 'react';
import type { FeedAccount } from '../../core/feed.js';
import { Icon } from '../../ui/Icon.js';
import { AccountActions } from './AccountActions.js';
import { AccountFacts } from './AccountFacts.js';
import { FeedAccountBadge } from './FeedAccountBadge.js';

interface AccountRowProps {
  readonly account: FeedAccount;
  readonly editable: boolean;
  readonly onRename: (trigger: RefObject<HTMLButtonElement | null>) => void;
  readonly onRemove: (trigger: RefObject<HTMLButtonElement | null>) => void;
}

export function AccountRow({ account, editable, onRename, onRemove }: AccountRowProps) {
  const isCard = account.type === 'creditCard' || account.type === 'prepaidCard';
  return (
    <li className="bf-account" data-bf-part="account" data-state={account.status}>
      <span className="bf-account-mark">
        <Icon name={isCard ? 'card' : 'bank'} />
      </span>
      <div className="bf-account-text">
        <h3>
          <bdi>{account.name}</bdi>
        </h3>
        <AccountFacts account={account} />
      </div>
      <FeedAccountBadge status={account.status} />
      {editable && <AccountActions account={account} onRename={onRename} onRemove={onRemove} />}
    </li>
  );
}
