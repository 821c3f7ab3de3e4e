import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BankFeedsProvider, preloadTransactionsTable, TransactionsTable } from 'bankfeeds';
import 'bankfeeds/styles.css';
import './bank-feeds.css';

/* TransactionsTable as a bank's page uses it, from the built package: what its contenders have in common. */

const stages = { posted: 'sent', pending: 'queued', declined: 'rejected' };

/** The same values as the package wants them: text ids, days, whole cents. */
export function toTransaction({ id, date, description, type, amount, balance, status }) {
  return {
    id: String(id),
    date: new Date(date).toISOString().slice(0, 10),
    description,
    reference: null,
    type,
    amount: Math.round(amount * 100),
    balance: Math.round(balance * 100),
    stage: stages[status],
    reason: null,
    sentAt: null,
  };
}

const account = {
  id: 'account',
  name: 'Chequing',
  type: 'checking',
  lastFour: '0001',
  currency: 'CAD',
  timeZone: 'America/Toronto',
  status: 'connected',
  feedStartDate: null,
  lastSentDate: null,
};
const asked = '2026-01-31T12:00:00Z';
const feed = {
  status: 'linked',
  unavailable: null,
  institutionName: 'Bench Bank',
  accounts: [account],
  credentialsIssuedAt: null,
  callout: null,
  consent: { textVersion: '1', onRecord: null },
  capabilities: { credentials: false, hostedLink: false, accountEditing: false },
  asOf: asked,
  answeredAt: asked,
  askAgainInMs: null,
};

function notAsked() {
  return Promise.reject(new Error('The bench does not connect anything.'));
}

/** `listTransactions` is all that matters here. */
export function createAdapter(listTransactions) {
  return {
    getFeed: async () => feed,
    listBankAccounts: async () => [],
    connect: notAsked,
    disconnect: notAsked,
    listTransactions,
  };
}

/** Pages of what `rows` answers: (page, pageSize, signal) → rows. */
export function adapterOfPages(totalResults, rows) {
  return createAdapter(async ({ page, pageSize }, { signal }) => ({
    accountId: account.id,
    currency: account.currency,
    results: await rows(page, pageSize, signal),
    page,
    pageSize,
    totalResults,
  }));
}

const adapterOfNothing = adapterOfPages(0, async () => []);

function Page({ host, adapter, table }) {
  const [state, setState] = useState({ accountId: null, page: 1, pageSize: 100, orderBy: '-date', query: '' });
  host.setFilter = (query) => setState((before) => ({ ...before, query, page: 1 }));
  return (
    <BankFeedsProvider adapter={adapter} locale="en">
      {table && <TransactionsTable {...table} state={state} onStateChange={setState} />}
    </BankFeedsProvider>
  );
}

/** What a bank's portal has before its customer comes to the transactions: the provider, and the table's code. */
export async function standIn(place, parts, adapter = adapterOfNothing) {
  const page = { root: createRoot(place), host: {}, adapter };
  page.root.render(<Page host={page.host} adapter={adapter} table={null} />);
  await preloadTransactionsTable(parts);
  return page;
}

/** As high as the box must be for the scroller to have the height of the others' box. */
export const heightOfTable = 900;

/** Renders the table with these props, on a page of its own or on one that stands, and answers what the harness needs. `scroller` finds the element that scrolls. */
export function renderTable(place, { adapter = adapterOfNothing, ...table }, scroller, page = { root: createRoot(place), host: {}, adapter }) {
  const { host } = page;
  page.root.render(<Page host={host} adapter={page.adapter} table={table} />);
  const heading = (name) => [...place.querySelectorAll('[role="columnheader"]')].find(({ textContent }) => textContent.includes(name));
  return {
    scroller,
    sortTarget: () => heading('Amount').querySelector('button'),
    setFilter: (text) => host.setFilter(text),
    /** It counts -1 rows while it is still looking. */
    isWhole: () => place.querySelector('[role="table"]')?.getAttribute('aria-rowcount') !== '-1',
    /** Its sums are made once it has been drawn. */
    isSettled: () => place.querySelector('.bf-transactions-total-skeleton') === null,
    isHeading: (element) => element.closest('.bf-transaction-day') !== null,
    /** Below the headings where they stay in view, else from the scroller's own edge. */
    rowsArea() {
      const frame = scroller()?.getBoundingClientRect();
      const head = heading('Amount')?.getBoundingClientRect();
      return frame && head ? { top: Math.max(frame.top, head.bottom), bottom: frame.bottom } : null;
    },
  };
}
