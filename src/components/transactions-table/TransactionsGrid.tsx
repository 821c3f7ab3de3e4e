import { useId, useRef } from 'react';
import { transactionColumns, type TransactionOrder, type TransactionPage } from '../../core/transaction.js';
import { useMessages } from '../../i18n/use-messages.js';
import { ColumnHeader } from './ColumnHeader.js';
import { LoadingRows } from './LoadingRows.js';
import { TransactionRow } from './TransactionRow.js';
import { useOverflowing } from './use-overflowing.js';

interface TransactionsGridProps {
  /** Names the table for those who do not see it. */
  readonly caption: string;
  /** null while the first page loads. */
  readonly page: TransactionPage | null;
  readonly pageSize: number;
  /** The rows shown answer an earlier question. */
  readonly turning: boolean;
  readonly orderBy: TransactionOrder;
  readonly onOrder: (orderBy: TransactionOrder) => void;
}

/** The table itself. It scrolls sideways only where it does not fit, and can then be scrolled by keyboard. */
export function TransactionsGrid({ caption, page, pageSize, turning, orderBy, onOrder }: TransactionsGridProps) {
  const { t } = useMessages();
  const region = useRef<HTMLDivElement>(null);
  const overflowing = useOverflowing(region);
  const captionId = useId();

  return (
    <div
      ref={region}
      className="bf-transactions-region"
      data-bf-part="region"
      {...(overflowing && { role: 'region', 'aria-labelledby': captionId, tabIndex: 0 })}
    >
      <table className="bf-transactions" role="table" aria-busy={turning || page === null} data-bf-part="table" data-state={turning ? 'turning' : page ? 'ready' : 'loading'}>
        <caption className="bf-visually-hidden" id={captionId}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {transactionColumns.map((column) => <ColumnHeader key={column} column={column} orderBy={orderBy} onOrder={onOrder} />)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {page
            ? page.results.map((transaction) => <TransactionRow key={transaction.id} transaction={transaction} currency={page.currency} />)
            : <LoadingRows count={pageSize} />}
        </tbody>
      </table>
      {page === null && <p className="bf-visually-hidden" role="status" aria-live="polite" data-bf-part="loading">{t('transactions.loading')}</p>}
    </div>
  );
}
