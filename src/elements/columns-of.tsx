import type { TransactionsTableColumn } from '../components/transactions-table/rows/table-column.js';
import { HostNode } from './HostNode.js';
import type { ElementColumn, TransactionsTableSettings } from './widget-options.js';

type Choices = NonNullable<TransactionsTableSettings['columns']>;
type Columns = readonly (string | TransactionsTableColumn)[];

const made = new WeakMap<Choices, Columns>();

/** The host's columns as the table takes them: the same array for the same array, so that nothing is drawn anew for it. */
export function columnsOf(choices: Choices | undefined): Columns | undefined {
  if (!choices) return undefined;
  const before = made.get(choices);
  if (before) return before;
  const columns = choices.map((choice) => (typeof choice === 'string' ? choice : columnOf(choice)));
  made.set(choices, columns);
  return columns;
}

function columnOf({ id, header, text, cell, align }: ElementColumn): TransactionsTableColumn {
  return {
    id,
    header,
    text,
    align,
    cell:
      cell &&
      ((transaction) => {
        const drawn = cell(transaction);
        return typeof drawn === 'object' && drawn !== null ? <HostNode node={drawn} /> : drawn;
      }),
  };
}
