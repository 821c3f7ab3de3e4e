import { useEffect, useId, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { BankFeedsError } from '../../core/error.js';
import type { FeedAccount } from '../../core/feed.js';
import type { Currency } from '../../core/money.js';
import type { RowRange } from '../../core/rows/row-window.js';
import type { TransactionRows } from '../../core/rows/transaction-rows.js';
import type { FeedTransaction, SendProgress, TransactionsSummary } from '../../core/transaction.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { Icon } from '../../ui/Icon.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';
import { AccountKind } from '../account-status-list/AccountFacts.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { lazyPart } from '../widget/lazy-part.js';
import { useSpokenRefresh } from '../widget/use-spoken-refresh.js';
import type { EveryRow } from './export/every-row.js';
import { Empty, type EmptyProps } from './Empty.js';
import { FilterTotals } from './FilterTotals.js';
import { Pager } from './Pager.js';
import type { RowLook } from './rows/row-look.js';
import type { Selection } from './selection.js';
import { availableColumns, chosenColumns } from './shown-columns.js';
import { TableChanges } from './TableChanges.js';
import { rememberedMessages } from './table-messages.js';
import type { TableOptions } from './table-options.js';
import { countConditions, pageCount, type TableChange, type TransactionsTableState } from './table-state.js';
import { TransactionsGrid } from './TransactionsGrid.js';
import { TransactionsToolbar, type ToolPanel } from './TransactionsToolbar.js';

export const ScrollingTransactions = lazyPart(async () => (await import('./scroll/ScrollingTransactions.js')).ScrollingTransactions);
export const ScrollFoot = lazyPart(async () => (await import('./scroll/ScrollFoot.js')).ScrollFoot);
const SendingProgress = lazyPart(async () => (await import('./SendingProgress.js')).SendingProgress);
// Nothing is selected when a table appears.
export const SelectionBar = lazyPart(async () => (await import('./SelectionBar.js')).SelectionBar, { quiet: true });
const FiltersPanel = lazyPart(async () => (await import('./filters/FiltersPanel.js')).FiltersPanel);
const OptionsPanel = lazyPart(async () => (await import('./options/OptionsPanel.js')).OptionsPanel);
const TransactionDetails = lazyPart(async () => (await import('./details/TransactionDetails.js')).TransactionDetails);
const ExportPanel = lazyPart(async () => (await import('./export/ExportPanel.js')).ExportPanel);
const BalanceLine = lazyPart(async () => (await import('./balance-line/BalanceLine.js')).BalanceLine);

/** What was answered to what the table's state asks, whoever answers. */
export interface TableAnswer {
  /** Of one page, in pages; null before the first answer. */
  readonly page: readonly FeedTransaction[] | null;
  /** Everything, in one scroll. */
  readonly rows: TransactionRows;
  /** null before the first answer. */
  readonly total: number | null;
  /** null before the first answer. */
  readonly currency: Currency | null;
  readonly sending: SendProgress | null;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed' | 'stale';
  readonly error: BankFeedsError | null;
  /** What is here answers an earlier question. */
  readonly turning: boolean;
  readonly refreshing: boolean;
  refresh(): Promise<void>;
}

interface TableViewProps {
  readonly headingId: string;
  readonly title: ReactNode;
  readonly caption: string;
  /** null: nobody's account but the host's own array. */
  readonly accountId: string | null;
  /** null while the feed is not known yet. */
  readonly account: FeedAccount | null;
  readonly accountChoice: ReactNode;
  readonly options: TableOptions;
  readonly state: TransactionsTableState;
  readonly change: (change: TableChange) => void;
  readonly answer: TableAnswer;
  readonly selection: Selection;
  /** Somebody adds up what was found; `summary` is null until that is done. */
  readonly addsUp: boolean;
  readonly summary: Pick<TransactionsSummary, 'moneyIn' | 'moneyOut' | 'days'> | null;
  /** Of everything, whatever is filtered. */
  readonly balances: TransactionsSummary['days'] | null;
  /** null where they are not to be had. */
  readonly onBalances: ((shown: boolean) => void) | null;
  readonly everyRow: EveryRow;
  readonly searchPauseMs: number;
  /** The host's array needs no refreshing. */
  readonly canRefresh: boolean;
  /** Says that transactions have come in since, and calls `onShow` when they are to be shown. null: nobody can know. */
  readonly arrivals: ((onShow: () => void) => ReactNode) | null;
  readonly onView: ((view: RowRange) => void) | null;
}

/** The table around its rows: what to search for, what is left of it, what it comes to, and what can be done with it. */
export function TableView(props: TableViewProps) {
  const {
    headingId,
    title,
    caption,
    accountId,
    account,
    accountChoice,
    options,
    state,
    change,
    answer,
    selection,
    addsUp,
    summary,
    balances,
    onBalances,
    everyRow,
    searchPauseMs,
    canRefresh,
    arrivals,
    onView,
  } = props;
  const messages = useMessages(sharedTexts, transactionsTexts);
  const formats = useFormats();
  const { t } = messages;
  const { page: asked, pageSize, orderBy, query, filter = {} } = state;
  const { page, rows, total, currency: told, status, error, turning, refreshing, sending } = answer;
  // Without an amount there is nothing to write it for.
  const currency = told ?? 'CAD';
  const display = state.display ?? options.display ?? 'pages';
  const isOrderedByDate = orderBy === 'date' || orderBy === '-date';
  const groupByDay = state.groupByDay ?? options.groupByDay ?? false;
  const { selectable = false, details = true, onTransactionClick } = options;
  const available = useMemo(() => availableColumns(options.columns, t), [options.columns, t]);
  const columns = useMemo(() => chosenColumns(available, state.columns), [available, state.columns]);
  const idPrefix = useId();
  const look = useMemo(
    (): RowLook => ({
      kind: display === 'scroll' ? 'scroll' : 'table',
      columns,
      currency,
      messages: rememberedMessages(messages),
      formats,
      selectable,
      hasDetails: details,
      idPrefix,
    }),
    [display, columns, currency, messages, formats, selectable, details, idPrefix],
  );
  const days = useMemo(
    () => (groupByDay && isOrderedByDate ? new Map(summary?.days.map((day) => [day.date, day])) : null),
    [groupByDay, isOrderedByDate, summary],
  );
  const [panel, setPanel] = useState<ToolPanel | null>(null);
  const [opened, setOpened] = useState<FeedTransaction | null>(null);
  // Which export is shown, from 1; 0: none. Asking again begins another.
  const [exporting, setExporting] = useState(0);
  const [showsBalances, setShowsBalances] = useState(options.balanceLine ?? false);
  const panelId = `${idPrefix}panel`;
  const head = useRef<HTMLDivElement>(null);
  const { message: refreshed, refreshNow } = useSpokenRefresh(answer, t('transactions.live.refreshed'));
  const conditions = countConditions(filter);

  const beyondTheEnd = display === 'pages' && page !== null && !turning && page.length === 0 && total !== null && total > 0;
  useEffect(() => {
    // Rows went away since the page was counted: the last page that there is.
    if (beyondTheEnd && total !== null) change({ type: 'page', page: pageCount(total, pageSize) });
  }, [beyondTheEnd, total, pageSize, change]);

  function turnTo(wanted: TableChange) {
    change(wanted);
    // The next page begins at its first row, not at the buttons below it.
    if (head.current && head.current.getBoundingClientRect().top < 0) head.current.scrollIntoView({ block: 'start' });
  }

  function openRow(transaction: FeedTransaction, event: MouseEvent) {
    onTransactionClick?.(transaction, event);
    if (details && !event.defaultPrevented) setOpened(transaction);
  }

  const onDetails = details ? setOpened : null;
  const onOrder = (order: TransactionsTableState['orderBy']) => change({ type: 'order', orderBy: order });

  return (
    <>
      <div ref={head} className="bf-card-head">
        <div>
          <h2 id={headingId} className="bf-title" tabIndex={-1}>
            {title}
          </h2>
          <p className="bf-small">
            {total !== null && t('transactions.count', { count: total, formatted: formats.count(total) })}
            {total !== null && account && '\u00a0· '}
            {account && <AccountKind {...account} />}
          </p>
        </div>
        {canRefresh && (
          <Button size="small" busy={refreshing} aria-label={t('common.refresh')} onClick={() => void refreshNow()}>
            <Icon name="refresh" />
          </Button>
        )}
      </div>
      <TransactionsToolbar
        accountChoice={accountChoice}
        query={query}
        searchPauseMs={searchPauseMs}
        orderBy={orderBy}
        headingId={headingId}
        hasRows={total === null || total > 0 || query !== '' || conditions > 0 || turning}
        onQuery={(text) => {
          if (text !== query) change({ type: 'query', query: text });
        }}
        onOrder={onOrder}
        conditions={conditions}
        openPanel={panel}
        panelId={panelId}
        onPanel={setPanel}
      />
      {panel === 'filters' && <FiltersPanel id={panelId} filter={filter} currency={currency} onFilter={(next) => change({ type: 'filter', filter: next })} />}
      {panel === 'options' && (
        <OptionsPanel
          id={panelId}
          available={available}
          shown={columns}
          groupByDay={groupByDay}
          display={display}
          onChange={change}
          balanceLine={
            onBalances && {
              shown: showsBalances,
              onShow(shown) {
                setShowsBalances(shown);
                onBalances(shown);
              },
            }
          }
          onExport={() => setExporting(exporting + 1)}
        />
      )}
      {exporting > 0 && (
        <ExportPanel
          key={exporting}
          look={{ columns, currency }}
          everyRow={everyRow}
          fileName={t('transactions.export.fileName', { account: account?.lastFour ?? '' }).trim()}
          onClose={() => setExporting(0)}
        />
      )}
      {showsBalances && balances && <BalanceLine days={balances} currency={currency} />}
      {status === 'stale' && (
        <div className="bf-transactions-notice" role="status" aria-live="polite" data-bf-part="stale">
          <Notice
            tone="wait"
            actions={
              <Button size="small" busy={refreshing} onClick={() => void refreshNow()}>
                {t('common.retry')}
              </Button>
            }
          >
            <p>{t('transactions.stale')}</p>
          </Notice>
        </div>
      )}
      {arrivals?.(() => {
        if (display === 'pages' && asked !== 1) change({ type: 'page', page: 1 });
        void refreshNow();
      })}
      {sending && <SendingProgress progress={sending} />}
      {selectable && <SelectionBar selection={selection} columns={columns} currency={currency} />}
      {found()}
      {opened && <TransactionDetails transaction={opened} currency={currency} account={account} onClose={() => setOpened(null)} />}
      <TableChanges answer={answer} asked={state} accountId={accountId} />
      <LiveRegion message={refreshed} />
    </>
  );

  function found() {
    if (error && total === null)
      return (
        <div className="bf-card-body">
          <ErrorNotice error={error} onRetry={() => void answer.refresh()} />
        </div>
      );
    if (total === 0 && !turning && (display === 'pages' || rows.complete))
      return (
        <div className="bf-card-body">
          <Empty {...nothing()} />
        </div>
      );
    const shared = { caption, look, turning, orderBy, onOrder, days, selection, onRowClick: openRow, onDetails };
    return (
      <>
        {display === 'scroll' ? (
          <ScrollingTransactions {...shared} rows={rows} question={questionOf(state)} onView={onView} />
        ) : (
          <TransactionsGrid {...shared} transactions={page} pageSize={pageSize} timeZone={account?.timeZone} />
        )}
        {addsUp && total !== null && <FilterTotals summary={summary} currency={currency} />}
        {display === 'scroll' ? (
          <ScrollFoot total={total} complete={rows.complete} onPages={() => change({ type: 'display', display: 'pages' })} />
        ) : (
          <Pager
            headingId={headingId}
            page={asked}
            pageSize={pageSize}
            totalResults={total}
            onPage={(next) => turnTo({ type: 'page', page: next })}
            onPageSize={(size) => turnTo({ type: 'pageSize', pageSize: size })}
          />
        )}
      </>
    );
  }

  function nothing(): EmptyProps {
    if (query !== '') return { icon: 'search', title: t('transactions.noMatch.title', { query }), body: t('transactions.noMatch.body') };
    if (conditions > 0) {
      return {
        icon: 'search',
        title: t('transactions.noMatch.filters'),
        body: (
          <Button size="small" onClick={() => change({ type: 'filter', filter: {} })}>
            {t('transactions.filters.clear')}
          </Button>
        ),
      };
    }
    return { icon: 'clock', title: t('transactions.empty.title'), body: t('transactions.empty.body') };
  }
}

/** What decides which transactions there are, and in which order. */
function questionOf({ accountId, orderBy, query, filter }: TransactionsTableState): string {
  return JSON.stringify([accountId, orderBy, query, filter]);
}
