import { renderTable, toTransaction } from '../bank-feeds.jsx';

/* TransactionsTable as it is by default, 100 rows a page, over an array. What scrolls is the page around it. */

export default {
  paged: true,
  sortsTo: 'max',
  prepare: (rows) => rows.map(toTransaction),
  mount(box, transactions) {
    const page = document.createElement('div');
    page.style.cssText = 'block-size: 100%; overflow: auto';
    box.append(page);
    return renderTable(page, { transactions, currency: 'CAD' }, () => page);
  },
};
