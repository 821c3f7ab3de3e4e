import { useEffect, useMemo, useRef, useState } from 'react';
import type { Currency } from '../../core/money.js';
import type { FeedTransaction, TransactionFilter } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { browserPace } from '../../react/browser-pace.js';
import { useLocalTransactions } from '../../react/use-local-transactions.js';
import { useToday } from '../../react/use-today.js';
import { everyLocalRow } from './export/every-local-row.js';
import { useSelection } from './selection.js';
import type { TableOptions } from './table-options.js';
import type { TableChange, TransactionsTableState } from './table-state.js';
import { TableView, type TableAnswer } from './TableView.js';
import { useTableFilter } from './use-table-filter.js';

export interface LocalTableProps {
  readonly headingId: string;
  readonly transactions: readonly FeedTransaction[];
  readonly currency: Currency;
  readonly options: TableOptions;
  readonly state: TransactionsTableState;
  readonly change: (change: TableChange) => void;
}

const nothingMore = async () => {};
const noTransactions: readonly FeedTransaction[] = [];
const everything: TransactionFilter = {};

/** Transactions that the host holds: nothing is asked of the adapter. */
export function LocalTable({ headingId, transactions, currency, options, state, change }: LocalTableProps) {
  const { t } = useMessages(transactionsTexts);
  const today = useToday(null);
  const { page, pageSize, orderBy } = state;
  const filter = useTableFilter(state, today);
  const { rows, summary } = useLocalTransactions(transactions, filter, orderBy);
  const display = state.display ?? options.display ?? 'pages';
  const [wantsBalances, setWantsBalances] = useState(options.balanceLine ?? false);
  const whole = useLocalTransactions(wantsBalances ? transactions : noTransactions, everything, '-date');

  const results = useMemo(() => {
    if (display !== 'pages' || rows.count === null) return null;
    const first = (page - 1) * pageSize;
    return Array.from({ length: Math.max(0, Math.min(pageSize, rows.count - first)) }, (_, place) => rows.at(first + place)).filter(
      (transaction) => transaction !== undefined,
    );
  }, [display, rows, page, pageSize]);

  const answer: TableAnswer = {
    page: results,
    rows,
    total: rows.count,
    currency,
    sending: null,
    status: 'ready',
    error: null,
    turning: false,
    refreshing: false,
    refresh: nothingMore,
  };
  const selection = useSelection(currency, options.onSelectionChange, transactions);
  const latestRows = useRef(rows);
  useEffect(() => {
    latestRows.current = rows;
  });
  const everyRow = useMemo(() => everyLocalRow(() => latestRows.current, browserPace), []);

  return (
    <TableView
      headingId={headingId}
      title={t('transactions.title')}
      caption={t('transactions.list')}
      accountId={null}
      account={null}
      accountChoice={null}
      options={options}
      state={state}
      change={change}
      answer={answer}
      selection={selection}
      addsUp
      summary={summary}
      balances={wantsBalances ? (whole.summary?.days ?? null) : null}
      onBalances={setWantsBalances}
      everyRow={everyRow}
      searchPauseMs={0}
      canRefresh={false}
      arrivals={null}
      onView={null}
    />
  );
}
