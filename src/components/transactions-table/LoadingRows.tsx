import { transactionColumns } from '../../core/transaction.js';
import { Skeleton } from '../../ui/Skeleton.js';

/** Rows of the size that transactions will have. */
export function LoadingRows({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, row) => (
    <tr key={row} className="bf-transaction" role="row" aria-hidden="true">
      {transactionColumns.map((column) => (
        <td key={column} data-column={column}><Skeleton className="bf-transaction-skeleton" /></td>
      ))}
    </tr>
  ));
}
