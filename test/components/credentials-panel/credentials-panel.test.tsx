import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { BankFeedsProvider, CredentialsPanel, type BankFeedsEvent } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { listen } from '../../conformance/heard.js';
import { describeConformance } from '../../conformance/describe-conformance.js';
import { recordedAdapter, type RecordedAdapter } from '../../conformance/recorded-adapter.js';
import { adapterSaying, broken, failure, feedAccount, unanswered } from '../given.js';

const inScenario = (name: Parameters<typeof openScenario>[0]) => async () => (await openScenario(name)).adapter;
const getButton = () => screen.findByRole('button', { name: /^Get (new )?credentials$|^Obtenir (des|de nouveaux) identifiants$/ });

describeConformance('CredentialsPanel', {
  render: (props) => <CredentialsPanel {...props} />,
  root: HTMLElement,
  openAdapter: inScenario('pending'),
  says: { key: 'credentials.title', en: 'Credentials for QuickBooks', 'fr-CA': 'Identifiants pour QuickBooks' },
  asks: ['getFeed'],
  states: {
    loading: { openAdapter: () => adapterSaying({}, { getFeed: unanswered }), arrange: () => screen.findAllByRole('status') },
    'before any pair': { openAdapter: inScenario('pending'), arrange: getButton },
    'after a pair': { openAdapter: inScenario('credentialsIssued'), arrange: getButton },
    'with a pair': {
      openAdapter: inScenario('pending'),
      async arrange(_, user) {
        await user.click(await getButton());
        await screen.findByRole('group', { name: /^Credentials for QuickBooks|^Identifiants pour QuickBooks/ });
      },
    },
    'with the password shown and spelled out': {
      openAdapter: inScenario('pending'),
      async arrange(_, user) {
        await user.click(await getButton());
        await user.click(await screen.findByRole('button', { name: /^Show Password|^Afficher\u00a0: Mot de passe/ }));
        await user.click(screen.getByText(/^Spell it out|^Épeler/));
        await screen.findAllByRole('definition');
      },
    },
    'while asking about revoking': {
      openAdapter: inScenario('credentialsIssued'),
      async arrange(_, user) {
        await user.click(await screen.findByRole('button', { name: /^Revoke|^Révoquer/ }));
        await screen.findByRole('dialog');
      },
    },
    'without a feed': { openAdapter: inScenario('notStarted'), arrange: () => screen.findByText(/^Connect your accounts first|^Connectez d’abord/) },
    'in another country': { openAdapter: inScenario('unavailableCountry'), arrange: () => screen.findByText(/United States|États-Unis/) },
    failed: { openAdapter: inScenario('notSignedIn'), arrange: () => screen.findByRole('alert') },
  },
  async journey(user) {
    await user.click(await getButton());
    await user.click(await screen.findByRole('button', { name: 'Show Password' }));
    await user.click(screen.getByRole('button', { name: 'Copy User name' }));
    await user.click(screen.getByRole('button', { name: 'Copy Password' }));
  },
});

interface Placed {
  readonly locale?: string;
  readonly onEvent?: (event: BankFeedsEvent) => void;
}

function panel(adapter: BankFeedsAdapter, { locale = 'en', onEvent }: Placed = {}) {
  return render(
    <StrictMode>
      <BankFeedsProvider adapter={adapter} locale={locale} onEvent={onEvent}>
        <CredentialsPanel />
      </BankFeedsProvider>
    </StrictMode>,
  );
}

const page = () => document.documentElement.outerHTML;

interface WithPair {
  readonly adapter: RecordedAdapter;
  readonly username: string;
  readonly password: string;
  readonly unmount: () => void;
  readonly user: ReturnType<typeof userEvent.setup>;
}

/** The panel after a person got a pair. */
async function withPair(placed: Placed = {}, scenario: Parameters<typeof openScenario>[0] = 'pending'): Promise<WithPair> {
  const user = userEvent.setup();
  const adapter = recordedAdapter((await openScenario(scenario)).adapter);
  const { unmount } = panel(adapter, placed);
  await user.click(await getButton());
  await screen.findByRole('group', { name: /^Credentials for QuickBooks|^Identifiants pour QuickBooks/ });
  const [username = '', password = ''] = adapter.secrets;
  expect(username).not.toBe('');
  expect(password).not.toBe('');
  return { adapter, username, password, unmount, user };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('getting credentials', () => {
  it.each([
    ['en', 'Get credentials', 'Not your online-banking sign-in.', 'Show Password'],
    ['fr-CA', 'Obtenir des identifiants', 'Ce ne sont pas vos codes d’accès aux services bancaires en ligne.', 'Afficher\u00a0: Mot de passe'],
  ])('takes a gesture, and brings a pair that is told apart from the bank’s own, in %s', async (locale, get, rail, show) => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('pending')).adapter);
    panel(adapter, { locale });
    const button = await screen.findByRole('button', { name: get });
    expect(adapter.countOf('issueCredentials')).toBe(0);
    await user.click(button);
    expect(await screen.findByText(rail)).toBeInTheDocument();
    expect(await screen.findByText(adapter.secrets[0] ?? '')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: show })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('group', { name: /^Credentials for QuickBooks|^Identifiants pour QuickBooks/ })).toHaveFocus());
  });

  it('makes one pair for a double click', async () => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('pending')).adapter);
    panel(adapter);
    await user.dblClick(await getButton());
    await screen.findByRole('group', { name: /^Credentials for QuickBooks|^Identifiants pour QuickBooks/ });
    expect(adapter.countOf('issueCredentials')).toBe(1);
  });

  it('warns when there is a pair already', async () => {
    panel((await openScenario('credentialsIssued')).adapter);
    expect(await screen.findByText('Credentials are shown once. Earlier ones keep working until you revoke them.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Get new credentials' })).toBeInTheDocument();
  });

  it('shows the bank’s advice above the button, in the reader’s language', async () => {
    panel((await openScenario('pending')).adapter, { locale: 'fr-CA' });
    const advice = await screen.findByRole('complementary');
    expect(advice).toHaveAttribute('lang', 'fr-CA');
    expect(advice.compareDocumentPosition(await getButton()) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  });

  it('that fails says why, and is tried again by hand only', async () => {
    const issue = vi.fn(() => Promise.reject(failure('codatUnavailable', 'credentials')));
    const given = adapterSaying({});
    panel({ ...given, credentials: { ...given.credentials, issue } });
    await userEvent.click(await getButton());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('is not working at the moment. Nothing was lost.');
    expect(issue).toHaveBeenCalledTimes(1);
    await userEvent.click(within(alert).getByRole('button', { name: 'Get credentials' }));
    await waitFor(() => expect(issue).toHaveBeenCalledTimes(2));
  });

  it('tells the host’s analytics that it happened, and nothing of what', async () => {
    const events: BankFeedsEvent[] = [];
    const { user } = await withPair({ onEvent: (event) => events.push(event) });
    await user.click(screen.getByRole('button', { name: 'Copy User name' }));
    expect(events).toEqual([{ type: 'credentialsIssued' }, { type: 'credentialCopied', field: 'username' }]);
  });
});

describe('the password', () => {
  it('is not in the page until it is asked for, and not after it is hidden again', async () => {
    const { password, user } = await withPair();
    expect(page()).not.toContain(password);
    expect(screen.getByText('Hidden')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show Password' }));
    expect(screen.getByText(password)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hide Password' }));
    expect(page()).not.toContain(password);
  });

  it('has the same mask whatever it is', async () => {
    await withPair();
    expect(document.querySelector('[data-state="masked"] [aria-hidden]')).toHaveTextContent('•••• •••• ••••');
  });

  it('can be spelled out for reading aloud', async () => {
    const { password, user } = await withPair();
    expect(screen.queryByText('Spell it out')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show Password' }));
    await user.click(screen.getByText('Spell it out'));
    const [, spelled] = await screen.findAllByRole('definition');
    const signs = (spelled?.textContent ?? '').split(', ');
    expect(signs).toHaveLength(password.length);
    signs.forEach((sign, index) => {
      const character = password[index] ?? '';
      expect(sign).toBe(
        /\d/.test(character) ? `digit ${character}` : character === '-' ? 'hyphen' : /[A-Z]/.test(character) ? `capital ${character}` : `small ${character}`,
      );
    });
  });

  it('is in nothing that a browser, a password manager, a translator or a recorder keeps', async () => {
    const { user } = await withPair();
    await user.click(screen.getByRole('button', { name: 'Show Password' }));
    expect(document.querySelector('input:not([type="radio"]), form, textarea')).toBeNull();
    const values = [...document.querySelectorAll('[data-bf-part="credential"] output')];
    expect(values).toHaveLength(2);
    for (const value of values) {
      expect(value).toHaveAttribute('translate', 'no');
      for (const attribute of ['data-1p-ignore', 'data-lpignore', 'data-bwignore']) expect(value).toHaveAttribute(attribute);
    }
  });

  const always = ['data-clarity-mask', 'data-dd-privacy', 'data-hj-suppress', 'data-private', 'data-sentry-block', 'data-sentry-mask'];

  it.each([
    ['as they are', undefined, 'fs-exclude ph-no-capture rr-block', always],
    [
      'with the host’s own',
      { attributes: { 'data-acme': 'hide', 'data-dd-privacy': 'allow' }, className: 'acme-hide' } as const,
      'fs-exclude ph-no-capture rr-block acme-hide',
      [...always, 'data-acme'],
    ],
  ])('is marked for session recorders wherever it is shown, %s', async (_, secretMarks, classes, attributes) => {
    const user = userEvent.setup();
    const adapter = recordedAdapter((await openScenario('pending')).adapter);
    render(
      <BankFeedsProvider adapter={adapter} secretMarks={secretMarks}>
        <CredentialsPanel />
      </BankFeedsProvider>,
    );
    await user.click(await getButton());
    await user.click(await screen.findByRole('button', { name: 'Show Password' }));
    await user.click(screen.getByText('Spell it out'));
    await screen.findAllByRole('definition');
    // Every text that holds a character of the pair stands within a mark.
    const [username = '', password = ''] = adapter.secrets;
    const holders = [...document.querySelectorAll('*')].filter(({ childNodes }) =>
      [...childNodes].some(
        (node) =>
          node.nodeType === Node.TEXT_NODE && [username, password, `small ${/[a-z]/.exec(password)?.[0]}, `].some((text) => node.nodeValue?.includes(text)),
      ),
    );
    expect(holders.length).toBeGreaterThanOrEqual(3);
    for (const holder of holders) {
      const marked = holder.closest('.rr-block');
      expect(marked).toHaveClass(...classes.split(' '));
      for (const attribute of attributes) expect(marked).toHaveAttribute(attribute);
      expect(marked).toHaveAttribute('data-dd-privacy', 'hidden');
    }
  });
});

describe('copying', () => {
  it.each([
    [
      'en',
      'Copy User name',
      'Copied User name',
      'Copy Password',
      'User name copied. Paste it in QuickBooks, then copy the password.',
      'Password copied. Paste it in QuickBooks.',
    ],
    [
      'fr-CA',
      'Copier\u00a0: Nom d’utilisateur',
      'Copié\u00a0: Nom d’utilisateur',
      'Copier\u00a0: Mot de passe',
      'Nom d’utilisateur copié. Collez-le dans QuickBooks, puis copiez le mot de passe.',
      'Mot de passe copié. Collez-le dans QuickBooks.',
    ],
  ])('goes one after the other, and says what is next, in %s', async (locale, copyName, copied, copyPassword, saidName, saidPassword) => {
    const { username, password, user } = await withPair({ locale });
    expect(screen.getByRole('button', { name: copyName })).toHaveAttribute('data-tone', 'primary');
    expect(screen.getByRole('button', { name: copyPassword })).toHaveAttribute('data-tone', 'quiet');

    await user.click(screen.getByRole('button', { name: copyName }));
    expect(await navigator.clipboard.readText()).toBe(username);
    expect(await screen.findByText(saidName)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: copied })).toHaveAttribute('data-tone', 'quiet');
    expect(screen.getByRole('button', { name: copyPassword })).toHaveAttribute('data-tone', 'primary');

    await user.click(screen.getByRole('button', { name: copyPassword }));
    expect(await navigator.clipboard.readText()).toBe(password);
    expect(await screen.findByText(saidPassword)).toBeInTheDocument();
    // Copying shows nothing.
    expect(page()).not.toContain(password);
  });

  it('moves the customer on in the steps, which begin anew when the pair is gone', async () => {
    const { user } = await withPair();
    const current = () => screen.getAllByRole('listitem').flatMap((item, index) => (item.getAttribute('aria-current') === 'step' ? [index + 1] : []));
    expect(current()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Copy User name' }));
    expect(current()).toEqual([3]);
    await user.click(screen.getByRole('button', { name: 'Copy Password' }));
    expect(current()).toEqual([4]);
    act(() => {
      window.dispatchEvent(new Event('pagehide'));
    });
    expect(current()).toEqual([]);
  });

  const refusal = 'Your browser did not allow copying. The text is selected: copy it with your keyboard.';

  async function refused() {
    const given = await withPair();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    await given.user.click(screen.getByRole('button', { name: 'Copy Password' }));
    return given;
  }

  it('that the browser refuses shows the text, selected, for the keyboard', async () => {
    const { password } = await refused();
    expect(await screen.findByText(refusal, { selector: 'p' })).toBeInTheDocument();
    expect(String(getSelection())).toBe(password);
  });

  it('that the browser refuses is said by a region that was there before', async () => {
    const { user } = await withPair();
    const regions = screen.getAllByRole('status');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Copy Password' }));
    await waitFor(() => expect(regions.map(({ textContent }) => textContent)).toContain(refusal));
  });

  it('is said each time, of the same field too, and so is that the browser refuses', async () => {
    const { user } = await withPair();
    await screen.findByText(/^Your credentials are ready/);
    const { heard } = listen();
    await user.click(screen.getByRole('button', { name: 'Copy User name' }));
    await waitFor(() => expect(heard).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: /User name/ }));
    await waitFor(() => expect(heard).toHaveLength(2));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    for (const times of [1, 2]) {
      await user.click(screen.getByRole('button', { name: 'Copy Password' }));
      await waitFor(() => expect(heard.slice(2)).toEqual(Array.from({ length: times }, () => refusal)));
    }
    expect(heard[1]).toBe(heard[0]);
  });

  it('that the browser refuses leaves the password to be hidden again', async () => {
    const { password, user } = await refused();
    await user.click(await screen.findByRole('button', { name: 'Hide Password' }));
    expect(page()).not.toContain(password);
    expect(screen.queryByText(refusal, { selector: 'p' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show Password' }));
    expect(screen.getByText(password)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hide Password' }));
    expect(page()).not.toContain(password);
  });
});

describe('forgetting', () => {
  it('happens when the page is left, and is said', async () => {
    const { username } = await withPair();
    act(() => {
      window.dispatchEvent(new Event('pagehide'));
    });
    expect(page()).not.toContain(username);
    expect(await screen.findByText('The credentials are no longer shown.')).toBeInTheDocument();
  });

  it('happens when the widget goes', async () => {
    const { username, password, unmount, user } = await withPair();
    await user.click(screen.getByRole('button', { name: 'Show Password' }));
    unmount();
    expect(page()).not.toContain(username);
    expect(page()).not.toContain(password);
  });

  it('happens when another customer signs in', async () => {
    const user = userEvent.setup();
    const first = recordedAdapter((await openScenario('pending')).adapter);
    const { rerender } = panel(first);
    await user.click(await getButton());
    await screen.findByText(first.secrets[0] ?? '');
    const second = (await openScenario('pending')).adapter;
    rerender(
      <StrictMode>
        <BankFeedsProvider adapter={second}>
          <CredentialsPanel />
        </BankFeedsProvider>
      </StrictMode>,
    );
    await getButton();
    expect(page()).not.toContain(first.secrets[0]);
  });
});

describe('revoking', () => {
  it.each([
    [
      'en',
      'Revoke these credentials',
      /These accounts stop feeding QuickBooks: Operating account and Reserve savings\./,
      'Revoke',
      'All credentials have been revoked.',
    ],
    [
      'fr-CA',
      'Révoquer ces identifiants',
      /Ces comptes n’alimenteront plus QuickBooks : Operating account et Reserve savings\./,
      'Révoquer',
      'Tous les identifiants ont été révoqués.',
    ],
  ])('names what stops, and asks, in %s', async (locale, revoke, warning, confirm, said) => {
    const { adapter, username, user } = await withPair({ locale }, 'partlyLinked');
    await user.click(screen.getByRole('button', { name: revoke }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(warning);
    expect(adapter.countOf('revokeCredentials')).toBe(0);
    await user.dblClick(within(dialog).getByRole('button', { name: confirm }));
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(adapter.countOf('revokeCredentials')).toBe(1);
    expect(page()).not.toContain(username);
  });

  it('does nothing when it is called off, and gives the focus back', async () => {
    const { adapter, user } = await withPair();
    await user.click(screen.getByRole('button', { name: 'Revoke these credentials' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Keep them' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(adapter.countOf('revokeCredentials')).toBe(0);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Revoke these credentials' })).toHaveFocus());
  });

  it('that fails says so where it was asked, and never offers to make another pair', async () => {
    const given = adapterSaying({ credentialsIssuedAt: '2026-11-20T15:00:00.000Z', accounts: [feedAccount()] });
    panel({ ...given, credentials: { ...given.credentials, revoke: () => Promise.reject(failure('codatUnreachable', 'credentials')) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke all credentials' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('did not answer');
    expect(screen.getAllByRole('alert', { hidden: true })).toHaveLength(1);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Keep them' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('where there is nothing to get', () => {
  it('says what comes first', async () => {
    panel((await openScenario('notStarted')).adapter);
    expect(await screen.findByText('Connect your accounts first; then get credentials here.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says that the bank does not offer it', async () => {
    panel(adapterSaying({ capabilities: { credentials: false, hostedLink: true, accountEditing: true } }));
    expect(await screen.findByText('Your bank does not offer this here.')).toBeInTheDocument();
  });

  it('can look again after a failure', async () => {
    const { adapter, mend } = broken(adapterSaying({}), 'network', 'getFeed');
    panel(adapter);
    await screen.findByRole('alert');
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await getButton()).toBeInTheDocument();
  });
});
