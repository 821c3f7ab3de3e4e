import { useId, useRef, type MouseEvent } from 'react';
import type { FeedTransaction, TransactionDay, TransactionOrder } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { ColumnHeader } from './ColumnHeader.js';
import { LoadingRows } from './LoadingRows.js';
import { PageRows } from './rows/PageRows.js';
import type { RowLook } from './rows/row-look.js';
import { SelectPage } from './SelectPage.js';
import type { Selection } from './selection.js';
import { useOverflowing } from './use-overflowing.js';

interface TransactionsGridProps {
  /** Names the table for those who do not see it. */
  readonly caption: string;
  readonly look: RowLook;
  /** null while the first page loads. */
  readonly transactions: readonly FeedTransaction[] | null;
  readonly pageSize: number;
  /** The rows shown answer an earlier question. */
  readonly turning: boolean;
  readonly orderBy: TransactionOrder;
  readonly onOrder: (orderBy: TransactionOrder) => void;
  readonly days: ReadonlyMap<string, TransactionDay> | null;
  readonly selection: Selection;
  /** Of the account. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  readonly onRowClick: (transaction: FeedTransaction, event: MouseEvent) => void;
  readonly onDetails: ((transaction: FeedTransaction) => void) | null;
}

/** One page as a table. It scrolls sideways only where it does not fit, and can then be scrolled by keyboard. */
export function TransactionsGrid(props: TransactionsGridProps) {
  const { caption, look, transactions, pageSize, turning, orderBy, onOrder, days, selection, timeZone, onRowClick, onDetails } = props;
  const { t } = useMessages(transactionsTexts);
  const region = useRef<HTMLDivElement>(null);
  const overflowing = useOverflowing(region);
  const captionId = useId();

  return (
    <div
      ref={region}
      className="bf-transactions-region"
      data-bf-part="region"
      data-state={overflowing ? 'overflowing' : 'fits'}
      {...(overflowing && { role: 'region', 'aria-labelledby': captionId, tabIndex: 0 })}
    >
      <table
        className="bf-transactions"
        role="table"
        aria-busy={turning || transactions === null}
        data-bf-part="table"
        data-selectable={look.selectable || undefined}
        data-state={turning ? 'turning' : transactions ? 'ready' : 'loading'}
      >
        <caption className="bf-visually-hidden" id={captionId}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {look.selectable && (
              <th role="columnheader" scope="col" data-column="select">
                <SelectPage transactions={transactions ?? []} selection={selection} />
              </th>
            )}
            {look.columns.map((column) => (
              <ColumnHeader key={column.id} as="th" column={column} orderBy={orderBy} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        {transactions ? (
          <PageRows
            look={look}
            transactions={transactions}
            days={days}
            selection={selection}
            timeZone={timeZone}
            onRowClick={onRowClick}
            onDetails={onDetails}
          />
        ) : (
          <tbody role="rowgroup">
            <LoadingRows count={pageSize} columns={look.columns} selectable={look.selectable} />
          </tbody>
        )}
      </table>
      {transactions === null && (
        <p className="bf-visually-hidden" role="status" aria-live="polite" data-bf-part="loading">
          {t('transactions.loading')}
        </p>
      )}
    </div>
  );
}
