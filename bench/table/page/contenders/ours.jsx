import { adapterOfPages, heightOfTable, renderTable, standIn, toTransaction } from '../bank-feeds.jsx';
import { createRemoteRows } from '../remote.js';

/* TransactionsTable in its scrolling mode, with its toolbar, totals, selection and details: over an array, and over a bank that answers pages. */

const options = { display: 'scroll', selectable: true };
let page;
const scrollerIn = (box) => () => box.querySelector('[data-bf-part="scroller"]');

export default {
  boxHeight: heightOfTable,
  sortsTo: 'max',
  prepare: (rows) => rows.map(toTransaction),
  async stand(box) {
    page = await standIn(box, { display: 'scroll', source: 'array', selectable: true });
  },
  mount: (box, transactions) => renderTable(box, { ...options, transactions, currency: 'CAD' }, scrollerIn(box), page),
  mountRemote(box, count, latencyMs) {
    const remote = createRemoteRows(count, latencyMs);
    const adapter = adapterOfPages(count, (page, pageSize, signal) => remote.page(page, pageSize, signal, toTransaction));
    return {
      ...renderTable(box.appendChild(document.createElement('div')), { ...options, adapter }, scrollerIn(box)),
      heldRows: () => remote.heldRows(),
      asked: () => remote.asked,
    };
  },
};
