import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import { BankFeedsError } from '../../src/core/error.js';
import type { TransactionsQuery } from '../../src/core/transaction.js';
import { initialTableState } from '../../src/elements/index.js';
import { axeFaults } from '../conformance/run-axe.js';
import { watchLeftovers } from '../conformance/leftovers.js';
import { adapterSaying, adapterWithRows, failure, feed, feedAccount, transaction } from '../components/given.js';
import { createSmallBank } from '../testing/small-bank.js';
import { asInBrowsers, element, markup, providing } from './page.js';

asInBrowsers();

const connect = 'Connect account to QuickBooks';
const branche = 'Connecter un compte à QuickBooks';

/** How often a verb of the back end was called. */
function counted(adapter: BankFeedsAdapter) {
  const getFeed = vi.fn(adapter.getFeed);
  return { adapter: { ...adapter, getFeed }, getFeed };
}

const notStarted = () => createSmallBank().adapterOf('first');

describe('elements below a provider', () => {
  it('are drawn in the page itself, with the words of their language', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>', { locale: 'fr-CA' });
    const button = await screen.findByRole('button', { name: branche });
    expect(button.closest('bankfeeds-connect-button')?.parentElement).toBe(provider);
    expect(button).toHaveAttribute('lang', 'fr-CA');
  });

  it('share one adapter, one memory and one feed: it is asked for once', async () => {
    const { adapter, getFeed } = counted(adapterSaying({}));
    providing(adapter, '<bankfeeds-connect-button></bankfeeds-connect-button><div><bankfeeds-account-status-list></bankfeeds-account-status-list></div>');
    await screen.findByRole('button', { name: 'Manage QuickBooks connection' });
    await screen.findByText(/Operating account/);
    expect(getFeed).toHaveBeenCalledTimes(1);
  });

  it('speak another language at once when the attribute says so, and keep what is open', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>');
    await userEvent.click(await screen.findByRole('button', { name: connect }));
    await screen.findByRole('dialog');
    provider.setAttribute('locale', 'fr');
    await waitFor(() => expect(screen.getByRole('dialog')).toHaveAttribute('lang', 'fr-CA'));
  });

  it('are as accessible as they are in React: axe finds nothing', async () => {
    providing(
      adapterWithRows([transaction()]),
      '<bankfeeds-connect-button></bankfeeds-connect-button><bankfeeds-credentials-panel></bankfeeds-credentials-panel><bankfeeds-account-status-list></bankfeeds-account-status-list><bankfeeds-transactions-table selectable></bankfeeds-transactions-table>',
      { locale: 'fr-CA' },
    );
    await screen.findByText('Coffee');
    expect(await axeFaults()).toEqual([]);
  });

  it('follow the theme', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-credentials-panel></bankfeeds-credentials-panel>');
    await waitFor(() => expect(provider.querySelector('.bf-root')).toHaveAttribute('data-bf-theme', 'inherit'));
    provider.theme = 'dark';
    await waitFor(() => expect(provider.querySelector('.bf-root')).toHaveAttribute('data-bf-theme', 'dark'));
    expect(provider).toHaveAttribute('theme', 'dark');
  });

  it('may come later, and go, without the others noticing', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>');
    const button = await screen.findByRole('button', { name: connect });
    const list = element('bankfeeds-account-status-list');
    provider.append(list);
    await within(list).findByRole('heading');
    list.remove();
    await waitFor(() => expect(list).toBeEmptyDOMElement());
    expect(button).toBeInTheDocument();
  });

  it('are found through shadow trees and slots', async () => {
    const { provider } = providing(notStarted(), '<div></div>');
    const shadow = provider.querySelector('div')?.attachShadow({ mode: 'closed' });
    const button = element('bankfeeds-connect-button');
    shadow?.append(button);
    await within(button).findByRole('button', { name: connect });
  });

  it('take away what stood in them until then', async () => {
    providing(notStarted(), '<bankfeeds-connect-button>One moment …</bankfeeds-connect-button>');
    await screen.findByRole('button', { name: connect });
    expect(screen.queryByText(/One moment/)).toBeNull();
  });

  it('can be copied: the copy draws itself', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>');
    const button = await screen.findByRole('button', { name: connect });
    provider.append(button.closest('bankfeeds-connect-button')?.cloneNode(true) ?? '');
    const [, copy] = provider.getElementsByTagName('bankfeeds-connect-button');
    const lifeless = copy?.querySelector('button');
    expect(lifeless).toBeInTheDocument();
    await waitFor(() => expect(copy?.querySelector('button')).toBeInTheDocument());
    await waitFor(() => expect(copy?.querySelector('button')).not.toBe(lifeless));
    copy?.click();
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });
});

describe('the order in which a page is put together', () => {
  it('does not matter: widgets may be there before their provider', async () => {
    const button = element('bankfeeds-connect-button');
    document.body.append(button);
    const provider = element('bankfeeds-provider');
    provider.adapter = notStarted();
    document.body.append(provider);
    provider.append(button);
    expect(await screen.findByRole('button', { name: connect })).toBeInTheDocument();
    expect(console.error).not.toHaveBeenCalled();
  });

  it('does not matter: properties that were set before the element was there are taken', async () => {
    // As a framework does where it draws before the kit has been loaded.
    const table = element('bankfeeds-transactions-table');
    for (const [name, value] of Object.entries({ transactions: [transaction({ description: 'Early' })], currency: 'CAD', selectable: true }))
      Object.defineProperty(table, name, { value, configurable: true, enumerable: true, writable: true });
    const provider = element('bankfeeds-provider');
    Object.defineProperty(provider, 'adapter', { value: notStarted(), configurable: true, enumerable: true, writable: true });
    provider.append(table);
    document.body.append(provider);
    await screen.findByText('Early');
    expect(table).toHaveAttribute('currency', 'CAD');
    table.transactions = [transaction({ id: 't-2', description: 'Later' })];
    await screen.findByText('Later');
  });

  it('does not matter: an adapter may come last', async () => {
    const page = markup('<bankfeeds-provider><bankfeeds-connect-button></bankfeeds-connect-button></bankfeeds-provider>');
    const [provider] = page.getElementsByTagName('bankfeeds-provider');
    Object.assign(provider ?? {}, { adapter: notStarted() });
    expect(await screen.findByRole('button', { name: connect })).toBeInTheDocument();
    expect(console.error).not.toHaveBeenCalled();
  });
});

describe('an element that is moved', () => {
  it('keeps its state, within its provider and with it', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button><aside></aside>');
    const drawn = await screen.findByRole('button', { name: connect });
    await userEvent.click(drawn);
    const dialog = await screen.findByRole('dialog');
    const [button] = provider.getElementsByTagName('bankfeeds-connect-button');
    button?.remove();
    if (button) provider.querySelector('aside')?.append(button);
    provider.remove();
    document.body.prepend(provider);
    // Long after everything has seen where it is.
    await new Promise((resolve) => setTimeout(resolve));
    expect(button).toContainElement(drawn);
    expect(dialog).toBeInTheDocument();
  });

  it('begins afresh below another provider: that is another customer', async () => {
    const first = providing(adapterSaying({}), '<bankfeeds-account-status-list></bankfeeds-account-status-list>');
    const second = providing(adapterSaying({ accounts: [feedAccount({ name: 'Somebody else’s' })] }), '');
    await screen.findByText(/Operating account/);
    second.provider.append(...first.provider.childNodes);
    await screen.findByText(/Somebody else’s/);
    expect(screen.queryByText(/Operating account/)).toBeNull();
  });
});

describe('another customer', () => {
  const searched = 'hydro';

  /** A table in which the first customer has searched. */
  async function searchedTable() {
    const { provider } = providing(adapterWithRows([transaction()]), '<bankfeeds-transactions-table></bankfeeds-transactions-table>');
    const [table] = provider.getElementsByTagName('bankfeeds-transactions-table');
    if (!table) throw new Error('There is no table.');
    await screen.findByText('Coffee');
    await userEvent.type(screen.getByRole('searchbox'), searched);
    await waitFor(() => expect(table.state.query).toBe(searched));
    return { provider, table };
  }

  /** The next customer's bank, and what it is asked for. */
  function nextBank() {
    const queries: TransactionsQuery[] = [];
    const bank = adapterWithRows([transaction({ description: 'Flour' })]);
    const adapter: BankFeedsAdapter = {
      ...bank,
      listTransactions(query, call) {
        queries.push(query);
        return bank.listTransactions(query, call);
      },
    };
    return { adapter, queries };
  }

  it('gets nothing of what was searched and chosen before: with another adapter', async () => {
    const { provider, table } = await searchedTable();
    const { adapter, queries } = nextBank();
    provider.adapter = adapter;
    await screen.findByText('Flour');
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(table.state).toEqual(initialTableState);
    expect(queries.map(({ query }) => query)).not.toContain(searched);
  });

  it('gets nothing of it below another provider either, nor after a while outside of any', async () => {
    const { table } = await searchedTable();
    table.remove();
    await waitFor(() => expect(table).toBeEmptyDOMElement());
    const { adapter, queries } = nextBank();
    providing(adapter, '').provider.append(table);
    await screen.findByText('Flour');
    expect(table.state).toEqual(initialTableState);
    expect(queries.map(({ query }) => query)).not.toContain(searched);
  });

  it('gets the state that the page sets for them', async () => {
    const { provider, table } = await searchedTable();
    const { adapter } = nextBank();
    table.state = { ...initialTableState, query: 'flour' };
    provider.adapter = adapter;
    await screen.findByText('Flour');
    expect(screen.getByRole('searchbox')).toHaveValue('flour');
  });

  it('is not a provider that goes and comes back', async () => {
    const { provider, table } = await searchedTable();
    provider.remove();
    await waitFor(() => expect(table).toBeEmptyDOMElement());
    document.body.append(provider);
    expect(await screen.findByRole('searchbox')).toHaveValue(searched);
  });
});

describe('a page that takes elements away', () => {
  it('has no listener, no timer and nothing drawn left, nor a question under way', async () => {
    const leftovers = watchLeftovers();
    const questions: AbortSignal[] = [];
    const adapter: BankFeedsAdapter = {
      ...adapterSaying({}),
      getFeed: ({ signal }) =>
        new Promise((_, reject) => {
          questions.push(signal);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    };
    const { provider } = providing(
      adapter,
      '<bankfeeds-connect-button></bankfeeds-connect-button><bankfeeds-account-status-list></bankfeeds-account-status-list>',
    );
    await screen.findByRole('button', { name: connect });
    await waitFor(() => expect(questions).toHaveLength(1));
    provider.remove();
    await waitFor(() => expect(provider.querySelector('.bf-root')).toBeNull());
    // React tidies up behind what it has drawn, in a turn of its own.
    await waitFor(() => expect(questions[0]?.aborted).toBe(true));
    expect(questions).toHaveLength(1);
    expect(await leftovers.left()).toEqual([]);
    leftovers.stop();
  });

  it('may put them back', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>');
    await screen.findByRole('button', { name: connect });
    provider.remove();
    await waitFor(() => expect(provider.querySelector('.bf-root')).toBeNull());
    document.body.append(provider);
    expect(await screen.findByRole('button', { name: connect })).toBeInTheDocument();
  });
});

describe('attributes and properties', () => {
  it('are the same: what is set as one is read as the other', () => {
    const table = element('bankfeeds-transactions-table');
    table.accountId = 'a-1';
    table.selectable = true;
    table.details = false;
    expect([table.getAttribute('account-id'), table.getAttribute('selectable'), table.getAttribute('details')]).toEqual(['a-1', '', 'false']);
    table.setAttribute('group-by-day', '');
    table.setAttribute('columns', 'date  amount');
    table.removeAttribute('details');
    expect([table.groupByDay, table.columns, table.details, table.display]).toEqual([true, ['date', 'amount'], true, 'pages']);
    expect(table.columns).toBe(table.columns);
  });

  it('may be set as a property with the text of the attribute, as React and Vue do', async () => {
    const { provider } = providing(
      adapterWithRows([transaction()]),
      '<bankfeeds-transactions-table selectable></bankfeeds-transactions-table><bankfeeds-credentials-panel></bankfeeds-credentials-panel>',
    );
    const [table] = provider.getElementsByTagName('bankfeeds-transactions-table');
    const [panel] = provider.getElementsByTagName('bankfeeds-credentials-panel');
    if (!table || !panel) throw new Error('There are no widgets.');
    await screen.findByRole('columnheader', { name: /Balance/ });
    Object.assign(table, { columns: 'description amount', details: 'false', selectable: 'false' });
    Object.assign(panel, { instructions: 'false' });
    await waitFor(() => expect(screen.getAllByRole('columnheader')).toHaveLength(2));
    expect(panel.querySelector('.bf-instructions')).toBeNull();
    expect(table).toMatchObject({ columns: ['description', 'amount'], details: false, selectable: false });
    expect(panel.instructions).toBe(false);
    await userEvent.click(screen.getByText('Coffee'));
    expect(screen.queryByRole('dialog')).toBeNull();
    Object.assign(table, { columns: null, details: '', selectable: '' });
    await screen.findByRole('columnheader', { name: /Balance/ });
    expect(table).toMatchObject({ columns: undefined, details: true, selectable: true });
  });

  it.each(['selectable', 'group-by-day', 'balance-line'])('switch off with "false", as Vue writes it: %s', (attribute) => {
    const table = element('bankfeeds-transactions-table');
    const isOn = () => [table.selectable, table.groupByDay, table.balanceLine].includes(true);
    table.setAttribute(attribute, 'false');
    expect(isOn()).toBe(false);
    for (const written of ['', 'true', attribute]) {
      table.setAttribute(attribute, written);
      expect(isOn()).toBe(true);
    }
  });

  it('say nothing secret: headers, adapter and nonce are never in the page', async () => {
    const { provider } = providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>', { 'csp-nonce': 'n-c4n4ry' });
    provider.headers = { 'X-CSRF': 'h-c4n4ry' };
    await screen.findByRole('button', { name: connect });
    expect(provider.cspNonce).toBe('n-c4n4ry');
    expect(document.documentElement.outerHTML).not.toContain('c4n4ry');
  });

  it('reach the widget', async () => {
    const { provider } = providing(
      adapterWithRows([transaction()]),
      '<bankfeeds-connect-button disabled></bankfeeds-connect-button><bankfeeds-transactions-table selectable columns="description amount"></bankfeeds-transactions-table><bankfeeds-credentials-panel instructions="false"></bankfeeds-credentials-panel>',
    );
    expect(await screen.findByRole('button', { name: 'Manage QuickBooks connection' })).toBeDisabled();
    await screen.findByText('Coffee');
    expect(screen.getByRole('columnheader', { name: /Description/ })).toBeInTheDocument();
    expect(screen.queryByRole('columnheader', { name: /Balance/ })).toBeNull();
    expect(screen.getAllByRole('checkbox').length).toBeGreaterThan(1);
    expect(provider.querySelector('.bf-instructions')).toBeNull();
  });

  it('draw columns of the page’s own as text and as nodes', async () => {
    const { provider } = providing(adapterWithRows([transaction({ reference: 'R-7' })]), '<bankfeeds-transactions-table></bankfeeds-transactions-table>');
    const [table] = provider.getElementsByTagName('bankfeeds-transactions-table');
    if (!table) throw new Error('There is no table.');
    table.columns = [
      'description',
      {
        id: 'receipt',
        header: 'Receipt',
        text: ({ reference }) => reference ?? '',
        cell: ({ reference }) => Object.assign(document.createElement('a'), { href: `/receipts/${reference}`, textContent: reference }),
      },
    ];
    expect(await screen.findByRole('link', { name: 'R-7' })).toHaveAttribute('href', '/receipts/R-7');
  });

  it('make the back end’s address an adapter, with headers that may change', async () => {
    const asked = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => new Response(JSON.stringify(feed()), { headers: { 'Content-Type': 'application/json' } }));
    const page = markup('<bankfeeds-provider base-url="/api/bankfeeds"><bankfeeds-account-status-list></bankfeeds-account-status-list></bankfeeds-provider>');
    const [provider] = page.getElementsByTagName('bankfeeds-provider');
    if (provider) provider.headers = () => ({ 'X-CSRF': 'token' });
    const shown = await screen.findByText(/Operating account/);
    const [url, request] = asked.mock.calls[0] ?? [];
    expect(url).toBe('/api/bankfeeds/feed');
    expect(new Headers(request?.headers).get('X-CSRF')).toBe('token');
    if (provider) provider.headers = { 'X-CSRF': 'another' };
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(new Headers(asked.mock.lastCall?.[1]?.headers).get('X-CSRF')).toBe('another'));
    expect(shown).toBeInTheDocument();
  });
});

describe('events', () => {
  it('tell what the customer does, and what fails, on their way up the page', async () => {
    const heard: string[] = [];
    const hear = (event: Event) => heard.push(`${event.type} from ${event.target instanceof Element ? event.target.localName : ''}`);
    document.addEventListener('bankfeeds-event', hear);
    document.addEventListener('bankfeeds-open-change', hear);
    providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>');
    await userEvent.click(await screen.findByRole('button', { name: connect }));
    await screen.findByRole('dialog');
    await waitFor(() => expect(heard.sort()).toEqual(['bankfeeds-event from bankfeeds-provider', 'bankfeeds-open-change from bankfeeds-connect-button']));
    document.removeEventListener('bankfeeds-event', hear);
    document.removeEventListener('bankfeeds-open-change', hear);
  });

  it('tell a failure with its code', async () => {
    const broken: BankFeedsAdapter = { ...notStarted(), getFeed: () => Promise.reject(failure('codatUnavailable')) };
    const { provider } = providing(broken, '<bankfeeds-account-status-list></bankfeeds-account-status-list>');
    const error = await new Promise<BankFeedsError>((resolve) => provider.addEventListener('bankfeeds-error', ({ detail }) => resolve(detail)));
    expect(error).toMatchObject({ code: 'codatUnavailable', stage: 'feed' });
  });

  it('tell that the session has ended, and look again once the customer has signed in', async () => {
    let signedIn = false;
    let signIn: (() => void) | undefined;
    const bank = adapterSaying({});
    const adapter: BankFeedsAdapter = { ...bank, getFeed: (call) => (signedIn ? bank.getFeed(call) : Promise.reject(failure('unauthenticated'))) };
    const { provider } = providing(adapter, '<bankfeeds-account-status-list></bankfeeds-account-status-list>');
    provider.addEventListener('bankfeeds-session-expired', ({ detail }) => {
      detail.waitUntil(
        new Promise<void>((resolve) => {
          signIn = resolve;
        }),
      );
    });
    await screen.findByRole('alert');
    await waitFor(() => expect(signIn).toBeDefined());
    signedIn = true;
    signIn?.();
    expect(await screen.findByText(/Operating account/)).toBeInTheDocument();
  });

  it('let the page keep the table’s state, which the element has by then', async () => {
    const rows = [transaction({ description: 'Coffee' }), transaction({ id: 't-2', description: 'Flour' })];
    const { provider } = providing(adapterWithRows(rows), '<bankfeeds-transactions-table></bankfeeds-transactions-table>');
    const [table] = provider.getElementsByTagName('bankfeeds-transactions-table');
    if (!table) throw new Error('There is no table.');
    await screen.findByText('Coffee');
    const states: unknown[] = [];
    table.addEventListener('bankfeeds-state-change', ({ detail }) => states.push([detail.state.query, table.state === detail.state]));
    await userEvent.type(screen.getByRole('searchbox'), 'flour');
    await waitFor(() => expect(states.at(-1)).toEqual(['flour', true]));
    expect(screen.getByRole('searchbox')).toHaveValue('flour');
    table.state = { ...initialTableState, query: 'coffee' };
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue('coffee'));
  });

  it('tell which rows are clicked and selected; details stay closed where the page prevents it', async () => {
    const { provider } = providing(adapterWithRows([transaction()]), '<bankfeeds-transactions-table selectable></bankfeeds-transactions-table>');
    const told: unknown[] = [];
    provider.addEventListener('bankfeeds-selection-change', ({ detail }) => told.push(detail.transactions.map(({ id }) => id)));
    provider.addEventListener('bankfeeds-transaction-click', (event) => {
      told.push(event.detail.transaction.id);
      event.preventDefault();
    });
    await userEvent.click(await screen.findByText('Coffee'));
    await userEvent.click(await screen.findByRole('checkbox', { name: /Coffee/ }));
    await waitFor(() => expect(told).toEqual(['t-1', ['t-1']]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('hand connecting over to the page where it says so', async () => {
    const { provider } = providing(
      notStarted(),
      '<bankfeeds-connect-button></bankfeeds-connect-button><bankfeeds-account-status-list external-connect></bankfeeds-account-status-list>',
    );
    const [button] = provider.getElementsByTagName('bankfeeds-connect-button');
    provider.addEventListener('bankfeeds-connect', () => button?.click());
    const [list] = provider.getElementsByTagName('bankfeeds-account-status-list');
    await userEvent.click(await within(list ?? provider).findByRole('button', { name: connect }));
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });
});

describe('a developer', () => {
  function complaints() {
    return vi
      .mocked(console.error)
      .mock.calls.map(([error]) => (error instanceof BankFeedsError ? `${error.code} at ${error.stage}: ${error.message}` : error));
  }

  it('is told of an element outside of a provider: once, in words that say what to do', async () => {
    const page = markup('<div><bankfeeds-connect-button></bankfeeds-connect-button></div>');
    const told = vi.fn();
    page.addEventListener('bankfeeds-error', told);
    await waitFor(() =>
      expect(complaints()).toEqual([
        expect.stringMatching(/^invalidRequest at configuration: <bankfeeds-connect-button> stands outside of <bankfeeds-provider>.*Wrap/),
      ]),
    );
    expect(told).toHaveBeenCalledTimes(1);
    page.getElementsByTagName('bankfeeds-connect-button')[0]?.setAttribute('flow', 'hosted');
    await Promise.resolve();
    expect(complaints()).toHaveLength(1);
  });

  it('is told of a provider without an adapter, and of an address that cannot be used', async () => {
    const page = markup('<bankfeeds-provider></bankfeeds-provider><bankfeeds-provider base-url="ftp://bank"></bankfeeds-provider>');
    await waitFor(() =>
      expect(complaints().sort()).toEqual([expect.stringContaining('neither a base-url nor an adapter'), expect.stringContaining('neither http nor https')]),
    );
    expect(page.querySelector('.bf-root')).toBeNull();
  });

  it('is told of transactions without a currency, while the other widgets go on', async () => {
    const { provider } = providing(
      notStarted(),
      '<bankfeeds-connect-button></bankfeeds-connect-button><bankfeeds-transactions-table></bankfeeds-transactions-table>',
    );
    const [table] = provider.getElementsByTagName('bankfeeds-transactions-table');
    if (!table) throw new Error('There is no table.');
    table.transactions = [transaction()];
    await waitFor(() => expect(complaints()).toEqual([expect.stringContaining('no `currency`')]));
    expect(await screen.findByRole('button', { name: connect })).toBeInTheDocument();
    table.currency = 'CAD';
    expect(await screen.findByText('Coffee')).toBeInTheDocument();
  });

  it('may load the kit twice', async () => {
    vi.resetModules();
    const again = await import('../../src/elements/index.js');
    expect(customElements.get('bankfeeds-provider')).toBeDefined();
    expect(customElements.get('bankfeeds-provider')).not.toBe(again.BankFeedsProviderElement);
    providing(notStarted(), '<bankfeeds-connect-button></bankfeeds-connect-button>');
    expect(await screen.findByRole('button', { name: connect })).toBeInTheDocument();
  });
});

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});
