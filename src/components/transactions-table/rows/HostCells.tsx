import { createPortal } from 'react-dom';
import type { PaintedRow } from './painted-row.js';
import type { ShownColumn } from './table-column.js';

/** What the host draws, in the cells of rows that are drawn without React. */
export function HostCells({ rows, columns }: { readonly rows: readonly PaintedRow[]; readonly columns: readonly ShownColumn[] }) {
  return rows.flatMap((row) =>
    columns.flatMap(({ id, cell }) => {
      const element = row.hostCells.get(id);
      return cell && element && row.transaction ? createPortal(cell(row.transaction), element, `${row.transaction.id} ${id}`) : [];
    }),
  );
}
