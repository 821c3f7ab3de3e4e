import type { ReactNode } from 'react';
import type { Feed, FeedAccount } from '../../core/feed.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useFeed } from '../../react/use-feed.js';
import { useToday } from '../../react/use-today.js';
import { Notice } from '../../ui/Notice.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { lazyPart } from '../widget/lazy-part.js';
import { AccountChoice } from './AccountChoice.js';
import { Empty } from './Empty.js';
import { RemotePages } from './RemotePages.js';
import { useSelection } from './selection.js';
import type { TableOptions } from './table-options.js';
import type { TableChange, TransactionsTableState } from './table-state.js';
import { useTableFilter } from './use-table-filter.js';

export const RemoteScroll = lazyPart(async () => (await import('./RemoteScroll.js')).RemoteScroll);

interface RemoteTableProps {
  readonly headingId: string;
  /** The account that the host has chosen. */
  readonly accountId: string | undefined;
  readonly options: TableOptions;
  readonly state: TransactionsTableState;
  readonly change: (change: TableChange) => void;
}

/** Transactions behind the bank's adapter: searched, sorted and added up there. */
export function RemoteTable({ headingId, accountId: fixedAccountId, options, state, change }: RemoteTableProps) {
  const { t } = useMessages(sharedTexts, transactionsTexts);
  const { feed, error: feedError, refresh: refreshFeed } = useFeed();
  const account = fixedAccountId === undefined ? chosenAccount(feed, state.accountId) : accountOf(feed, fixedAccountId);
  const accountId = fixedAccountId ?? account?.id ?? null;
  // Only a preset asks what day it is, in the account's own zone.
  const today = useToday(typeof state.filter?.dates === 'string' ? (account?.timeZone ?? null) : null);
  const filter = useTableFilter(state, today);
  // Here, and not below: another display is another component, and what is selected stays.
  const selection = useSelection(accountId, options.onSelectionChange);

  if (feed?.unavailable)
    return inPlace(
      <Notice tone="neutral">
        <p>{t(`common.unavailable.${feed.unavailable}`)}</p>
      </Notice>,
    );
  if (accountId === null && feed) return inPlace(<Empty icon="link" title={t('transactions.noAccounts.title')} body={t('transactions.noAccounts.body')} />);
  if (accountId === null && feedError) return inPlace(<ErrorNotice error={feedError} onRetry={() => void refreshFeed()} />);

  const Rows = (state.display ?? options.display) === 'scroll' ? RemoteScroll : RemotePages;
  return (
    <Rows
      headingId={headingId}
      title={fixedAccountId !== undefined && account ? <bdi>{account.name}</bdi> : t('transactions.title')}
      account={account}
      accountId={accountId}
      accountChoice={fixedAccountId === undefined && <AccountChoice feed={feed} account={account} onChange={change} />}
      filter={filter}
      addsUp={feed?.capabilities.transactionsSummary === true}
      options={options}
      selection={selection}
      state={state}
      change={change}
    />
  );

  function inPlace(children: ReactNode) {
    return (
      <>
        <div className="bf-card-head">
          <h2 id={headingId} className="bf-title" tabIndex={-1}>
            {t('transactions.title')}
          </h2>
        </div>
        <div className="bf-card-body">{children}</div>
      </>
    );
  }
}

function accountOf(feed: Feed | null, accountId: string | null): FeedAccount | null {
  return feed?.accounts.find(({ id }) => id === accountId) ?? null;
}

/** The customer's choice, or the feed's first: what was chosen once may have gone from the feed. */
function chosenAccount(feed: Feed | null, accountId: string | null): FeedAccount | null {
  return accountOf(feed, accountId) ?? feed?.accounts[0] ?? null;
}
