import { heightOfTable, renderTable, toTransaction } from '../bank-feeds.jsx';

/* TransactionsTable in its scrolling mode with what a host can turn on besides: a heading with totals for each day, and the line of the balance. */

const options = { display: 'scroll', selectable: true, groupByDay: true, balanceLine: true };
const heightOfBalanceLine = 260;

export default {
  boxHeight: heightOfTable + heightOfBalanceLine,
  sortsTo: 'max',
  prepare: (rows) => rows.map(toTransaction),
  mount: (box, transactions) => renderTable(box, { ...options, transactions, currency: 'CAD' }, () => box.querySelector('[data-bf-part="scroller"]')),
};
