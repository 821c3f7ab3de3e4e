import { transactionColumns } from '../../core/transaction.js';
import type { OwnColumn, ShownColumn, TransactionsTableColumn } from './rows/table-column.js';
import type { TableMessages } from './table-messages.js';

const ownColumns: readonly OwnColumn[] = [...transactionColumns, 'reference'];

/** A column by its id, or one that the host describes. */
export type ColumnChoice = string | TransactionsTableColumn;

/** The host's columns, or the table's own six, as they are drawn. An id that stands for nothing, or stands twice, is left out. */
export function availableColumns(given: readonly ColumnChoice[] | undefined, t: TableMessages['t']): readonly ShownColumn[] {
  const columns = (given ?? transactionColumns).flatMap((choice) => {
    const column: TransactionsTableColumn = typeof choice === 'string' ? { id: choice } : choice;
    const own = ownColumns.find((id) => id === column.id) ?? null;
    if (!own && column.header === undefined) return [];
    return {
      id: column.id,
      header: column.header ?? (own ? t(`transactions.column.${own}`) : ''),
      sortsBy: own === 'reference' ? null : own,
      own,
      text: column.text ?? null,
      cell: column.cell ?? null,
      align: column.align ?? (own === 'amount' || own === 'balance' ? 'end' : 'start'),
    } as const;
  });
  if (given && columns.length === 0) return availableColumns(undefined, t);
  return [...new Map(columns.map((column) => [column.id, column])).values()];
}

/** Those that are chosen, in the chosen order. At least one stays. */
export function chosenColumns(available: readonly ShownColumn[], chosen: readonly string[] | undefined): readonly ShownColumn[] {
  if (!chosen) return available;
  const shown = chosen.flatMap((id) => available.find((column) => column.id === id) ?? []);
  return shown.length > 0 ? shown : available;
}
