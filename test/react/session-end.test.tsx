import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter, CallOptions } from '../../src/core/adapter.js';
import { BankFeedsError } from '../../src/core/error.js';
import type { ProtocolVerb } from '../../src/core/protocol.js';
import {
  BankFeedAccountStatusList,
  BankFeedsProvider,
  ConsentReceipt,
  CredentialsPanel,
  TransactionsTable,
  useAccountEditing,
  useBankAccounts,
  useConnect,
  useCredentials,
  useFeed,
  useHostedLink,
  useTransactions,
} from '../../src/index.js';
import { openScenario, type ScenarioName } from '../../stories/scenarios/open-scenario.js';
import { linkOrigins } from '../../stories/scenarios/scene.js';

/** A bank whose session can end: then every verb says so, as its server does. */
async function bank(name: ScenarioName = 'partlyLinked') {
  const { adapter } = await openScenario(name);
  const session = { open: true };
  const inSession =
    <Rest extends readonly unknown[], Answer>(verb: (...rest: Rest) => Promise<Answer>) =>
    async (...rest: Rest): Promise<Answer> => {
      if (!session.open) throw new BankFeedsError({ code: 'unauthenticated', stage: 'feed' });
      return verb(...rest);
    };
  const { credentials, hostedLink, accountEditing } = adapter;
  const guarded: BankFeedsAdapter = {
    getFeed: inSession((options: CallOptions) => adapter.getFeed(options)),
    listBankAccounts: inSession((options: CallOptions) => adapter.listBankAccounts(options)),
    connect: inSession(adapter.connect),
    disconnect: inSession((options: CallOptions) => adapter.disconnect(options)),
    listTransactions: inSession(adapter.listTransactions),
    credentials: credentials && { issue: inSession(credentials.issue), revoke: inSession(credentials.revoke) },
    hostedLink: hostedLink && { get: inSession(hostedLink.get) },
    accountEditing: accountEditing && {
      add: inSession(accountEditing.add),
      rename: inSession(accountEditing.rename),
      remove: inSession(accountEditing.remove),
    },
  };
  return { adapter: guarded, session };
}

/** A host that lets the customer sign in again, and says when they have. */
function signingInto(session: { open: boolean }) {
  let back = () => {};
  const onSessionExpired = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        back = resolve;
      }),
  );
  return {
    onSessionExpired,
    signIn() {
      session.open = true;
      back();
    },
  };
}

function useEverything() {
  return {
    feed: useFeed(),
    bankAccounts: useBankAccounts(),
    connect: useConnect({ locale: 'en' }),
    transactions: useTransactions({ accountId: 'operating' }),
    credentials: useCredentials(),
    link: useHostedLink({ linkOrigins }),
    editing: useAccountEditing(),
  };
}

type Everything = ReturnType<typeof useEverything>;

async function everything(onSessionExpired: () => void | Promise<unknown>, scenario?: ScenarioName) {
  const { adapter, session } = await bank(scenario);
  const { result } = renderHook(useEverything, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <BankFeedsProvider adapter={adapter} onSessionExpired={onSessionExpired}>
        {children}
      </BankFeedsProvider>
    ),
  });
  await waitFor(() =>
    expect(result.current).toMatchObject({ feed: { status: 'ready' }, transactions: { status: 'ready' }, bankAccounts: { accounts: expect.anything() } }),
  );
  return { result, session };
}

/** The gesture behind each verb, and how it went. */
const gestures: Readonly<
  Record<
    Exclude<ProtocolVerb, 'summarizeTransactions'>,
    { readonly ask: (hooks: Everything) => Promise<unknown>; readonly error: (hooks: Everything) => unknown }
  >
> = {
  getFeed: { ask: ({ feed }) => feed.refresh(), error: ({ feed }) => feed.error },
  listBankAccounts: { ask: ({ bankAccounts }) => bankAccounts.refresh(), error: ({ bankAccounts }) => bankAccounts.error },
  connect: {
    async ask({ connect }) {
      if (connect.flow.state === 'failed') connect.retry();
      else connect.choose(['operating']);
    },
    error: ({ connect: { flow } }) => (flow.state === 'failed' ? flow.error : null),
  },
  disconnect: { ask: ({ editing }) => editing.disconnect.run(), error: ({ editing }) => editing.disconnect.error },
  listTransactions: { ask: ({ transactions }) => transactions.refresh(), error: ({ transactions }) => transactions.error },
  issueCredentials: { ask: ({ credentials }) => credentials.issue(), error: ({ credentials }) => credentials.error },
  revokeCredentials: { ask: ({ credentials }) => credentials.revoke(), error: ({ credentials }) => credentials.error },
  getLink: { ask: ({ link }) => link.get(), error: ({ link }) => link.error },
  addAccounts: { ask: ({ editing }) => editing.add.run(['usd']), error: ({ editing }) => editing.add.error },
  renameAccount: { ask: ({ editing }) => editing.rename.run('operating', 'Main'), error: ({ editing }) => editing.rename.error },
  removeAccount: { ask: ({ editing }) => editing.remove.run('card'), error: ({ editing }) => editing.remove.error },
};

describe('the end of the session at the bank', () => {
  it.each(Object.entries(gestures))('is told to the host once by %s, which works again after signing in', async (verb, { ask, error }) => {
    const onSessionExpired = vi.fn();
    const { result, session } = await everything(onSessionExpired);
    if (verb === 'connect') {
      act(() => result.current.connect.open());
      await waitFor(() => expect(result.current.connect.flow).toMatchObject({ step: 'connected' }));
      act(() => result.current.connect.wantMore());
      act(() => result.current.connect.consent());
    }
    session.open = false;
    await act(() => ask(result.current));
    await waitFor(() => expect(error(result.current)).toMatchObject({ code: 'unauthenticated' }));
    await act(() => result.current.feed.refresh());
    expect(onSessionExpired).toHaveBeenCalledTimes(1);

    session.open = true;
    await act(() => ask(result.current));
    await waitFor(() => expect(error(result.current)).toBeNull());
    expect(onSessionExpired).toHaveBeenCalledTimes(1);

    session.open = false;
    await act(() => result.current.feed.refresh());
    expect(onSessionExpired).toHaveBeenCalledTimes(2);
  });

  it('takes the credentials away, whichever question found it out', async () => {
    const { result, session } = await everything(() => undefined, 'pending');
    await act(() => result.current.credentials.issue());
    expect(result.current.credentials.held).toBe(true);
    session.open = false;
    await act(() => result.current.transactions.refresh());
    expect(result.current.credentials.held).toBe(false);
    expect(result.current.credentials.read()).toBeNull();
  });

  it('takes the link to Codat’s page away', async () => {
    const { result, session } = await everything(() => undefined, 'pending');
    await act(() => result.current.link.get());
    expect(result.current.link).toMatchObject({ state: 'fresh', url: expect.any(URL) });
    session.open = false;
    await act(() => result.current.transactions.refresh());
    expect(result.current.link).toMatchObject({ state: 'none', url: null });
  });

  it('is told once for a whole page, which goes on by itself when the host says that the customer is back', async () => {
    const { adapter, session } = await bank();
    session.open = false;
    const { onSessionExpired, signIn } = signingInto(session);
    render(
      <BankFeedsProvider adapter={adapter} onSessionExpired={onSessionExpired}>
        <BankFeedAccountStatusList onConnect={() => undefined} />
        <CredentialsPanel />
        <TransactionsTable />
        <ConsentReceipt />
      </BankFeedsProvider>,
    );
    await waitFor(() =>
      expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(
        Array.from({ length: 4 }, () => expect.stringContaining('Your session has ended')),
      ),
    );
    expect(onSessionExpired).toHaveBeenCalledTimes(1);
    await act(async () => signIn());
    expect(await screen.findByRole('heading', { name: 'Corporate card' })).toBeInTheDocument();
    expect(await screen.findByText('No transactions yet')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(onSessionExpired).toHaveBeenCalledTimes(1);
  });

  it('keeps the rows of one scroll, which are brought up to date by themselves once the customer is back', async () => {
    const { adapter, session } = await bank('linked');
    const { onSessionExpired, signIn } = signingInto(session);
    render(
      <BankFeedsProvider adapter={adapter} onSessionExpired={onSessionExpired}>
        <TransactionsTable accountId="operating" display="scroll" />
      </BankFeedsProvider>,
    );
    await screen.findAllByRole('rowheader');
    session.open = false;
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await screen.findByText(/could not be brought up to date/);
    await waitFor(() => expect(onSessionExpired).toHaveBeenCalledTimes(1));
    await act(async () => signIn());
    await waitFor(() => expect(screen.queryByText(/could not be brought up to date/)).toBeNull());
    expect(screen.getAllByRole('rowheader').length).toBeGreaterThan(0);
  });

  it('asks nothing again when the customer did not sign in', async () => {
    const { adapter, session } = await bank();
    session.open = false;
    const getFeed = vi.spyOn(adapter, 'getFeed');
    let giveUp = () => {};
    const givenUp = new Promise<void>((_, reject) => {
      giveUp = () => reject(new Error('dismissed'));
    });
    render(
      <BankFeedsProvider adapter={adapter} onSessionExpired={() => givenUp}>
        <CredentialsPanel />
      </BankFeedsProvider>,
    );
    await screen.findByRole('alert');
    await act(async () => giveUp());
    expect(getFeed).toHaveBeenCalledTimes(1);
    session.open = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('button', { name: 'Get new credentials' })).toBeInTheDocument();
  });
});

describe('a page that is left with credentials on it', () => {
  it('is empty of them before the browser freezes it, and when it comes back', async () => {
    const { adapter } = await bank('pending');
    const issue = vi.spyOn(adapter.credentials ?? { issue: async () => ({ username: '', password: '' }) }, 'issue');
    render(
      <BankFeedsProvider adapter={adapter}>
        <CredentialsPanel />
      </BankFeedsProvider>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Get credentials' }));
    const { username } = await (issue.mock.results[0]?.value ?? Promise.reject(new Error('no pair was asked for')));
    await screen.findByText(username);
    // Without act: what React does later would come after the freeze.
    window.dispatchEvent(new Event('pagehide'));
    expect(document.documentElement.outerHTML).not.toContain(username);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await act(async () => {});
    expect(document.documentElement.outerHTML).not.toContain(username);
    expect(issue).toHaveBeenCalledTimes(1);
  });
});

describe('a page that is left with a link to Codat’s page on it', () => {
  it('is empty of it before the browser freezes it', async () => {
    const { result } = await everything(() => undefined, 'pending');
    await act(() => result.current.link.get());
    expect(result.current.link.url).toBeInstanceOf(URL);
    window.dispatchEvent(new Event('pagehide'));
    expect(result.current.link).toMatchObject({ state: 'none', url: null });
  });
});
