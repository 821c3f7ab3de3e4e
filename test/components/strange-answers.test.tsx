import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpAdapter } from '../../src/http/index.js';
import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, CredentialsPanel, TransactionsTable } from '../../src/index.js';
import { feed, feedAccount, transaction } from './given.js';

/* A server, a proxy or the line may answer anything: every widget has a state for it, and none takes the page down. */

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const strange: Readonly<Record<string, () => Response | Promise<Response>>> = {
  'a proxy’s page with status 200': () => new Response('<!doctype html><h1>Sign in to Wi-Fi</h1>', { headers: { 'Content-Type': 'text/html' } }),
  'a proxy’s page with status 502': () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
  'half of an answer': () => new Response('{"status":"linked","acc', { headers: { 'Content-Type': 'application/json' } }),
  nothing: () => new Response(''),
  'no content': () => new Response(null, { status: 204 }),
  null: () => json(null),
  'a list instead of a feed': () => json([]),
  'a feed without accounts’ names': () => json({ ...feed(), accounts: [{ id: 'operating' }] }),
  'an amount that is text': () => json({ ...feed(), askAgainInMs: '5000' }),
  'a problem of a later version': () => json({ type: 'about:blank', title: 'New', status: 418, code: 'somethingNew' }, 418),
  'a line that breaks': () => Promise.reject(new TypeError('Failed to fetch')),
};

function answering(answer: () => Response | Promise<Response>) {
  return createHttpAdapter({ baseUrl: 'https://bank.example/api', fetch: async () => answer() });
}

const widgets = {
  BankFeedAccountStatusList: <BankFeedAccountStatusList />,
  CredentialsPanel: <CredentialsPanel />,
  TransactionsTable: <TransactionsTable />,
};

let complaints: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  complaints = vi.spyOn(console, 'error');
});

afterEach(() => {
  vi.restoreAllMocks();
});

for (const [name, widget] of Object.entries(widgets)) {
  describe(name, () => {
    it.each(Object.keys(strange))('says in words that something is wrong when it is answered %s', async (what) => {
      render(<BankFeedsProvider adapter={answering(strange[what] ?? (() => json(null)))}>{widget}</BankFeedsProvider>);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveAttribute('data-code', expect.stringMatching(/^(unexpectedAnswer|network|internal)$/));
      expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
      expect(screen.queryByText(/stopped working/)).toBeNull();
      expect(complaints).not.toHaveBeenCalled();
    });
  });
}

describe('words of a later version', () => {
  it('are shown as not known, and the rest as it is', async () => {
    const later = {
      ...feed({ accounts: [feedAccount()] }),
      status: 'hibernating',
      accounts: [{ ...feedAccount(), status: 'hibernating', type: 'moonAccount' }, feedAccount({ id: 'two', name: 'Second' })],
      somethingNew: { deep: true },
    };
    const page = {
      accountId: 'operating',
      currency: 'CAD',
      page: 1,
      pageSize: 25,
      totalResults: 1,
      results: [{ ...transaction(), type: 'teleport', stage: 'dematerialized', reason: 'entropy' }],
    };
    const adapter = createHttpAdapter({
      baseUrl: 'https://bank.example/api',
      fetch: async (input) => json(String(input).includes('/transactions') ? page : later),
    });
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
        <TransactionsTable />
        <ConnectToQuickBooksButton />
      </BankFeedsProvider>,
    );
    expect(await screen.findByText('Second')).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByText('Unknown')).toHaveLength(2));
    expect(screen.getByText('Not stated')).toBeInTheDocument();
    expect(screen.getByText('reason not known')).toBeInTheDocument();
    expect(complaints).not.toHaveBeenCalled();
  });
});
