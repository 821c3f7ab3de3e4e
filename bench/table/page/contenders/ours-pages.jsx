import { renderTable, standIn, toTransaction } from '../bank-feeds.jsx';

/* TransactionsTable as it is by default, 100 rows a page, over an array. What scrolls is the page around it. */

let standing;

export default {
  paged: true,
  sortsTo: 'max',
  prepare: (rows) => rows.map(toTransaction),
  async stand(box) {
    const page = document.createElement('div');
    page.style.cssText = 'block-size: 100%; overflow: auto';
    box.append(page);
    standing = { page, ...(await standIn(page, { display: 'pages', source: 'array' })) };
  },
  mount: (_, transactions) => renderTable(standing.page, { transactions, currency: 'CAD' }, () => standing.page, standing),
};
