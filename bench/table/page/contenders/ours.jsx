import { adapterOfPages, renderTable, toTransaction } from '../bank-feeds.jsx';
import { createRemoteRows } from '../remote.js';

/* TransactionsTable in its scrolling mode with everything that it has: over an array, and over a bank that answers pages. */

const scrollerIn = (box) => () => box.querySelector('[data-bf-part="scroller"]');

export default {
  sortsTo: 'max',
  prepare: (rows) => rows.map(toTransaction),
  mount: (box, transactions) => renderTable(box, { display: 'scroll', transactions, currency: 'CAD' }, scrollerIn(box)),
  mountRemote(box, count, latencyMs) {
    const remote = createRemoteRows(count, latencyMs);
    const adapter = adapterOfPages(count, (page, pageSize, signal) => remote.page(page, pageSize, signal, toTransaction));
    return {
      ...renderTable(box, { display: 'scroll', adapter }, scrollerIn(box)),
      heldRows: () => remote.heldRows(),
      asked: () => remote.asked,
    };
  },
};
