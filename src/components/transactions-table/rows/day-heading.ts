import type { LocalDate } from '../../../core/local-date.js';
import type { TransactionDay } from '../../../core/transaction.js';
import { element } from './element.js';
import type { RowLook } from './row-look.js';

interface Heading {
  readonly date: LocalDate;
  /** What is known of it. */
  readonly day: TransactionDay | undefined;
}

/** Makes the headings under which a day's transactions stand: the day, and its totals where they are known. Undefined: not here yet. */
export function createDayMaker({ kind, columns, selectable, currency, messages: { t }, formats }: RowLook): (heading: Heading | undefined) => HTMLElement {
  return (shown) => {
    const { date, day } = shown ?? {};
    const texts: (Node | string)[] = [element('span', { class: 'bf-transaction-day-date' }, date ? formats.date(date) : '')];
    if (day) {
      texts.push(' ', element('span', { class: 'bf-small' }, t('transactions.count', { count: day.count, formatted: formats.count(day.count) })));
      if (day.moneyIn !== 0)
        texts.push(' ', element('bdi', { class: 'bf-transaction-day-sum', 'data-direction': 'in' }, formats.signedAmount(day.moneyIn, currency)));
      if (day.moneyOut !== 0) texts.push(' ', element('bdi', { class: 'bf-transaction-day-sum' }, formats.signedAmount(day.moneyOut, currency)));
    }
    const span = String(columns.length + Number(selectable));
    const heading = { role: 'rowheader', 'data-bf-part': 'day' };
    return kind === 'table'
      ? element('tr', { class: 'bf-transaction-day', role: 'row' }, element('th', { ...heading, scope: 'colgroup', colspan: span }, ...texts))
      : element('div', { class: 'bf-transaction-day', role: 'row' }, element('div', { ...heading, 'aria-colspan': span }, ...texts));
  };
}
