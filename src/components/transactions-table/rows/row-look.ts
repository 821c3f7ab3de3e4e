import type { Currency } from '../../../core/money.js';
import type { Formats } from '../../../i18n/formats.js';
import type { TableMessages } from '../table-messages.js';
import type { ShownColumn } from './table-column.js';

/** Everything that rows have in common. Other texts, another look: rows are made anew. */
export interface RowLook {
  /** `table`: elements of a `<table>`; `scroll`: boxes of one height each. */
  readonly kind: 'table' | 'scroll';
  readonly columns: readonly ShownColumn[];
  readonly currency: Currency;
  readonly messages: TableMessages;
  readonly formats: Formats;
  readonly selectable: boolean;
  /** The stage's button explains below the row (`table`) or opens the details (`scroll`). */
  readonly hasDetails: boolean;
  /** Begins every id in the rows. */
  readonly idPrefix: string;
}
