import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter, ConnectRequest } from '../../../src/core/adapter.js';
import { permissionsTextHashes } from '../../../src/core/consent.js';
import type { Feed } from '../../../src/core/feed.js';
import { BankFeedsProvider, ConnectToQuickBooksButton, type BankFeedsEvent, type ConnectToQuickBooksButtonProps } from '../../../src/index.js';
import { linkOrigins } from '../../../stories/scenarios/scene.js';
import { openScenario, type ScenarioName } from '../../../stories/scenarios/open-scenario.js';
import { listen } from '../../conformance/heard.js';
import { describeConformance } from '../../conformance/describe-conformance.js';
import { recordedAdapter } from '../../conformance/recorded-adapter.js';
import { adapterSaying, broken, failure, feed, feedAccount, unanswered } from '../given.js';

const inScenario = (name: ScenarioName) => async () => (await openScenario(name)).adapter;
const trigger = () => screen.findByRole('button', { name: /QuickBooks/ });

afterEach(() => {
  vi.useRealTimers();
});

type User = ReturnType<typeof userEvent.setup>;

async function open(user: User) {
  await user.click(await trigger());
  return screen.findByRole('dialog');
}

async function toAccounts(user: User) {
  await open(user);
  await user.click(await screen.findByRole('button', { name: /^Agree and continue|^Accepter et continuer/ }));
  await screen.findAllByRole('checkbox');
}

describeConformance('ConnectToQuickBooksButton', {
  render: (props) => <ConnectToQuickBooksButton {...props} />,
  root: HTMLButtonElement,
  openAdapter: inScenario('notStarted'),
  says: { key: 'connect.button', en: 'Connect account to QuickBooks', 'fr-CA': 'Connecter un compte à QuickBooks' },
  asks: ['getFeed'],
  states: {
    closed: { openAdapter: inScenario('notStarted'), arrange: trigger },
    'looking up': {
      openAdapter: () => adapterSaying({}, { getFeed: unanswered }),
      async arrange(_, user) {
        await open(user);
        await screen.findByText(/^Looking up|^Recherche/);
      },
    },
    permissions: {
      openAdapter: inScenario('notStarted'),
      async arrange(_, user) {
        await open(user);
        await screen.findByRole('button', { name: /^Agree|^Accepter/ });
      },
    },
    accounts: { openAdapter: inScenario('notStarted'), arrange: (_, user) => toAccounts(user) },
    credentials: {
      openAdapter: inScenario('pending'),
      async arrange(_, user) {
        await open(user);
        await user.click(await screen.findByRole('button', { name: /^Get credentials|^Obtenir des identifiants/ }));
        await screen.findByRole('group', { name: /^Credentials for QuickBooks|^Identifiants pour QuickBooks/ });
      },
    },
    waiting: {
      openAdapter: inScenario('credentialsIssued'),
      async arrange(_, user) {
        await open(user);
        await screen.findByText(/^Waiting for QuickBooks|^En attente de QuickBooks/);
      },
    },
    connected: {
      openAdapter: inScenario('partlyLinked'),
      async arrange(_, user) {
        await open(user);
        await screen.findByRole('button', { name: /^Done|^Terminer/ });
      },
    },
    failed: {
      openAdapter: inScenario('codatDown'),
      async arrange(_, user) {
        await toAccounts(user);
        await user.click(screen.getByRole('button', { name: /^Continue with|^Continuer avec/ }));
        await screen.findByRole('alert');
      },
    },
    'in another country': {
      openAdapter: inScenario('unavailableCountry'),
      async arrange(_, user) {
        await open(user);
        await screen.findByText(/United States|États-Unis/);
      },
    },
  },
  async journey(user) {
    await toAccounts(user);
    await user.click(screen.getByRole('button', { name: 'Continue with 5 accounts' }));
    await user.click(await screen.findByRole('button', { name: 'Get credentials' }));
    await user.click(await screen.findByRole('button', { name: 'Show Password' }));
    await user.click(screen.getByRole('button', { name: 'Copy Password' }));
  },
});

interface Placed extends ConnectToQuickBooksButtonProps {
  readonly locale?: string;
  readonly onEvent?: (event: BankFeedsEvent) => void;
}

function placed(adapter: BankFeedsAdapter, { locale = 'en', onEvent, ...props }: Placed = {}) {
  return render(
    <StrictMode>
      <BankFeedsProvider adapter={adapter} locale={locale} onEvent={onEvent}>
        <ConnectToQuickBooksButton {...props} />
      </BankFeedsProvider>
    </StrictMode>,
  );
}

const heading = () => within(screen.getByRole('dialog')).getByRole('heading', { level: 2 });

async function expectStep(title: string) {
  await waitFor(() => expect(heading()).toHaveTextContent(title));
  await waitFor(() => expect(heading()).toHaveFocus());
  expect(screen.getByRole('dialog')).toHaveAccessibleName(title);
}

function currentBar(): string | null | undefined {
  return within(screen.getByRole('dialog'))
    .getAllByRole('listitem')
    .find((item) => item.getAttribute('aria-current') === 'step')?.textContent;
}

const words = {
  en: {
    connect: 'Connect account to QuickBooks',
    manage: 'Manage QuickBooks connection',
    permissions: 'Allow Maple Bank to send transactions to QuickBooks',
    shared: 'Account name, type, number and balance',
    notShared: /What is never shared: your online-banking sign-in/,
    agree: 'Agree and continue',
    accounts: 'Choose the accounts to connect',
    continueWith: 'Continue with 2 accounts',
    enter: 'Enter these in QuickBooks',
    get: 'Get credentials',
    rail: 'Not your online-banking sign-in.',
    entered: 'I’ve entered them',
    waiting: 'Waiting for QuickBooks',
    pending: 'Pending',
    look: 'Look again',
    connected: '2 accounts are connected',
    done: 'Done',
    bars: ['Permissions', 'Accounts', 'Credentials', 'Connected'],
    next: /QuickBooks collects them about once a day, or when you choose Update there\./,
  },
  'fr-CA': {
    connect: 'Connecter un compte à QuickBooks',
    manage: 'Gérer la connexion à QuickBooks',
    permissions: 'Autoriser Maple Bank à transmettre des opérations à QuickBooks',
    shared: 'Le nom, le type, le numéro et le solde du compte',
    notShared: /Ce qui n’est jamais communiqué : vos codes d’accès/,
    agree: 'Accepter et continuer',
    accounts: 'Choisir les comptes à connecter',
    continueWith: 'Continuer avec 2 comptes',
    enter: 'Saisir ces identifiants dans QuickBooks',
    get: 'Obtenir des identifiants',
    rail: 'Ce ne sont pas vos codes d’accès aux services bancaires en ligne.',
    entered: 'Je les ai saisis',
    waiting: 'En attente de QuickBooks',
    pending: 'En attente',
    look: 'Vérifier de nouveau',
    connected: '2 comptes sont connectés',
    done: 'Terminer',
    bars: ['Autorisations', 'Comptes', 'Identifiants', 'Connexion'],
    next: /QuickBooks les recueille environ une fois par jour, ou lorsque vous y choisissez Mettre à jour\./,
  },
} as const;

describe('the whole journey', () => {
  it.each(['en', 'fr-CA'] as const)('leads from the button to connected accounts, in %s', async (locale) => {
    const user = userEvent.setup();
    const says = words[locale];
    const scenario = await openScenario('notStarted');
    const consents: ConnectRequest['consent'][] = [];
    const adapter = recordedAdapter({
      ...scenario.adapter,
      connect: (request, options) => {
        consents.push(request.consent);
        return scenario.adapter.connect(request, options);
      },
    });
    const onLinked = vi.fn<(feed: Feed) => void>();
    const onOpenChange = vi.fn<(open: boolean) => void>();
    const events: BankFeedsEvent[] = [];
    placed(adapter, { locale, onLinked, onOpenChange, onEvent: (event) => events.push(event) });

    await user.click(await screen.findByRole('button', { name: says.connect }));
    await screen.findByRole('dialog');
    await expectStep(says.permissions);
    expect(currentBar()).toBe(says.bars[0]);
    expect(screen.getByText(says.shared)).toBeInTheDocument();
    expect(screen.getByText(says.notShared)).toBeInTheDocument();
    expect(adapter.countOf('listBankAccounts')).toBe(0);
    await user.click(screen.getByRole('button', { name: says.agree }));

    await expectStep(says.accounts);
    expect(currentBar()).toBe(says.bars[1]);
    for (const name of ['Payroll account', 'Reserve savings', 'US suppliers']) await user.click(await screen.findByRole('checkbox', { name }));
    await user.dblClick(screen.getByRole('button', { name: says.continueWith }));

    await expectStep(says.enter);
    expect(currentBar()).toBe(says.bars[2]);
    expect(adapter.countOf('connect')).toBe(1);
    expect(consents).toEqual([{ textVersion: '2026-11-01', locale, textHash: permissionsTextHashes[locale] }]);
    expect(screen.queryByRole('button', { name: says.entered })).toBeNull();
    await user.click(screen.getByRole('button', { name: says.get }));
    await screen.findByText(says.rail);
    await user.click(await screen.findByRole('button', { name: says.entered }));

    await expectStep(says.waiting);
    expect(within(screen.getByRole('dialog')).getAllByText(says.pending)).toHaveLength(2);
    expect(onLinked).not.toHaveBeenCalled();

    const [username = '', password = ''] = adapter.secrets;
    await scenario.connectInQuickBooks({ username, password });
    await user.click(screen.getByRole('button', { name: says.look }));

    await expectStep(says.connected);
    expect(currentBar()).toBe(says.bars[3]);
    expect(screen.getByRole('dialog')).toHaveTextContent(says.next);
    expect(onLinked).toHaveBeenCalledTimes(1);
    expect(onLinked.mock.calls[0]?.[0].accounts.map(({ status }) => status)).toEqual(['connected', 'connected']);
    await user.click(screen.getByRole('button', { name: says.done }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: says.manage })).toHaveFocus());
    expect(onOpenChange.mock.calls).toEqual([[true], [false]]);
    expect(events.map(({ type }) => type)).toEqual(['connectOpened', 'consentGiven', 'accountsChosen', 'credentialsIssued', 'linked', 'connectClosed']);
    expect(JSON.stringify(events)).not.toContain(username);
  });

  it('tells the host again when a feed that was ended is connected anew', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('unlinked');
    const adapter = recordedAdapter(scenario.adapter);
    const onLinked = vi.fn();
    placed(adapter, { onLinked });
    for (const round of [1, 2]) {
      await user.click(await screen.findByRole('button', { name: 'Connect account to QuickBooks' }));
      await user.click(await screen.findByRole('button', { name: 'Agree and continue' }));
      await user.click(await screen.findByRole('button', { name: /^Continue with/ }));
      await user.click(await screen.findByRole('button', { name: /^Get (new )?credentials$/ }));
      await user.click(await screen.findByRole('button', { name: 'I’ve entered them' }));
      const [username = '', password = ''] = adapter.secrets.slice(-2);
      await scenario.connectInQuickBooks({ username, password });
      await user.click(await screen.findByRole('button', { name: 'Look again' }));
      await user.click(await screen.findByRole('button', { name: 'Done' }));
      expect(onLinked).toHaveBeenCalledTimes(round);
      await adapter.disconnect({ signal: new AbortController().signal });
      await user.click(await screen.findByRole('button', { name: 'Manage QuickBooks connection' }));
      await screen.findByRole('button', { name: 'Agree and continue' });
      await user.keyboard('{Escape}');
    }
  });
});

describe('the host', () => {
  it('is not told of a connection that came about while the dialog was closed', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('pending');
    const onLinked = vi.fn();
    placed(scenario.adapter, { onLinked });
    await open(user);
    await expectStep('Enter these in QuickBooks');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await scenario.sandbox.quickBooks.linkEverything(scenario.companyId());
    await scenario.pass(60_000);
    await user.click(await trigger());
    await expectStep('2 accounts are connected');
    expect(onLinked).not.toHaveBeenCalled();
  });
});

describe('the button', () => {
  it('leaves the click to the host first', async () => {
    placed((await openScenario('notStarted')).adapter, { onClick: (event) => event.preventDefault() });
    await userEvent.click(await trigger());
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('does nothing when the host has disabled it', async () => {
    placed((await openScenario('notStarted')).adapter, { disabled: true });
    expect(await trigger()).toBeDisabled();
  });

  it.each<[ScenarioName, string, string]>([
    ['notStarted', 'Connect account to QuickBooks', 'Connecter un compte à QuickBooks'],
    ['pending', 'Continue connecting to QuickBooks', 'Poursuivre la connexion à QuickBooks'],
    ['partlyLinked', 'Manage QuickBooks connection', 'Gérer la connexion à QuickBooks'],
    ['deauthorized', 'Connect account to QuickBooks', 'Connecter un compte à QuickBooks'],
  ])('says what comes next: %s', async (scenario, english, french) => {
    const { adapter } = await openScenario(scenario);
    const { unmount } = placed(adapter);
    expect(await screen.findByRole('button', { name: english })).toBeInTheDocument();
    unmount();
    placed(adapter, { locale: 'fr-CA' });
    expect(await screen.findByRole('button', { name: french })).toBeInTheDocument();
  });

  it('is no way to send a form around it', async () => {
    const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    const { adapter } = await openScenario('notStarted');
    render(
      <form onSubmit={onSubmit}>
        <BankFeedsProvider adapter={adapter}>
          <ConnectToQuickBooksButton />
        </BankFeedsProvider>
      </form>,
    );
    await userEvent.click(await trigger());
    await screen.findByRole('dialog');
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe('a journey that was left', () => {
  it.each<[ScenarioName, string]>([
    ['pending', 'Enter these in QuickBooks'],
    ['credentialsIssued', 'Waiting for QuickBooks'],
    ['partlyLinked', '2 accounts are connected'],
    ['unlinked', 'Allow Maple Bank to send transactions to QuickBooks'],
    ['deauthorized', 'Allow Maple Bank to send transactions to QuickBooks'],
  ])('is found again where it stands at the server: %s', async (scenario, title) => {
    const user = userEvent.setup();
    placed((await openScenario(scenario)).adapter);
    await open(user);
    await expectStep(title);
  });

  it('goes on after closing in the middle, without another connection', async () => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('notStarted')).adapter);
    placed(adapter);
    await toAccounts(user);
    await user.click(screen.getByRole('button', { name: /^Continue with/ }));
    await screen.findByRole('button', { name: 'Get credentials' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Continue connecting to QuickBooks' }));
    await expectStep('Enter these in QuickBooks');
    expect(adapter.countOf('connect')).toBe(1);
  });

  it('shows what the bank has done although nobody waited for it', async () => {
    const user = userEvent.setup();
    const { adapter } = await openScenario('notStarted');
    let done = false;
    placed({
      ...adapter,
      async connect(request, { signal }) {
        await adapter.connect(request, { signal: new AbortController().signal });
        done = true;
        return unanswered({ signal });
      },
    });
    await toAccounts(user);
    await user.click(screen.getByRole('button', { name: /^Continue with/ }));
    await waitFor(() => expect(done).toBe(true));
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: 'Continue connecting to QuickBooks' })).toBeInTheDocument();
  });

  it('forgets the pair when the dialog closes', async () => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('pending')).adapter);
    placed(adapter);
    await open(user);
    await user.click(await screen.findByRole('button', { name: 'Get credentials' }));
    await screen.findByText(adapter.secrets[0] ?? 'no pair');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await trigger());
    await expectStep('Waiting for QuickBooks');
    expect(document.documentElement.outerHTML).not.toContain(adapter.secrets[0]);
    await user.click(screen.getByRole('button', { name: 'I need new credentials' }));
    expect(await screen.findByText('Credentials are shown once. Earlier ones keep working until you revoke them.')).toBeInTheDocument();
    expect(adapter.countOf('issueCredentials')).toBe(1);
  });
});

describe('choosing accounts', () => {
  it('begins with all that can be connected, and says why others cannot', async () => {
    const user = userEvent.setup();
    placed((await openScenario('notStarted')).adapter);
    await toAccounts(user);
    for (const name of ['All accounts', 'Operating account', 'Payroll account', 'Reserve savings', 'US suppliers', 'Corporate card']) {
      expect(screen.getByRole('checkbox', { name })).toBeChecked();
    }
    const closed = screen.getByRole('checkbox', { name: 'Old account' });
    expect(closed).toBeDisabled();
    expect(closed).not.toBeChecked();
    expect(closed).toHaveAccessibleDescription(/This account is closed\./);
    expect(screen.getByRole('checkbox', { name: 'Euro account' })).toHaveAccessibleDescription(/QuickBooks cannot take accounts in this currency\./);
    expect(screen.getByRole('checkbox', { name: 'US suppliers' })).toHaveAccessibleDescription(/^Chequing ending in 4409\s· USD$/);
    expect(screen.getByText('US$12,100.50')).toBeInTheDocument();
    expect(screen.getByText('−CA$2,130.45')).toBeInTheDocument();
  });

  it('takes all or none with one box, and does not go on with none', async () => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('notStarted')).adapter);
    placed(adapter);
    await toAccounts(user);
    await user.click(screen.getByRole('checkbox', { name: 'All accounts' }));
    expect(screen.getByRole('checkbox', { name: 'Operating account' })).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByRole('group', { name: 'Accounts' })).toHaveAccessibleDescription('Choose at least one account.');
    expect(adapter.countOf('connect')).toBe(0);
    await user.click(screen.getByRole('checkbox', { name: 'Operating account' }));
    expect(screen.getByRole('button', { name: 'Continue with 1 account' })).toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Accounts' })).not.toHaveAccessibleDescription();
  });

  it('says each time that there is none to go on with', async () => {
    const user = userEvent.setup();
    placed((await openScenario('notStarted')).adapter);
    await toAccounts(user);
    await user.click(screen.getByRole('checkbox', { name: 'All accounts' }));
    const { heard } = listen();
    for (const times of [1, 2]) {
      await user.click(screen.getByRole('button', { name: 'Continue' }));
      await waitFor(() => expect(heard).toEqual(Array.from({ length: times }, () => 'Choose at least one account.')));
    }
  });

  it('keeps the choice on the way back and forth', async () => {
    const user = userEvent.setup();
    placed((await openScenario('notStarted')).adapter);
    await toAccounts(user);
    await user.click(screen.getByRole('checkbox', { name: 'Corporate card' }));
    await user.click(screen.getByRole('button', { name: 'Continue with 4 accounts' }));
    await screen.findByRole('button', { name: 'Get credentials' });
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await expectStep('Choose the accounts to connect');
    expect(await screen.findByRole('checkbox', { name: 'Corporate card' })).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Payroll account' })).toBeChecked();
  });

  it('counts and goes on with what can still be connected, when an account was closed meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const user = userEvent.setup();
    const scenario = await openScenario('notStarted');
    let closed: readonly string[] = [];
    const adapter = recordedAdapter({
      ...scenario.adapter,
      listBankAccounts: async (options) =>
        (await scenario.adapter.listBankAccounts(options)).map((account) => (closed.includes(account.name) ? { ...account, ineligible: 'closed' } : account)),
    });
    placed(adapter);
    await toAccounts(user);
    await user.click(screen.getByRole('checkbox', { name: 'All accounts' }));
    await user.click(screen.getByRole('checkbox', { name: 'Operating account' }));
    await user.click(screen.getByRole('checkbox', { name: 'Corporate card' }));
    async function close(...names: readonly string[]) {
      closed = names;
      vi.setSystemTime(Date.now() + 60_000);
      window.dispatchEvent(new Event('online'));
      for (const name of names) await waitFor(() => expect(screen.getByRole('checkbox', { name })).toBeDisabled());
    }
    await close('Corporate card');
    expect(screen.getByRole('button', { name: 'Continue with 1 account' })).toBeInTheDocument();
    await close('Corporate card', 'Operating account');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByRole('group', { name: 'Accounts' })).toHaveAccessibleDescription('Choose at least one account.');
    await user.click(screen.getByRole('checkbox', { name: 'Reserve savings' }));
    await user.click(screen.getByRole('button', { name: 'Continue with 1 account' }));
    await expectStep('Enter these in QuickBooks');
    expect(adapter.countOf('connect')).toBe(1);
  });

  it('says so when there is none that could be connected', async () => {
    const user = userEvent.setup();
    const given = adapterSaying({ status: 'notStarted', accounts: [] });
    const [first] = await given.listBankAccounts({ signal: new AbortController().signal });
    if (!first) throw new Error('There is an account.');
    placed({ ...given, listBankAccounts: async () => [{ ...first, ineligible: 'permission' }] });
    await toAccounts(user);
    expect(screen.getByText('None of your accounts can be connected to QuickBooks.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Continue/ })).toBeNull();
  });

  it('can try again when the accounts could not be read', async () => {
    const user = userEvent.setup();
    const { adapter, mend } = broken(adapterSaying({ status: 'notStarted', accounts: [] }), 'network', 'listBankAccounts');
    placed(adapter);
    await open(user);
    await user.click(await screen.findByRole('button', { name: 'Agree and continue' }));
    await screen.findByRole('alert');
    mend();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('checkbox', { name: 'Payroll' })).toBeChecked();
    // The button that was pressed is gone: the focus stays in the dialog.
    expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  });
});

describe('whom it is between', () => {
  it('is said in words, beside the bank’s own logo or its first letter', async () => {
    const user = userEvent.setup();
    const { adapter } = await openScenario('notStarted');
    const { rerender } = render(
      <BankFeedsProvider adapter={adapter}>
        <ConnectToQuickBooksButton />
      </BankFeedsProvider>,
    );
    await open(user);
    await expectStep('Allow Maple Bank to send transactions to QuickBooks');
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent(/^MMaple BankQuickBooks Online/);

    rerender(
      <BankFeedsProvider adapter={adapter} logo={<img src="/maple.svg" alt="" />}>
        <ConnectToQuickBooksButton />
      </BankFeedsProvider>,
    );
    expect(dialog).toHaveTextContent(/^Maple BankQuickBooks Online/);
    expect(dialog.querySelector('[data-bf-part="logo"] > img')).toHaveAttribute('src', '/maple.svg');
    expect(within(dialog).queryByRole('img')).toBeNull();
  });
});

describe('what can go wrong', () => {
  it('while connecting: nothing is lost, and it can be tried again', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('codatDown');
    const adapter = recordedAdapter(scenario.adapter);
    placed(adapter);
    await toAccounts(user);
    await user.click(screen.getByRole('checkbox', { name: 'Corporate card' }));
    await user.click(screen.getByRole('button', { name: 'Continue with 4 accounts' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The service that talks to QuickBooks is not working at the moment. Nothing was lost.');
    await expectStep('That did not work');

    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('checkbox', { name: 'Corporate card' })).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Continue with 4 accounts' }));
    await screen.findByRole('alert');
    scenario.sandbox.faults.set([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await expectStep('Enter these in QuickBooks');
    expect(scenario.sandbox.snapshot().companies).toHaveLength(1);
  });

  it('while looking up: it can be tried again', async () => {
    const user = userEvent.setup();
    const { adapter, mend } = broken((await openScenario('notStarted')).adapter, 'network', 'getFeed');
    placed(adapter);
    await open(user);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The bank could not be reached. Check your internet connection.');
    mend();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await expectStep('Allow Maple Bank to send transactions to QuickBooks');
  });

  it('when the permissions have changed meanwhile: they are read again', async () => {
    const user = userEvent.setup();
    let textVersion = '2026-11-01';
    const consents: string[] = [];
    const given = adapterSaying(() => feed({ status: 'notStarted', accounts: [], consent: { textVersion, onRecord: null } }));
    placed({
      ...given,
      connect: async ({ consent }) => {
        consents.push(consent.textVersion);
        if (consent.textVersion !== '2027-01-01') throw failure('consentRequired', 'connect');
        return feed({ status: 'pending', accounts: [feedAccount({ status: 'pending' })] });
      },
    });
    await toAccounts(user);
    textVersion = '2027-01-01';
    await user.click(screen.getByRole('button', { name: /^Continue with/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The permissions have changed. Read and accept them again.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Version 2027-01-01')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Agree and continue' }));
    await user.click(await screen.findByRole('button', { name: /^Continue with/ }));
    await expectStep('Enter these in QuickBooks');
    expect(consents).toEqual(['2026-11-01', '2027-01-01']);
  });

  it('when the session has ended: the host is told, and after signing in the journey goes on where it was', async () => {
    const user = userEvent.setup();
    const onSessionExpired = vi.fn();
    const { adapter } = await openScenario('pending');
    let signedIn = true;
    const ended = failure('unauthenticated', 'credentials');
    const session: BankFeedsAdapter = {
      ...adapter,
      getFeed: (options) => (signedIn ? adapter.getFeed(options) : Promise.reject(ended)),
      credentials: adapter.credentials && {
        ...adapter.credentials,
        issue: (options) => (signedIn && adapter.credentials ? adapter.credentials.issue(options) : Promise.reject(ended)),
      },
    };
    render(
      <BankFeedsProvider adapter={session} onSessionExpired={onSessionExpired}>
        <ConnectToQuickBooksButton />
      </BankFeedsProvider>,
    );
    await open(user);
    const get = await screen.findByRole('button', { name: 'Get credentials' });
    signedIn = false;
    await user.click(get);
    expect(await screen.findByRole('alert')).toHaveTextContent('Your session has ended.Sign in again to go on where you left off.');
    expect(onSessionExpired).toHaveBeenCalledTimes(1);
    signedIn = true;
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Get credentials' }));
    expect(await screen.findByText('Not your online-banking sign-in.')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('where there can be no feed: it is said plainly', async () => {
    const user = userEvent.setup();
    placed((await openScenario('unavailableCountry')).adapter);
    await open(user);
    await expectStep('Not available for your business');
    expect(screen.getByText(/available to businesses in the United States and Canada only/)).toBeInTheDocument();
  });

  it('an answer that comes after the dialog was closed opens nothing', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('notStarted');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    placed({
      ...scenario.adapter,
      connect: async (request, options) => {
        await released;
        return scenario.adapter.connect(request, options);
      },
    });
    await toAccounts(user);
    await user.click(screen.getByRole('button', { name: /^Continue with/ }));
    await screen.findByText('Preparing your connection…');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    release();
    await released;
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('over Codat’s page', () => {
  it.each([
    ['en', 'Get the link', 'Open the page at codat.example (opens in a new tab)'],
    ['fr-CA', 'Obtenir le lien', 'Ouvrir la page sur codat.example (s’ouvre dans un nouvel onglet)'],
  ])('shows where the link leads, and gives nothing away on the way, in %s', async (locale, get, follow) => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('hosted')).adapter);
    placed(adapter, { locale, flow: 'hosted', linkOrigins });
    await open(user);
    const button = await screen.findByRole('button', { name: get });
    expect(adapter.countOf('getLink')).toBe(0);
    await user.dblClick(button);
    const link = await screen.findByRole('link', { name: follow });
    expect(adapter.countOf('getLink')).toBe(1);
    expect(link).toHaveAttribute('href', adapter.secrets[0]);
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAttribute('referrerpolicy', 'no-referrer');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveClass('rr-block');
    expect(link).toHaveAttribute('data-dd-privacy', 'hidden');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain(adapter.secrets[0]);
  });

  it('is refused where the link leads elsewhere', async () => {
    const user = userEvent.setup();
    placed((await openScenario('hosted')).adapter, { flow: 'hosted', linkOrigins: ['https://link.codat.io'] });
    await open(user);
    await user.click(await screen.findByRole('button', { name: 'Get the link' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The link to the next page did not look right, so it was not opened.');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('warns before the link ends, says when it has, and gets a new one', async () => {
    const user = userEvent.setup();
    const { adapter } = await openScenario('hosted');
    const get = vi.fn(async () => ({
      url: `https://codat.example/link?otp=${get.mock.calls.length}`,
      expiresInMs: get.mock.calls.length === 1 ? 400 : 3_600_000,
    }));
    placed({ ...adapter, hostedLink: { get } }, { flow: 'hosted', linkOrigins });
    await open(user);
    await user.click(await screen.findByRole('button', { name: 'Get the link' }));
    expect((await screen.findAllByText('The link works for a few more minutes.')).length).toBeGreaterThan(0);
    expect((await screen.findAllByText('The link has expired. Nothing is lost: get a new one.')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('link')).toBeNull();
    await user.click(screen.getAllByRole('button', { name: 'Get a new link' })[0] ?? document.body);
    expect(await screen.findByRole('link')).toHaveAttribute('href', 'https://codat.example/link?otp=2');
  });

  it('arrives like the other way', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('hosted');
    const onLinked = vi.fn();
    placed(scenario.adapter, { flow: 'hosted', linkOrigins, onLinked });
    await open(user);
    await user.click(await screen.findByRole('button', { name: 'Get the link' }));
    await user.click(await screen.findByRole('button', { name: 'I’ve entered them' }));
    await expectStep('Waiting for QuickBooks');
    await scenario.sandbox.quickBooks.linkEverything(scenario.companyId());
    await scenario.pass(60_000);
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    await expectStep('2 accounts are connected');
    expect(onLinked).toHaveBeenCalledTimes(1);
  });
});

describe('the way into QuickBooks', () => {
  it('opens in a tab of its own, where the host wants it to', async () => {
    const user = userEvent.setup();
    const { adapter } = await openScenario('pending');
    const { unmount } = placed(adapter, { quickBooksUrl: 'https://qbo.example/' });
    await open(user);
    expect(await screen.findByRole('link', { name: 'Open QuickBooks (opens in a new tab)' })).toHaveAttribute('href', 'https://qbo.example/');
    unmount();
    placed(adapter, { quickBooksUrl: null });
    await open(user);
    await screen.findByRole('button', { name: 'Get credentials' });
    expect(screen.queryByRole('link')).toBeNull();
  });
});
