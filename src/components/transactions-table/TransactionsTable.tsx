import { forwardRef, useEffect, useId, useRef, type HTMLAttributes, type ReactNode } from 'react';
import type { Feed, FeedAccount } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useFeed } from '../../react/use-feed.js';
import { useTransactions } from '../../react/use-transactions.js';
import { Button } from '../../ui/Button.js';
import { Icon, type IconName } from '../../ui/Icon.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';
import { Select } from '../../ui/Select.js';
import { AccountKind } from '../account-status-list/AccountFacts.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { useSpokenRefresh } from '../widget/use-spoken-refresh.js';
import { WidgetRoot } from '../widget/WidgetRoot.js';
import { Pager } from './Pager.js';
import { pageCount, type TableChange, type TransactionsTableState } from './table-state.js';
import { SendingProgress } from './SendingProgress.js';
import { TransactionsGrid } from './TransactionsGrid.js';
import { TransactionsToolbar } from './TransactionsToolbar.js';
import { usePageChanges } from './use-page-changes.js';
import { useTableState } from './use-table-state.js';

export interface TransactionsTableProps extends HTMLAttributes<HTMLElement> {
  /** The account whose transactions are shown. Without it the customer chooses among the feed's accounts. */
  readonly accountId?: string | undefined;
  /** What is shown, kept by the host, e.g. in its address bar; needs `onStateChange`. Without it the table keeps its own. */
  readonly state?: TransactionsTableState | undefined;
  /** Called with what the customer wants to see next: page, page size, order, search, account. */
  readonly onStateChange?: ((state: TransactionsTableState) => void) | undefined;
}

/** What was handed over for QuickBooks, page by page, and how far each transaction has come. */
export const TransactionsTable = forwardRef<HTMLElement, TransactionsTableProps>(function TransactionsTable(
  { accountId, state: given, onStateChange, ...rest },
  ref,
) {
  const headingId = useId();
  return (
    <WidgetRoot aria-labelledby={headingId} {...rest} ref={ref} widget="bf-transactions-table">
      <TransactionsTableBody headingId={headingId} accountId={accountId} state={given} onStateChange={onStateChange} />
    </WidgetRoot>
  );
});

type TransactionsTableBodyProps = Pick<TransactionsTableProps, 'accountId' | 'state' | 'onStateChange'> & { readonly headingId: string };

function TransactionsTableBody({ headingId, accountId: fixedAccountId, state: given, onStateChange }: TransactionsTableBodyProps) {
  const { t, formats } = useMessages();
  const { feed, error: feedError, refresh: refreshFeed } = useFeed();
  const { state, change } = useTableState(given, onStateChange);
  const account = accountOf(feed, fixedAccountId ?? state.accountId);
  const accountId = fixedAccountId ?? account?.id ?? null;
  const { page: asked, pageSize, orderBy, query } = state;
  const transactions = useTransactions({ accountId, page: asked, pageSize, orderBy, query });
  const { page, error, status, turning, refreshing, refresh } = transactions;
  const { message: refreshed, refreshNow } = useSpokenRefresh(transactions, t('transactions.live.refreshed'));
  const changed = usePageChanges(transactions, state);
  const head = useRef<HTMLDivElement>(null);

  const beyondTheEnd = page !== null && !turning && page.results.length === 0 && page.totalResults > 0;
  useEffect(() => {
    // Rows went away since the page was counted: the last page that there is.
    if (beyondTheEnd && page) change({ type: 'page', page: pageCount(page.totalResults, pageSize) });
  }, [beyondTheEnd, page, pageSize, change]);

  function turnTo(wanted: TableChange) {
    change(wanted);
    // The next page begins at its first row, not at the buttons below it.
    if (head.current && head.current.getBoundingClientRect().top < 0) head.current.scrollIntoView({ block: 'start' });
  }

  const title = fixedAccountId !== undefined && account ? <bdi>{account.name}</bdi> : t('transactions.title');
  const ready = accountId !== null && !feed?.unavailable;

  return (
    <>
      <div ref={head} className="bf-card-head">
        <div>
          <h2 id={headingId} className="bf-title" tabIndex={-1}>{title}</h2>
          <p className="bf-small">
            {page && t('transactions.count', { count: page.totalResults, formatted: formats.count(page.totalResults) })}
            {page && account && '\u00a0· '}
            {account && <AccountKind {...account} />}
          </p>
        </div>
        {ready && (
          <Button size="small" busy={refreshing} aria-label={t('common.refresh')} onClick={() => void refreshNow()}>
            <Icon name="refresh" />
          </Button>
        )}
      </div>
      {content()}
      <LiveRegion message={changed} />
      <LiveRegion message={refreshed} />
    </>
  );

  function content() {
    if (feed?.unavailable) return <div className="bf-card-body"><Notice tone="neutral"><p>{t(`common.unavailable.${feed.unavailable}`)}</p></Notice></div>;
    if (accountId === null && feed) return <Empty icon="link" title={t('transactions.noAccounts.title')} body={t('transactions.noAccounts.body')} />;
    if (accountId === null && feedError) return <div className="bf-card-body"><ErrorNotice error={feedError} onRetry={() => void refreshFeed()} /></div>;
    return (
      <>
        <TransactionsToolbar
          accountChoice={fixedAccountId === undefined && <AccountChoice feed={feed} account={account} onChange={change} />}
          query={query}
          orderBy={orderBy}
          headingId={headingId}
          hasRows={page === null || page.totalResults > 0 || query !== '' || turning}
          onQuery={(text) => {
            if (text !== query) change({ type: 'query', query: text });
          }}
          onOrder={(order) => change({ type: 'order', orderBy: order })}
        />
        {status === 'stale' && (
          <div className="bf-transactions-notice" role="status" aria-live="polite" data-bf-part="stale">
            <Notice tone="wait" actions={<Button size="small" busy={refreshing} onClick={() => void refreshNow()}>{t('common.retry')}</Button>}>
              <p>{t('transactions.stale')}</p>
            </Notice>
          </div>
        )}
        {page?.sending && <SendingProgress progress={page.sending} />}
        {rows()}
      </>
    );
  }

  function rows() {
    if (error && !page) return <div className="bf-card-body"><ErrorNotice error={error} onRetry={() => void refresh()} /></div>;
    if (page && page.totalResults === 0 && !turning) {
      return query === ''
        ? <Empty icon="clock" title={t('transactions.empty.title')} body={t('transactions.empty.body')} />
        : <Empty icon="search" title={t('transactions.noMatch.title', { query })} body={t('transactions.noMatch.body')} />;
    }
    return (
      <>
        <TransactionsGrid
          caption={t('transactions.caption', { account: account?.name ?? '' })}
          page={page}
          pageSize={pageSize}
          turning={turning}
          orderBy={orderBy}
          onOrder={(order) => change({ type: 'order', orderBy: order })}
        />
        <Pager
          headingId={headingId}
          page={asked}
          pageSize={pageSize}
          totalResults={page?.totalResults ?? null}
          onPage={(next) => turnTo({ type: 'page', page: next })}
          onPageSize={(size) => turnTo({ type: 'pageSize', pageSize: size })}
        />
      </>
    );
  }
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

function Empty({ icon, title, body }: { readonly icon: IconName; readonly title: ReactNode; readonly body: ReactNode }) {
  return (
    <div className="bf-card-body">
      <div className="bf-empty" data-bf-part="empty">
        <Icon name={icon} />
        <p className="bf-empty-title">{title}</p>
        <p className="bf-small">{body}</p>
      </div>
    </div>
  );
}
