import { adapterOfPages, heightOfTable, renderTable, toTransaction } from '../bank-feeds.jsx';
import { createRemoteRows } from '../remote.js';

/* TransactionsTable in its scrolling mode, with its toolbar, totals, selection and details: over an array, and over a bank that answers pages. */

const options = { display: 'scroll', selectable: true };
const scrollerIn = (box) => () => box.querySelector('[data-bf-part="scroller"]');

export default {
  boxHeight: heightOfTable,
  sortsTo: 'max',
  prepare: (rows) => rows.map(toTransaction),
  mount: (box, transactions) => renderTable(box, { ...options, transactions, currency: 'CAD' }, scrollerIn(box)),
  mountRemote(box, count, latencyMs) {
    const remote = createRemoteRows(count, latencyMs);
    const adapter = adapterOfPages(count, (page, pageSize, signal) => remote.page(page, pageSize, signal, toTransaction));
    return {
      ...renderTable(box, { ...options, adapter }, scrollerIn(box)),
      heldRows: () => remote.heldRows(),
      asked: () => remote.asked,
    };
  },
};
