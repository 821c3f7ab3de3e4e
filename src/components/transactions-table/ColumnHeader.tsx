import type { TransactionOrder } from '../../core/transaction.js';
import { Icon, type IconName } from '../../ui/Icon.js';
import type { ShownColumn } from './rows/table-column.js';
import { directionOf, orderAfterPressing } from './table-state.js';

interface ColumnHeaderProps {
  /** `th` in a table, `div` in a list that scrolls. */
  readonly as: 'th' | 'div';
  readonly column: ShownColumn;
  readonly orderBy: TransactionOrder;
  readonly onOrder: (orderBy: TransactionOrder) => void;
}

const arrows: Readonly<Record<'ascending' | 'descending' | 'none', IconName>> = {
  ascending: 'arrowUp',
  descending: 'arrowDown',
  none: 'arrowsVertical',
};

export function ColumnHeader({ as: Element, column: { id, header, sortsBy, align }, orderBy, onOrder }: ColumnHeaderProps) {
  const direction = sortsBy && directionOf(sortsBy, orderBy);
  return (
    <Element
      role="columnheader"
      {...(Element === 'th' && { scope: 'col' })}
      data-column={id}
      data-align={align === 'end' ? 'end' : undefined}
      aria-sort={direction ?? undefined}
    >
      {sortsBy ? (
        <button type="button" className="bf-transactions-sort" data-state={direction ?? 'none'} onClick={() => onOrder(orderAfterPressing(sortsBy, orderBy))}>
          {header}
          <Icon name={arrows[direction ?? 'none']} />
        </button>
      ) : (
        <span className="bf-transactions-unsorted">{header}</span>
      )}
      {/* Shown by the style sheet, to assistive technology alone, where rows are cards and the button is gone. */}
      <span hidden className="bf-transactions-heading">
        {header}
      </span>
    </Element>
  );
}
