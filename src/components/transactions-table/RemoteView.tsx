import { useMemo, useState, type ReactNode } from 'react';
import type { FeedAccount } from '../../core/feed.js';
import type { RowRange } from '../../core/rows/row-window.js';
import type { TransactionFilter, TransactionPage } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useAskTransactions } from '../../react/use-ask-transactions.js';
import { useTransactionsSummary } from '../../react/use-transactions-summary.js';
import { lazyPart } from '../widget/lazy-part.js';
import type { EveryRow } from './export/every-row.js';
import type { Selection } from './selection.js';
import type { TableOptions } from './table-options.js';
import type { TableChange, TransactionsTableState } from './table-state.js';
import { TableView, type TableAnswer } from './TableView.js';

export interface RemoteRowsProps {
  readonly headingId: string;
  readonly title: ReactNode;
  readonly account: FeedAccount | null;
  /** null while the feed is not known yet. */
  readonly accountId: string | null;
  readonly accountChoice: ReactNode;
  readonly filter: TransactionFilter;
  /** The bank's server adds transactions up. */
  readonly addsUp: boolean;
  readonly options: TableOptions;
  readonly selection: Selection;
  readonly state: TransactionsTableState;
  readonly change: (change: TableChange) => void;
}

interface RemoteViewProps extends RemoteRowsProps {
  /** The latest answer, with or without its rows. */
  readonly head: Omit<TransactionPage, 'results'> | null;
  readonly answer: Omit<TableAnswer, 'total' | 'currency' | 'sending'>;
  readonly onView: ((view: RowRange) => void) | null;
}

const NewTransactions = lazyPart(async () => (await import('./NewTransactions.js')).NewTransactions, { quiet: true });

const everything: TransactionFilter = {};
const searchPauseMs = 300;

/** What pages and one scroll have in common, where the transactions are behind the adapter. */
export function RemoteView({ head, answer, onView, accountId, filter, addsUp, ...table }: RemoteViewProps) {
  const { t } = useMessages(transactionsTexts);
  const {
    account,
    options,
    state: { orderBy },
  } = table;
  const { summary, failed } = useTransactionsSummary(addsUp ? accountId : null, filter);
  const [wantsBalances, setWantsBalances] = useState(options.balanceLine ?? false);
  const { summary: balances } = useTransactionsSummary(addsUp && wantsBalances ? accountId : null, everything);
  const ask = useAskTransactions(accountId, filter, orderBy);
  const everyRow = useMemo(
    (): EveryRow =>
      async function* (signal) {
        const { everyPage } = await import('./export/every-page.js');
        yield* everyPage(ask)(signal);
      },
    [ask],
  );
  return (
    <TableView
      {...table}
      accountId={accountId}
      caption={t('transactions.caption', { account: account?.name ?? '' })}
      answer={{ ...answer, total: head?.totalResults ?? null, currency: head?.currency ?? account?.currency ?? null, sending: head?.sending ?? null }}
      addsUp={addsUp && !failed}
      summary={summary}
      balances={balances?.days ?? null}
      onBalances={addsUp ? setWantsBalances : null}
      everyRow={everyRow}
      searchPauseMs={searchPauseMs}
      canRefresh={accountId !== null}
      arrivals={(onShow) => <NewTransactions accountId={accountId} shown={head} filter={filter} onShow={onShow} />}
      onView={onView}
    />
  );
}
