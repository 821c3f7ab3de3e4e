import { useMemo, useState } from 'react';
import type { Feed, FeedAccount } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useFeed } from '../../react/use-feed.js';
import { useAskTransactions } from '../../react/use-ask-transactions.js';
import { useNewTransactions } from '../../react/use-new-transactions.js';
import { useToday } from '../../react/use-today.js';
import { useTransactions } from '../../react/use-transactions.js';
import { useTransactionsSummary } from '../../react/use-transactions-summary.js';
import { useTransactionWindow } from '../../react/use-transaction-window.js';
import { Notice } from '../../ui/Notice.js';
import { Select } from '../../ui/Select.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { everyPage } from './export/collect-rows.js';
import type { TableOptions } from './table-options.js';
import { filterOf, type TableChange, type TransactionsTableState } from './table-state.js';
import { Empty, TableView, type TableAnswer } from './TableView.js';

interface RemoteTableProps {
  readonly headingId: string;
  /** The account that the host has chosen. */
  readonly accountId: string | undefined;
  readonly options: TableOptions;
  readonly state: TransactionsTableState;
  readonly change: (change: TableChange) => void;
}

const searchPauseMs = 300;

/** Transactions behind the bank's adapter: searched, sorted and added up there. */
export function RemoteTable({ headingId, accountId: fixedAccountId, options, state, change }: RemoteTableProps) {
  const { t } = useMessages();
  const { feed, error: feedError, refresh: refreshFeed } = useFeed();
  const account = accountOf(feed, fixedAccountId ?? state.accountId);
  const accountId = fixedAccountId ?? account?.id ?? null;
  const today = useToday(account?.timeZone ?? null);
  const { page: asked, pageSize, orderBy, query, filter: conditions } = state;
  const filter = useMemo(() => filterOf({ query, filter: conditions }, today), [query, conditions, today]);
  const scrolls = (state.display ?? options.display) === 'scroll';
  const paged = useTransactions({ ...filter, accountId: scrolls ? null : accountId, page: asked, pageSize, orderBy, query });
  const scrolled = useTransactionWindow(scrolls ? accountId : null, filter, orderBy);
  const adds = feed?.capabilities.transactionsSummary === true;
  const summary = useTransactionsSummary(adds ? accountId : null, filter);
  const [wantsBalances, setWantsBalances] = useState(options.balanceLine ?? false);
  const balances = useTransactionsSummary(adds && wantsBalances ? accountId : null, everything);
  const ask = useAskTransactions(accountId, filter, orderBy);
  const arrived = useNewTransactions(accountId, scrolls ? scrolled.answer : paged.page, filter);
  const everyRow = useMemo(() => everyPage(ask), [ask]);

  if (feed?.unavailable) return <Message title={t('transactions.title')} headingId={headingId}><Notice tone="neutral"><p>{t(`common.unavailable.${feed.unavailable}`)}</p></Notice></Message>;
  if (accountId === null && feed) return <Message title={t('transactions.title')} headingId={headingId} bare><Empty icon="link" title={t('transactions.noAccounts.title')} body={t('transactions.noAccounts.body')} /></Message>;
  if (accountId === null && feedError) return <Message title={t('transactions.title')} headingId={headingId}><ErrorNotice error={feedError} onRetry={() => void refreshFeed()} /></Message>;

  const source = scrolls ? scrolled : paged;
  const head = scrolls ? scrolled.answer : paged.page;
  const answer: TableAnswer = {
    page: paged.page?.results ?? null,
    rows: scrolled.rows,
    total: head?.totalResults ?? null,
    currency: head?.currency ?? account?.currency ?? 'CAD',
    sending: head?.sending ?? null,
    status: source.status,
    error: source.error,
    turning: source.turning,
    refreshing: source.refreshing,
    refresh: () => source.refresh(),
  };

  return (
    <TableView
      headingId={headingId}
      title={fixedAccountId !== undefined && account ? <bdi>{account.name}</bdi> : t('transactions.title')}
      caption={t('transactions.caption', { account: account?.name ?? '' })}
      account={account}
      accountChoice={fixedAccountId === undefined && <AccountChoice feed={feed} account={account} onChange={change} />}
      options={options}
      state={state}
      change={change}
      answer={answer}
      summary={summary}
      balances={balances?.days ?? null}
      onBalances={setWantsBalances}
      everyRow={everyRow}
      searchPauseMs={searchPauseMs}
      canRefresh={accountId !== null}
      arrived={arrived}
      onView={scrolled.show}
    />
  );
}

const everything = {};

interface MessageProps {
  readonly headingId: string;
  readonly title: string;
  readonly bare?: boolean;
  readonly children: React.ReactNode;
}

/** In place of a table. */
function Message({ headingId, title, bare = false, children }: MessageProps) {
  return (
    <>
      <div className="bf-card-head"><h2 id={headingId} className="bf-title" tabIndex={-1}>{title}</h2></div>
      {bare ? children : <div className="bf-card-body">{children}</div>}
    </>
  );
}

/** The account with this id, or the feed's first. */
function accountOf(feed: Feed | null, accountId: string | null): FeedAccount | null {
  if (!feed) return null;
  return feed.accounts.find(({ id }) => id === accountId) ?? (accountId === null ? (feed.accounts[0] ?? null) : null);
}

interface AccountChoiceProps {
  readonly feed: Feed | null;
  readonly account: FeedAccount | null;
  readonly onChange: (change: TableChange) => void;
}

function AccountChoice({ feed, account, onChange }: AccountChoiceProps) {
  const { t } = useMessages();
  return (
    <div className="bf-transactions-account" data-bf-part="account">
      <Select label={t('transactions.account')} labelHidden value={account?.id ?? ''} onChange={({ target }) => onChange({ type: 'account', accountId: target.value })}>
        {feed?.accounts.map(({ id, name, lastFour }) => <option key={id} value={id}>{name} ••{lastFour}</option>)}
      </Select>
    </div>
  );
}
