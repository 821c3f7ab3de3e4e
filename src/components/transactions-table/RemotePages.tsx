import type { TransactionRows } from '../../core/rows/transaction-rows.js';
import { useTransactions } from '../../react/use-transactions.js';
import { RemoteView, type RemoteRowsProps } from './RemoteView.js';

/** Pages do not scroll through everything. */
const noRows: TransactionRows = { count: null, complete: false, at: () => undefined };

export function RemotePages(props: RemoteRowsProps) {
  const {
    accountId,
    filter,
    state: { page, pageSize, orderBy, query },
  } = props;
  const { page: answer, ...rest } = useTransactions({ ...filter, accountId, page, pageSize, orderBy, query });
  return <RemoteView {...props} head={answer} answer={{ ...rest, page: answer?.results ?? null, rows: noRows }} onView={null} />;
}
