import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import type { TransactionPage } from '../../../src/core/transaction.js';
import { BankFeedsProvider, TransactionsTable, useAccountEditing, type TransactionsTableProps, type TransactionsTableState } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { describeConformance } from '../../conformance/describe-conformance.js';
import { recordedAdapter } from '../../conformance/recorded-adapter.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, adapterWithRows, broken, transaction, unanswered } from '../given.js';
import { listingBank } from './listing-bank.js';

const inScenario = (name: Parameters<typeof openScenario>[0]) => async () => (await openScenario(name)).adapter;

describeConformance('TransactionsTable', {
  render: (props) => <TransactionsTable {...props} />,
  root: HTMLElement,
  openAdapter: inScenario('linked'),
  says: { key: 'transactions.title', en: 'Transactions', 'fr-CA': 'Opérations' },
  asks: ['getFeed', 'listTransactions', 'summarizeTransactions'],
  states: {
    loading: {
      openAdapter: () => adapterSaying({}, { listTransactions: (_, options) => unanswered(options) }),
      arrange: () => screen.findByText(/^Loading transactions…|^Chargement des opérations…/),
    },
    'with transactions': { openAdapter: inScenario('linked'), arrange: () => screen.findAllByRole('rowheader') },
    'with a stage explained': {
      openAdapter: inScenario('linked'),
      arrange: async (_, user) => user.click((await screen.findAllByRole('button', { name: /^Sent|^Envoyée/ }))[0] ?? document.body),
    },
    'with nothing sent yet': { openAdapter: inScenario('linkedEmpty'), arrange: () => screen.findByText(/^No transactions yet|^Aucune opération/) },
    'with nothing found': {
      openAdapter: inScenario('linked'),
      async arrange(_, user) {
        await screen.findAllByRole('rowheader');
        await user.type(screen.getByRole('searchbox'), 'zebra{Enter}');
        await screen.findByText(/zebra/);
      },
    },
    'without an account': { openAdapter: inScenario('notStarted'), arrange: () => screen.findByText(/No account feeds|Aucun compte/) },
    'in another country': { openAdapter: inScenario('unavailableCountry'), arrange: () => screen.findByText(/United States|États-Unis/) },
    failed: { openAdapter: () => broken(adapterSaying({}), 'codatUnavailable', 'listTransactions').adapter, arrange: () => screen.findByRole('alert') },
    'of which the feed failed': { openAdapter: inScenario('notSignedIn'), arrange: () => screen.findByRole('alert') },
  },
});

type Placed = Partial<TransactionsTableProps> & { readonly locale?: string };

function shown(adapter: BankFeedsAdapter, { locale = 'en', ...props }: Placed = {}) {
  return render(
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable {...props} />
    </BankFeedsProvider>,
  );
}

async function descriptions(): Promise<readonly string[]> {
  return (await screen.findAllByRole('rowheader')).map(({ textContent }) => textContent ?? '');
}

function column(name: 'date' | 'amount' | 'description'): readonly string[] {
  return [...document.querySelectorAll(`tbody [data-column="${name}"]`)].map(({ textContent }) => textContent ?? '');
}

function RemoveAccount({ accountId }: { readonly accountId: string }) {
  const { remove } = useAccountEditing();
  return (
    <button type="button" onClick={() => void remove.run(accountId)}>
      Remove {accountId}
    </button>
  );
}

const pager = () => screen.getByRole('navigation', { name: 'Pages Transactions' });

describe('the pages', () => {
  it('turn forwards and backwards, to the first and to the last', async () => {
    shown((await openScenario('linked')).adapter);
    expect(await descriptions()).toHaveLength(25);
    expect(pager()).toHaveTextContent('1–25 of 71');
    const button = (name: string) => within(pager()).getByRole('button', { name });
    expect(button('Previous')).toHaveAttribute('aria-disabled', 'true');

    await userEvent.click(button('Next'));
    await screen.findByText('26–50 of 71');
    expect(await screen.findByText('Page 2 of 3.')).toBeInTheDocument();
    await userEvent.click(button('Last page'));
    await screen.findByText('51–71 of 71');
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(21));

    // At the end it says so, but keeps the focus.
    expect(button('Next')).toHaveAttribute('aria-disabled', 'true');
    button('Next').focus();
    await userEvent.keyboard('{Enter}');
    expect(button('Next')).toHaveFocus();
    expect(pager()).toHaveTextContent('51–71 of 71');

    await userEvent.click(button('First page'));
    expect(await screen.findByText('1–25 of 71')).toBeInTheDocument();
  });

  it('show each row once', async () => {
    shown((await openScenario('linked')).adapter);
    const seen: string[] = [];
    for (const range of ['1–25', '26–50', '51–71']) {
      await screen.findByText(`${range} of 71`);
      await waitFor(() => expect(screen.getByRole('table')).toHaveAttribute('data-state', 'ready'));
      seen.push(...(await descriptions()));
      await userEvent.click(within(pager()).getByRole('button', { name: 'Next' }));
    }
    expect(seen).toHaveLength(71);
    expect(new Set(seen).size).toBe(71);
  });

  it('can be longer, and what was in view stays in view', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    await userEvent.click(within(pager()).getByRole('button', { name: 'Last page' }));
    await screen.findByText('51–71 of 71');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50');
    expect(await screen.findByText('51–71 of 71')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '100');
    expect(await screen.findByText('1–71 of 71')).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(71));
  });

  it('keep the rows that are there while the next ones come', async () => {
    const { adapter } = await openScenario('linked');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    shown({
      ...adapter,
      listTransactions: (query, options) =>
        query.page === 1 ? adapter.listTransactions(query, options) : released.then(() => adapter.listTransactions(query, options)),
    });
    const before = await descriptions();
    await userEvent.click(within(pager()).getByRole('button', { name: 'Next' }));
    expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true');
    expect(await descriptions()).toEqual(before);
    act(release);
    await waitFor(() => expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false'));
    expect(await descriptions()).not.toEqual(before);
  });

  it('end where the rows end, when rows have gone since', async () => {
    const states: TransactionsTableState[] = [];
    shown((await openScenario('linked')).adapter, {
      state: { accountId: null, page: 9, pageSize: 25, orderBy: '-date', query: '' },
      onStateChange: (state) => states.push(state),
    });
    await waitFor(() => expect(states[0]).toMatchObject({ page: 3 }));
  });
});

describe('the order', () => {
  it('is newest first, and told once', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    expect(screen.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'descending');
    expect(screen.getAllByRole('columnheader').filter((header) => header.hasAttribute('aria-sort'))).toHaveLength(1);
    expect(column('date')[0]).toBe('Nov 25, 2026');
  });

  it('follows each header, the useful direction first', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    const amounts = () => column('amount').map((text) => Number(text.replace('−', '-').replace(/[^\d.-]/g, '')));

    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await screen.findByText('Sorted: Amount, highest first.');
    expect(screen.getByRole('columnheader', { name: 'Amount' })).toHaveAttribute('aria-sort', 'descending');
    expect(amounts()).toEqual(amounts().toSorted((one, other) => other - one));

    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await screen.findByText('Sorted: Amount, lowest first.');
    expect(amounts()).toEqual(amounts().toSorted((one, other) => one - other));

    for (const name of ['Description', 'Type', 'Balance', 'Stage', 'Date']) {
      await userEvent.click(screen.getByRole('button', { name }));
      await waitFor(() => expect(screen.getByRole('columnheader', { name })).toHaveAttribute('aria-sort'));
    }
  });

  it('can be chosen from a list too, as on a narrow screen, and begins at the first page', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    await userEvent.click(within(pager()).getByRole('button', { name: 'Next' }));
    await screen.findByText('26–50 of 71');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), 'Date, oldest first');
    expect(await screen.findByText('1–25 of 71')).toBeInTheDocument();
    await waitFor(() => expect(column('date')[0]).toBe('Nov 8, 2026'));
  });
});

describe('the search', () => {
  it('waits until typing has stopped, finds in descriptions and references, and says how many', async () => {
    const adapter = recordedAdapter((await openScenario('linked')).adapter);
    shown(adapter);
    await descriptions();
    const asked = adapter.countOf('listTransactions');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search description or reference' }), 'hydro');
    expect(await screen.findByText('10 transactions found.')).toBeInTheDocument();
    expect(adapter.countOf('listTransactions')).toBe(asked + 1);
    for (const description of await descriptions()) expect(description).toMatch(/hydro/i);
  });

  it('says again that nothing was found, when it was something else that was searched for', async () => {
    const rows = [transaction()];
    for (const table of [{}, { transactions: rows, currency: 'CAD' }]) {
      const { unmount } = shown(listingBank(rows).adapter, table);
      await descriptions();
      const field = screen.getByRole('searchbox');
      const said: string[] = [];
      const observer = new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const { textContent } of addedNodes) if (textContent?.includes('found')) said.push(textContent);
      });
      observer.observe(document.body, { subtree: true, childList: true });
      await userEvent.click(field);
      await userEvent.paste('zebra');
      await waitFor(() => expect(said).toEqual(['0 transactions found.']));
      await userEvent.tripleClick(field);
      await userEvent.paste('yak');
      await waitFor(() => expect(said).toEqual(['0 transactions found.', '0 transactions found.']));
      observer.disconnect();
      unmount();
    }
  });

  it('is cleared by Escape or by its button, which gives the focus back', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    const field = screen.getByRole('searchbox');
    await userEvent.type(field, 'zebra{Enter}');
    expect(await screen.findByText('Nothing matches “zebra”')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(field).toHaveValue('');
    await screen.findByText('1–25 of 71');
    await userEvent.type(field, 'zebra{Enter}');
    await screen.findByText('Nothing matches “zebra”');
    await userEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(field).toHaveFocus();
    expect(await screen.findByText('1–25 of 71')).toBeInTheDocument();
  });

  it('takes signs for what they are', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    await userEvent.type(screen.getByRole('searchbox'), '%{Enter}');
    expect(await screen.findByText('Nothing matches “%”')).toBeInTheDocument();
  });
});

describe('the account', () => {
  it('is chosen in the table, where the host names none', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    expect(column('amount')[0]).toContain('CA$');
    const choice = screen.getByRole('combobox', { name: 'Account' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Operating account ••5670', 'US suppliers ••4409', 'Corporate card ••3310']);
    await userEvent.selectOptions(choice, 'US suppliers ••4409');
    await waitFor(() => expect(column('amount')[0]).toContain('US$'));
    expect(screen.getByRole('table', { name: 'Transactions: US suppliers' })).toBeInTheDocument();
  });

  it('is the host’s, where it names one', async () => {
    const { adapter } = await openScenario('linked');
    const feed = await adapter.getFeed({ signal: new AbortController().signal });
    const usd = feed.accounts.find(({ currency }) => currency === 'USD');
    shown(adapter, { accountId: usd?.id });
    await descriptions();
    expect(await screen.findByRole('heading', { level: 2, name: 'US suppliers' })).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Account' })).toBeNull();
    expect(column('amount')[0]).toContain('US$');
  });

  it('is the feed’s first where the one that was chosen has gone: it can be chosen again', async () => {
    const { adapter } = await openScenario('linked');
    shown(adapter, { state: { accountId: 'removed', page: 1, pageSize: 25, orderBy: '-date', query: '' } });
    await descriptions();
    expect(screen.getByRole('combobox', { name: 'Account' })).toHaveDisplayValue('Operating account ••5670');
    expect(screen.getByRole('table', { name: 'Transactions: Operating account' })).toBeInTheDocument();
    expect(screen.queryByText(/No account feeds/)).toBeNull();
  });

  it('is another one when it is removed while the table shows it', async () => {
    const { adapter } = await openScenario('linked');
    render(
      <BankFeedsProvider adapter={adapter}>
        <TransactionsTable />
        <RemoveAccount accountId="usd" />
      </BankFeedsProvider>,
    );
    await descriptions();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Account' }), 'US suppliers ••4409');
    await screen.findByRole('table', { name: 'Transactions: US suppliers' });
    await userEvent.click(screen.getByRole('button', { name: 'Remove usd' }));
    expect(await screen.findByRole('table', { name: 'Transactions: Operating account' })).toBeInTheDocument();
    await waitFor(() => expect(column('amount')[0]).toContain('CA$'));
  });

  it('never shows another account’s rows under its name', async () => {
    const { adapter } = await openScenario('linked');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let questions = 0;
    shown({
      ...adapter,
      listTransactions: async (query, options) => {
        questions += 1;
        if (questions > 1) await released;
        return adapter.listTransactions(query, options);
      },
    });
    await descriptions();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Account' }), 'US suppliers ••4409');
    expect(screen.queryAllByRole('rowheader')).toEqual([]);
    expect(screen.getByText('Loading transactions…')).toBeInTheDocument();
    act(release);
    await waitFor(() => expect(column('amount')[0]).toContain('US$'));
  });
});

describe('a host that keeps the state', () => {
  it('decides what is shown', async () => {
    const { adapter } = await openScenario('linked');
    const asked = vi.fn<(state: TransactionsTableState) => void>();
    function Host() {
      const [state, setState] = useState<TransactionsTableState>({ accountId: null, page: 2, pageSize: 25, orderBy: 'date', query: '' });
      return (
        <TransactionsTable
          state={state}
          onStateChange={(next) => {
            asked(next);
            setState(next);
          }}
        />
      );
    }
    render(
      <BankFeedsProvider adapter={adapter}>
        <Host />
      </BankFeedsProvider>,
    );
    await screen.findByText('26–50 of 71');
    await userEvent.click(within(pager()).getByRole('button', { name: 'Next' }));
    await screen.findByText('51–71 of 71');
    expect(asked.mock.calls).toEqual([[{ accountId: null, page: 3, pageSize: 25, orderBy: 'date', query: '' }]]);
  });
});

describe('questions to the server', () => {
  it('are called off when another one takes their place', async () => {
    const adapter = recordedAdapter((await openScenario('linked')).adapter, { unanswered: ['listTransactions'] });
    shown(adapter);
    const rowQuestions = () => adapter.calls.filter(({ verb }) => verb === 'listTransactions');
    await waitFor(() => expect(rowQuestions()).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await waitFor(() => expect(rowQuestions()).toHaveLength(2));
    expect(rowQuestions().map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('that are answered late, by a back end that heeds no signal, change nothing', async () => {
    const answers = new Map<string, (description: string) => void>();
    const given = adapterWithRows([]);
    shown({
      ...given,
      listTransactions: ({ accountId, orderBy }) =>
        new Promise((resolve) => {
          answers.set(orderBy, (description) =>
            resolve({ accountId, currency: 'CAD', page: 1, pageSize: 25, totalResults: 1, results: [transaction({ description })] }),
          );
        }),
    });
    await waitFor(() => expect(answers.has('-date')).toBe(true));
    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await waitFor(() => expect(answers.has('-amount')).toBe(true));
    act(() => answers.get('-amount')?.('By amount'));
    expect(await descriptions()).toEqual(['By amount']);
    await act(async () => answers.get('-date')?.('By date'));
    expect(await descriptions()).toEqual(['By amount']);
  });

  it('that fail can be asked again', async () => {
    const { adapter, mend } = broken(adapterWithRows([transaction()]), 'network', 'listTransactions');
    shown(adapter);
    expect(await screen.findByRole('alert')).toHaveTextContent('The bank could not be reached');
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await descriptions()).toEqual(['Coffee']);
  });

  it('that fail later leave the rows, and say so', async () => {
    const { adapter, mend, breakAgain } = broken(adapterWithRows([transaction()]), 'network', 'listTransactions');
    mend();
    shown(adapter);
    await descriptions();
    breakAgain();
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('The transactions could not be brought up to date. You see what was here before.')).toBeInTheDocument();
    expect(await descriptions()).toEqual(['Coffee']);
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The transactions are up to date.')).toBeInTheDocument();
    expect(screen.queryByText(/could not be brought up to date/)).toBeNull();
  });

  it('bring news of a row when they are asked again', async () => {
    let page: Pick<TransactionPage, 'results'> = { results: [transaction({ stage: 'queued', sentAt: null })] };
    const given = adapterWithRows([]);
    shown({ ...given, listTransactions: async ({ accountId }) => ({ ...page, accountId, currency: 'CAD', page: 1, pageSize: 25, totalResults: 1 }) });
    expect(await screen.findByRole('button', { name: 'Queued' })).toBeInTheDocument();
    page = { results: [transaction()] };
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('button', { name: 'Sent' })).toBeInTheDocument();
  });
});

it('stands twice on one page, for two accounts, without one being taken for the other', async () => {
  const { adapter } = await openScenario('linked');
  render(
    <BankFeedsProvider adapter={adapter}>
      <TransactionsTable accountId="operating" />
      <TransactionsTable accountId="card" />
    </BankFeedsProvider>,
  );
  await waitFor(() => expect(screen.getAllByRole('navigation')).toHaveLength(2));
  await waitFor(() => expect(document.querySelectorAll('[data-bf-part="table"][data-state="ready"]')).toHaveLength(2));
  expect(screen.getByRole('search', { name: 'Operating account' })).toBeInTheDocument();
  expect(screen.getByRole('navigation', { name: 'Pages Corporate card' })).toBeInTheDocument();
  expect(await axeFaults()).toEqual([]);
});

describe('a long send', () => {
  it.each([
    ['en', 'Sent 1,000 of 2,284. The rest is on its way.'],
    ['fr-CA', 'Opérations envoyées\u00a0: 1\u00a0000 sur 2\u00a0284. Les autres suivent.'],
  ])('shows how far it has come, and goes when it is over, in %s', async (locale, words) => {
    let sending: TransactionPage['sending'] = { sent: 1000, total: 2284 };
    const given = adapterWithRows([transaction()]);
    shown({ ...given, listTransactions: async (query, options) => ({ ...(await given.listTransactions(query, options)), sending }) }, { locale });
    const bar = await screen.findByRole('progressbar');
    expect(bar).toHaveAccessibleName(words);
    expect(bar).toHaveAttribute('value', '1000');
    expect(bar).toHaveAttribute('max', '2284');
    expect(await axeFaults()).toEqual([]);

    sending = null;
    await userEvent.click(screen.getByRole('button', { name: locale === 'en' ? 'Refresh' : 'Actualiser' }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });
});

describe('in French', () => {
  it('reads as a Québec bank writes', async () => {
    shown((await openScenario('linked')).adapter, { locale: 'fr-CA' });
    await descriptions();
    expect(screen.getByRole('navigation', { name: 'Pages Opérations' })).toHaveTextContent('1 à 25 sur 71');
    for (const name of ['Date', 'Description', 'Type', 'Montant', 'Solde', 'Étape']) expect(screen.getByRole('columnheader', { name })).toBeInTheDocument();
    expect(column('date')[0]).toBe('25 nov. 2026');
    expect(column('amount').every((text) => /^[+−][\d\u00a0]+,\d\d\u00a0\$\u00a0CA$/.test(text))).toBe(true);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Rechercher une description ou une référence' }), 'zèbre{Enter}');
    expect(await screen.findByText('Aucun résultat pour « zèbre »')).toBeInTheDocument();
    expect(await screen.findByText('0 opération trouvée.')).toBeInTheDocument();
  });
});

describe('what has come of the transactions', () => {
  it('is told for each: sent, waiting, on its way, refused, too late, on hold', async () => {
    shown((await openScenario('linked')).adapter);
    await descriptions();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '100');
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(71));
    const stageOf = (description: string) => screen.getByRole('rowheader', { name: new RegExp(description) }).closest('tr')?.dataset['state'];
    expect(stageOf('Scheduled transfer')).toBe('queued');
    expect(stageOf('Card terminal deposit, today')).toBe('queued');
    expect(stageOf('Rent, Maple Plaza')).toBe('sending');
    expect(stageOf('Supplier refund')).toBe('rejected');
    expect(stageOf('Cheque 00431, cleared late')).toBe('late');
    expect(stageOf('Fee from before the feed')).toBe('late');
    expect(stageOf('Payroll 11-10')).toBe('quarantined');
    expect(screen.getAllByRole('button', { name: 'Sent' }).length).toBeGreaterThan(60);
  });
});
