import { Skeleton } from '../../ui/Skeleton.js';
import type { ShownColumn } from './rows/table-column.js';

/** Rows of the size that transactions will have. */
export function LoadingRows({
  count,
  columns,
  selectable,
}: {
  readonly count: number;
  readonly columns: readonly ShownColumn[];
  readonly selectable: boolean;
}) {
  return Array.from({ length: count }, (_, row) => (
    <tr key={row} className="bf-transaction" role="row" aria-hidden="true">
      {selectable && <td data-column="select" />}
      {columns.map(({ id, align }) => (
        <td key={id} data-column={id} data-align={align === 'end' ? 'end' : undefined}>
          <Skeleton className="bf-transaction-skeleton" />
        </td>
      ))}
    </tr>
  ));
}
