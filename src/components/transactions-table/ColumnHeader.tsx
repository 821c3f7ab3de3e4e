import type { TransactionColumn, TransactionOrder } from '../../core/transaction.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Icon, type IconName } from '../../ui/Icon.js';
import { directionOf, orderAfterPressing } from './table-state.js';

interface ColumnHeaderProps {
  readonly column: TransactionColumn;
  readonly orderBy: TransactionOrder;
  readonly onOrder: (orderBy: TransactionOrder) => void;
}

const arrows: Readonly<Record<'ascending' | 'descending' | 'none', IconName>> = {
  ascending: 'arrowUp',
  descending: 'arrowDown',
  none: 'arrowsVertical',
};

export function ColumnHeader({ column, orderBy, onOrder }: ColumnHeaderProps) {
  const { t } = useMessages();
  const direction = directionOf(column, orderBy);
  return (
    <th role="columnheader" scope="col" data-column={column} aria-sort={direction ?? undefined}>
      <button type="button" className="bf-transactions-sort" data-state={direction ?? 'none'} onClick={() => onOrder(orderAfterPressing(column, orderBy))}>
        {t(`transactions.column.${column}`)}
        <Icon name={arrows[direction ?? 'none']} />
      </button>
      {/* Shown by the style sheet, to assistive technology alone, where rows are cards and the button is gone. */}
      <span hidden className="bf-transactions-heading">{t(`transactions.column.${column}`)}</span>
    </th>
  );
}
