import type { Feed, FeedAccount } from '../../core/feed.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Select } from '../../ui/Select.js';
import type { TableChange } from './table-state.js';

interface AccountChoiceProps {
  readonly feed: Feed | null;
  readonly account: FeedAccount | null;
  readonly onChange: (change: TableChange) => void;
}

/** The feed's accounts, where the host names none. */
export function AccountChoice({ feed, account, onChange }: AccountChoiceProps) {
  const { t } = useMessages(transactionsTexts);
  return (
    <div className="bf-transactions-account" data-bf-part="account">
      <Select
        label={t('transactions.account')}
        labelHidden
        value={account?.id ?? ''}
        onChange={({ target }) => onChange({ type: 'account', accountId: target.value })}
      >
        {feed?.accounts.map(({ id, name, lastFour }) => (
          <option key={id} value={id}>
            {name} ••{lastFour}
          </option>
        ))}
      </Select>
    </div>
  );
}
