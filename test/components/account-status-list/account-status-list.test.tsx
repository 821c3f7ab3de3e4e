import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import type { Feed } from '../../../src/core/feed.js';
import { BankFeedAccountStatusList, BankFeedsProvider, type BankFeedAccountStatusListProps } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { describeConformance } from '../../conformance/describe-conformance.js';
import { recordedAdapter } from '../../conformance/recorded-adapter.js';
import { adapterSaying, broken, failure, feed, feedAccount, unanswered } from '../given.js';

const inScenario = (name: Parameters<typeof openScenario>[0]) => async () => (await openScenario(name)).adapter;

describeConformance('BankFeedAccountStatusList', {
  render: (props) => <BankFeedAccountStatusList {...props} />,
  root: HTMLElement,
  openAdapter: inScenario('partlyLinked'),
  says: { key: 'accounts.title', en: 'QuickBooks feeds', 'fr-CA': 'Flux QuickBooks' },
  asks: ['getFeed'],
  states: {
    loading: { openAdapter: () => adapterSaying({}, { getFeed: unanswered }), arrange: () => screen.findAllByRole('status') },
    'with nothing begun': { openAdapter: inScenario('notStarted'), arrange: () => screen.findByText(/No account feeds|Aucun compte/) },
    'partly linked': { openAdapter: inScenario('partlyLinked'), arrange: () => screen.findByRole('list') },
    'with an account disconnected': { openAdapter: inScenario('disconnected'), arrange: () => screen.findByRole('list') },
    unlinked: { openAdapter: inScenario('unlinked'), arrange: () => screen.findByRole('list') },
    deauthorized: { openAdapter: inScenario('deauthorized'), arrange: () => screen.findByRole('list') },
    'in another country': { openAdapter: inScenario('unavailableCountry'), arrange: () => screen.findByText(/United States|États-Unis/) },
    failed: { openAdapter: inScenario('notSignedIn'), arrange: () => screen.findByRole('alert') },
    'with an account’s actions open': {
      openAdapter: inScenario('partlyLinked'),
      arrange: async (_, user) => user.click((await screen.findAllByRole('button', { name: /^Actions/ }))[0] ?? document.body),
    },
    'while adding accounts': {
      openAdapter: inScenario('partlyLinked'),
      async arrange(_, user) {
        await user.click(await screen.findByRole('button', { name: /^Add accounts|^Ajouter des comptes/ }));
        await screen.findAllByRole('checkbox');
      },
    },
    'while renaming': {
      openAdapter: inScenario('partlyLinked'),
      async arrange(_, user) {
        await user.click((await screen.findAllByRole('button', { name: /^Actions/ }))[0] ?? document.body);
        await user.click(screen.getByRole('button', { name: /^Rename|^Renommer/ }));
        await screen.findByRole('textbox');
      },
    },
    'while asking about disconnecting': {
      openAdapter: inScenario('partlyLinked'),
      async arrange(_, user) {
        await user.click(await screen.findByRole('button', { name: /^Disconnect all|^Déconnecter tous/ }));
        await screen.findByRole('dialog');
      },
    },
  },
});

type Placed = Partial<BankFeedAccountStatusListProps> & { readonly locale?: string };

function listed(adapter: BankFeedsAdapter, { locale = 'en', ...props }: Placed = {}) {
  return render(
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <BankFeedAccountStatusList {...props} />
    </BankFeedsProvider>,
  );
}

async function row(name: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { level: 3, name });
  return heading.closest('li') ?? heading;
}

function rowNow(name: string): HTMLElement | null {
  return screen.queryByRole('heading', { level: 3, name });
}

async function chooseAction(account: string, action: string) {
  await userEvent.click(await screen.findByRole('button', { name: `Actions for ${account}` }));
  await userEvent.click(screen.getByRole('button', { name: action }));
  return screen.findByRole('dialog');
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the accounts and what each does', () => {
  const everyStatus: Partial<Feed> = {
    accounts: [
      feedAccount({ id: 'a', name: 'First', status: 'connected' }),
      feedAccount({ id: 'b', name: 'Second', status: 'pending', feedStartDate: null, lastSentDate: null }),
      feedAccount({ id: 'c', name: 'Third', status: 'connecting', feedStartDate: null, lastSentDate: null }),
      feedAccount({ id: 'd', name: 'Fourth', status: 'disconnected' }),
      feedAccount({ id: 'e', name: 'Fifth', status: 'unknown', lastSentDate: null }),
    ],
  };

  it.each([
    ['en', { First: 'Connected', Second: 'Pending', Third: 'Connecting', Fourth: 'Disconnected', Fifth: 'Unknown' }],
    ['fr-CA', { First: 'Connecté', Second: 'En attente', Third: 'Connexion en cours', Fourth: 'Déconnecté', Fifth: 'Inconnu' }],
  ])('are told in words, in %s', async (locale, words) => {
    listed(adapterSaying(everyStatus), { locale });
    for (const [name, word] of Object.entries(words)) expect(within(await row(name)).getByText(word)).toBeInTheDocument();
  });

  it.each([
    ['en', '1 of 5 accounts connected', 'waiting to be chosen in QuickBooks', 'QuickBooks no longer takes its transactions · last sent: Nov 19, 2026'],
    ['fr-CA', 'Comptes connectés : 1 sur 5', 'à choisir dans QuickBooks', 'QuickBooks ne reçoit plus ses opérations · dernier envoi : 19 nov. 2026'],
  ])('say how many are connected, and what each waits for, in %s', async (locale, count, waits, ended) => {
    listed(adapterSaying(everyStatus), { locale });
    expect(await row('Second')).toHaveTextContent(waits);
    expect(await row('Fourth')).toHaveTextContent(ended);
    expect(screen.getByRole('region')).toHaveTextContent(count);
  });

  it('say since when and how far each is fed', async () => {
    listed(adapterSaying(everyStatus));
    expect(await row('First')).toHaveTextContent('Chequing ••5670ending in 5670 · CAD · from Nov 13, 2026 · last sent: Nov 19, 2026');
  });

  it('say so when nothing has been sent yet', async () => {
    listed(adapterSaying({ accounts: [feedAccount({ lastSentDate: null })] }));
    expect(await row('Operating account')).toHaveTextContent('from Nov 13, 2026 · nothing sent yet');
  });

  it('count one account as one', async () => {
    listed(adapterSaying({}));
    await row('Operating account');
    expect(screen.getByRole('region')).toHaveTextContent('1 of 1 account connected');
  });

  it('show names as they are, whatever they hold', async () => {
    listed(adapterSaying({ accounts: [feedAccount({ name: '<img src=x onerror=alert(1)> & Fils' })] }));
    await row('<img src=x onerror=alert(1)> & Fils');
    expect(document.querySelector('img')).toBeNull();
  });

  it('are a list that carries its heading’s name', async () => {
    listed(adapterSaying({}));
    await row('Operating account');
    expect(screen.getByRole('region', { name: 'QuickBooks feeds' })).toBeInTheDocument();
  });
});

describe('before there is anything to list', () => {
  it('says that nothing is connected, and offers the journey', async () => {
    listed((await openScenario('notStarted')).adapter);
    expect(await screen.findByText('No account feeds QuickBooks yet')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Connect account to QuickBooks' }));
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(await screen.findByRole('heading', { name: /Allow .* to send transactions to QuickBooks/ })).toHaveFocus();
  });

  it('leaves the journey to a host that has its own', async () => {
    const onConnect = vi.fn();
    listed((await openScenario('notStarted')).adapter, { onConnect });
    await userEvent.click(await screen.findByRole('button', { name: 'Connect account to QuickBooks' }));
    expect(onConnect).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says plainly where there can be no feed', async () => {
    listed((await openScenario('unavailableCountry')).adapter);
    expect(await screen.findByText(/available to businesses in the United States and Canada only/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a feed that has ended', () => {
  it.each([
    ['unlinked', /^The feed to QuickBooks has ended: nothing is sent/],
    ['deauthorized', /^QuickBooks may no longer receive your transactions/],
  ] as const)('is told as what it is: %s', async (status, title) => {
    const onConnect = vi.fn();
    listed(adapterSaying({ status, accounts: [feedAccount({ status: 'disconnected' })] }), { onConnect });
    expect(await screen.findByText(title)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Reconnect' }));
    expect(onConnect).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: /Add accounts|Disconnect|Actions/ })).toBeNull();
  });

  it('calls no account connected any more, whatever Codat still says of it', async () => {
    listed((await openScenario('deauthorized')).adapter);
    expect(await row('Operating account')).toHaveTextContent('Disconnected');
    expect(screen.getByRole('region')).toHaveTextContent('0 of 2 accounts connected');
  });

  it('names the accounts when only some have ended', async () => {
    listed((await openScenario('disconnected')).adapter);
    expect(await screen.findByText(/^QuickBooks no longer takes transactions of Corporate card: get new credentials/)).toBeInTheDocument();
  });
});

describe('renaming', () => {
  it('changes the name in the feed, says so, and gives the focus back', async () => {
    listed((await openScenario('partlyLinked')).adapter);
    const dialog = await chooseAction('Operating account', 'Rename');
    const field = within(dialog).getByRole('textbox', { name: 'Name in the feed' });
    expect(field).toHaveFocus();
    expect(field).toHaveValue('Operating account');
    expect(field).toHaveAccessibleDescription(/already in QuickBooks keeps its name there/);
    await userEvent.clear(field);
    await userEvent.type(field, 'Main account{Enter}');
    await row('Main account');
    expect(rowNow('Operating account')).toBeNull();
    expect(screen.getByText('The account is now called Main account.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Actions for Main account' })).toHaveFocus());
  });

  it('refuses an empty name in words', async () => {
    const adapter = recordedAdapter((await openScenario('partlyLinked')).adapter);
    listed(adapter);
    const dialog = await chooseAction('Operating account', 'Rename');
    await userEvent.clear(within(dialog).getByRole('textbox'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByRole('textbox')).toHaveAccessibleDescription('Enter a name.');
    expect(adapter.countOf('renameAccount')).toBe(0);
  });

  it('asks nothing of the server when the name stays', async () => {
    const adapter = recordedAdapter((await openScenario('partlyLinked')).adapter);
    listed(adapter);
    const dialog = await chooseAction('Operating account', 'Rename');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(adapter.countOf('renameAccount')).toBe(0);
  });

  it('stays open with what was typed when it fails', async () => {
    const adapter = adapterSaying({});
    listed({ ...adapter, accountEditing: { ...adapter.accountEditing, rename: () => Promise.reject(failure('codatUnavailable', 'accounts')) } });
    const dialog = await chooseAction('Operating account', 'Rename');
    await userEvent.clear(within(dialog).getByRole('textbox'));
    await userEvent.type(within(dialog).getByRole('textbox'), 'Main{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('is not working at the moment');
    expect(within(dialog).getByRole('textbox')).toHaveValue('Main');
    expect(rowNow('Main')).toBeNull();
  });
});

describe('removing', () => {
  it('says what stops, then takes the account out of the list', async () => {
    listed((await openScenario('partlyLinked')).adapter);
    const dialog = await chooseAction('Operating account', 'Remove from the feed');
    expect(dialog).toHaveAccessibleName('Remove Operating account from the feed?');
    expect(dialog).toHaveTextContent('Its transactions no longer go to QuickBooks. What is in QuickBooks stays there.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(rowNow('Operating account')).toBeNull());
    expect(screen.getByText('Operating account is no longer in the feed.')).toBeInTheDocument();
    // What was pressed is gone with the account.
    await waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveFocus());
  });

  it('says less of an account that was only offered, and does nothing when it is called off', async () => {
    const adapter = recordedAdapter((await openScenario('partlyLinked')).adapter);
    listed(adapter);
    const dialog = await chooseAction('Corporate card', 'Remove from the feed');
    expect(dialog).toHaveTextContent('It is no longer offered to QuickBooks.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(rowNow('Corporate card')).toBeInTheDocument();
    expect(adapter.countOf('removeAccount')).toBe(0);
  });
});

describe('adding accounts', () => {
  it('offers the accounts that are not in the feed, and adds the chosen ones', async () => {
    listed((await openScenario('partlyLinked')).adapter);
    await userEvent.click(await screen.findByRole('button', { name: 'Add accounts' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add accounts to the feed' });
    await within(dialog).findByRole('checkbox', { name: 'Payroll account' });
    expect(within(dialog).queryByRole('checkbox', { name: 'Operating account' })).toBeNull();

    const closed = within(dialog).getByRole('checkbox', { name: 'Old account' });
    expect(closed).toBeDisabled();
    expect(closed).toHaveAccessibleDescription(/This account is closed\./);

    await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }));
    expect(within(dialog).getByRole('group')).toHaveAccessibleDescription('Choose at least one account.');

    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Payroll account' }));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'US suppliers' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add 2 accounts' }));
    expect(await row('Payroll account')).toHaveTextContent('Pending');
    expect(await row('US suppliers')).toHaveTextContent('USD');
    expect(screen.getByText(/^Added: .*Payroll account and US suppliers/)).toBeInTheDocument();
  });

  it('counts and adds what can still be added, when an account was closed meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { adapter } = await openScenario('partlyLinked');
    let closed = '';
    listed({
      ...adapter,
      listBankAccounts: async (options) =>
        (await adapter.listBankAccounts(options)).map((account) => (account.name === closed ? { ...account, ineligible: 'closed' } : account)),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Add accounts' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('checkbox', { name: 'Payroll account' }));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'US suppliers' }));
    closed = 'Payroll account';
    vi.setSystemTime(Date.now() + 60_000);
    window.dispatchEvent(new Event('online'));
    await waitFor(() => expect(within(dialog).getByRole('checkbox', { name: closed })).toBeDisabled());
    expect(within(dialog).getByRole('checkbox', { name: closed })).not.toBeChecked();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add 1 account' }));
    expect(await screen.findByText(/^Added: .*US suppliers/)).toBeInTheDocument();
  });

  it('can try again when the accounts could not be read', async () => {
    const { adapter, mend } = broken(adapterSaying({}), 'network', 'listBankAccounts');
    listed(adapter);
    await userEvent.click(await screen.findByRole('button', { name: 'Add accounts' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The bank could not be reached');
    mend();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Try again' }));
    expect(await within(dialog).findByRole('checkbox', { name: 'Payroll' })).toBeEnabled();
  });

  it('is not offered where the bank does not allow it', async () => {
    listed(adapterSaying({ capabilities: { credentials: true, hostedLink: true, accountEditing: false } }));
    await row('Operating account');
    expect(screen.queryByRole('button', { name: 'Add accounts' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Actions/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Disconnect all accounts' })).toBeInTheDocument();
  });
});

describe('disconnecting', () => {
  it('names the accounts that stop, and afterwards says that the feed has ended', async () => {
    const adapter = recordedAdapter((await openScenario('partlyLinked')).adapter);
    listed(adapter);
    await userEvent.click(await screen.findByRole('button', { name: 'Disconnect all accounts' }));
    const dialog = await screen.findByRole('dialog', { name: 'Disconnect from QuickBooks?' });
    expect(dialog).toHaveTextContent('These accounts stop feeding QuickBooks: Operating account and Reserve savings.');
    expect(dialog).toHaveTextContent('All credentials stop working.');
    await userEvent.dblClick(within(dialog).getByRole('button', { name: 'Disconnect all' }));
    expect(await screen.findByText(/^The feed to QuickBooks has ended/)).toBeInTheDocument();
    expect(screen.getByText('All accounts are disconnected from QuickBooks.')).toBeInTheDocument();
    expect(adapter.countOf('disconnect')).toBe(1);
  });
});

describe('a change', () => {
  const accounts = [feedAccount(), feedAccount({ id: 'card', name: 'Corporate card' })];
  const ended = feed({ status: 'unlinked', accounts });

  /** The dialog was closed while the bank was at it. */
  async function disconnectingClosed() {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    listed(adapterSaying({ accounts }, { disconnect: async () => answered.then(() => ended) }));
    await userEvent.click(await screen.findByRole('button', { name: 'Disconnect all accounts' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Disconnect all' }));
    await screen.findByRole('button', { name: 'Disconnecting…' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    return answer;
  }

  it('that is under way when its dialog is closed is still shown, and told', async () => {
    const answer = await disconnectingClosed();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Disconnect all accounts' })).toHaveFocus());
    answer();
    expect(await screen.findByText(/^The feed to QuickBooks has ended/)).toBeInTheDocument();
    expect(await screen.findByText('All accounts are disconnected from QuickBooks.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: 'QuickBooks feeds' })).toHaveFocus());
  });

  it('closes no dialog but its own', async () => {
    const answer = await disconnectingClosed();
    await chooseAction('Corporate card', 'Rename');
    answer();
    expect(await screen.findByText('All accounts are disconnected from QuickBooks.')).toBeInTheDocument();
    expect(screen.getByRole('dialog', { name: 'Rename Corporate card' })).toBeInTheDocument();
  });

  it('of which the answer is lost is seen all the same', async () => {
    let now = feed({ accounts });
    const disconnect = () => {
      now = ended;
      return Promise.reject(failure('network', 'disconnect'));
    };
    listed(adapterSaying(() => now, { disconnect }));
    await userEvent.click(await screen.findByRole('button', { name: 'Disconnect all accounts' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Disconnect all' }));
    expect(await screen.findByText(/^The feed to QuickBooks has ended/)).toBeInTheDocument();
    expect(within(screen.getByRole('dialog')).getByRole('alert')).toHaveTextContent('The bank could not be reached');
  });

  it('that failed is not told again of another account', async () => {
    const adapter = adapterSaying({ accounts });
    listed({ ...adapter, accountEditing: { ...adapter.accountEditing, remove: () => Promise.reject(failure('codatUnavailable', 'accounts')) } });
    const dialog = await chooseAction('Operating account', 'Remove from the feed');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await within(dialog).findByRole('alert');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    const other = await chooseAction('Corporate card', 'Remove from the feed');
    expect(within(other).queryByRole('alert')).toBeNull();
  });
});

describe('news', () => {
  it('comes when it is asked for, is told once, and only what changed', async () => {
    let answer = feed({ accounts: [feedAccount(), feedAccount({ id: 'card', name: 'Corporate card', status: 'pending' })] });
    listed(adapterSaying(() => answer));
    await row('Corporate card');
    expect(screen.queryByText(/: Connected\./)).toBeNull();
    answer = feed({ accounts: [feedAccount(), feedAccount({ id: 'card', name: 'Corporate card' })] });
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Corporate card: Connected.')).toBeInTheDocument();
    expect(await screen.findByText('The list is up to date.')).toBeInTheDocument();
    expect(screen.getByRole('region')).toHaveTextContent('2 of 2 accounts connected');
  });

  it('that cannot be had leaves what is known, and says how old it is', async () => {
    const { adapter, mend, breakAgain } = broken(adapterSaying({}), 'codatUnavailable', 'getFeed');
    mend();
    listed(adapter);
    await row('Operating account');
    breakAgain();
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText(/Could not be brought up to date \(shown as of Nov/)).toBeInTheDocument();
    expect(rowNow('Operating account')).toBeInTheDocument();
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/Could not be brought up to date/)).toBeNull());
  });

  it('that never came can be asked for again', async () => {
    const { adapter, mend } = broken(adapterSaying({}), 'network', 'getFeed');
    listed(adapter);
    expect(await screen.findByRole('alert')).toHaveTextContent('The bank could not be reached');
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row('Operating account')).toBeInTheDocument();
  });
});

describe('the keyboard', () => {
  it('opens an account’s actions, walks them, and closes them with Escape', async () => {
    listed(adapterSaying({}));
    const trigger = await screen.findByRole('button', { name: 'Actions for Operating account' });
    trigger.focus();
    await userEvent.keyboard('{Enter}');
    expect(trigger).toHaveAttribute('aria-expanded', 'true');
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Rename' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull();
    expect(trigger).toHaveFocus();
  });
});
