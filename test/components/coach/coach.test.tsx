import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { instantAt } from '../../../src/core/clock.js';
import { actionOfAdvice, type Advice } from '../../../src/core/coach.js';
import type { Feed } from '../../../src/core/feed.js';
import { locales } from '../../../src/core/locale.js';
import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, CredentialsPanel } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { recordedAdapter } from '../../conformance/recorded-adapter.js';
import { adapterSaying, feedAccount } from '../given.js';

const asOf = '2026-11-20T15:00:00.000Z';
const pending = { status: 'pending', accounts: [feedAccount({ status: 'pending' })] } as const;
const card = feedAccount({ id: 'card', name: 'Corporate card', status: 'disconnected' });

interface Case {
  readonly feed: Partial<Feed>;
  readonly en: RegExp;
  readonly 'fr-CA': RegExp;
  /** Between the news and the server's answer, in hours. */
  readonly hours?: number;
}

const cases: Readonly<Record<Advice['kind'], Case>> = {
  unavailable: { feed: { unavailable: 'country' }, en: /United States and Canada only\.$/, 'fr-CA': /États-Unis et du Canada\.$/ },
  notStarted: { feed: { status: 'notStarted', accounts: [] }, en: /^Connect an account, and/, 'fr-CA': /^Connectez un compte/ },
  credentialsNeeded: { feed: pending, en: /^Your accounts are ready for QuickBooks/, 'fr-CA': /^Vos comptes sont prêts/ },
  waiting: { feed: { ...pending, credentialsIssuedAt: '2026-11-20T14:30:00.000Z' }, en: /^As soon as you have chosen/, 'fr-CA': /^Dès que vous aurez choisi/ },
  credentialsUnused: {
    feed: { ...pending, credentialsIssuedAt: '2026-11-16T14:30:00.000Z' },
    en: /^You got credentials on Nov\.? 16, 2026.* QuickBooks has not used them yet/,
    'fr-CA': /^Vous avez obtenu des identifiants le 16 nov\. 2026.* pas encore utilisés/,
  },
  linkExpired: {
    feed: { ...pending, linkGivenAt: '2026-11-20T13:30:00.000Z' },
    en: /^The link that you got on Nov\.? 20, 2026.* works no more/,
    'fr-CA': /^Le lien obtenu le 20 nov\. 2026.* n’est plus valide/,
  },
  blocked: {
    feed: { trouble: 'codat' },
    hours: 1,
    en: /has not answered since Nov\.? 20, 2026/,
    'fr-CA': /ne répond plus depuis le 20 nov\. 2026/,
  },
  partlyConnected: {
    feed: { accounts: [feedAccount(), feedAccount({ id: 'b', status: 'pending' }), feedAccount({ id: 'c', status: 'pending' })] },
    en: /^1 of 3 accounts feed QuickBooks/,
    'fr-CA': /alimentent QuickBooks : 1 sur 3/,
  },
  connected: {
    feed: {},
    en: /collects them about once a day, or when you choose Update there\.$/,
    'fr-CA': /environ une fois par jour, ou lorsque vous y choisissez Mettre à jour\.$/,
  },
  accountsDisconnected: {
    feed: { accounts: [feedAccount(), card] },
    en: /no longer takes transactions of Corporate card: get new credentials/,
    'fr-CA': /ne reçoit plus d’opérations pour Corporate card : obtenez/,
  },
  ended: { feed: { status: 'unlinked' }, en: /^The feed to QuickBooks has ended/, 'fr-CA': /^Le flux vers QuickBooks a pris fin/ },
  stale: { feed: {}, hours: 50, en: /was last read from QuickBooks on Nov\.? 20, 2026/, 'fr-CA': /lus pour la dernière fois le 20 nov\. 2026/ },
};

const kinds = Object.keys(cases).filter((kind): kind is Advice['kind'] => Object.hasOwn(actionOfAdvice, kind));

const answered = (hours: number) => instantAt(Date.parse(asOf) + hours * 3_600_000);

function placed(widget: ReactElement, { feed, hours = 0 }: Case, locale = 'en') {
  render(
    <BankFeedsProvider adapter={adapterSaying({ ...feed, answeredAt: answered(hours) })} locale={locale}>
      {widget}
    </BankFeedsProvider>,
  );
}

const open = adapterSaying({});

function OpenPage({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <BankFeedsProvider adapter={open} theme={theme}>
      <BankFeedAccountStatusList />
    </BankFeedsProvider>
  );
}

async function advice(): Promise<HTMLElement> {
  await waitFor(() => expect(document.querySelector('[data-bf-part="advice"]')).not.toBeNull());
  const [only, ...more] = document.querySelectorAll<HTMLElement>('[data-bf-part="advice"]');
  expect(more).toEqual([]);
  return only ?? document.body;
}

describe('the coach in the list', () => {
  it('has a case for every advice', () => {
    expect(kinds.sort()).toEqual(Object.keys(actionOfAdvice).sort());
  });

  for (const kind of kinds) {
    it.each(locales)(`says one sentence and offers at most one thing, ${kind}, in %s`, async (locale) => {
      placed(<BankFeedAccountStatusList onConnect={() => undefined} />, cases[kind], locale);
      const shown = await advice();
      expect(shown).toHaveAttribute('data-state', kind);
      const sentence = shown.matches('p') ? shown : within(shown).getByRole('paragraph');
      expect(sentence).toHaveTextContent(cases[kind][locale]);
      expect(within(shown).queryAllByRole('button').length + within(shown).queryAllByRole('link').length).toBeLessThanOrEqual(1);
      expect(await axeFaults()).toEqual([]);
    });
  }

  it.each([
    ['credentialsNeeded', 'Continue connecting to QuickBooks'],
    ['credentialsUnused', 'Continue connecting to QuickBooks'],
    ['accountsDisconnected', 'Reconnect'],
    ['ended', 'Reconnect'],
  ] as const)('leads on to the journey of the host, %s', async (kind, name) => {
    const onConnect = vi.fn();
    placed(<BankFeedAccountStatusList onConnect={onConnect} />, cases[kind]);
    await userEvent.click(within(await advice()).getByRole('button', { name }));
    expect(onConnect).toHaveBeenCalledTimes(1);
  });

  it.each(['waiting', 'partlyConnected', 'connected'] as const)('leads to QuickBooks without telling it from where, %s', async (kind) => {
    placed(<BankFeedAccountStatusList />, cases[kind]);
    const link = within(await advice()).getByRole('link', { name: 'Open QuickBooks (opens in a new tab)' });
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAttribute('referrerpolicy', 'no-referrer');
  });

  it('asks again where nothing has been heard', async () => {
    const adapter = recordedAdapter(adapterSaying({ answeredAt: answered(50) }));
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    await userEvent.click(within(await advice()).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(adapter.countOf('getFeed')).toBe(2));
  });

  it.each([3, -3])('alarms nobody whose clock is %s days wrong', async (days) => {
    vi.setSystemTime(Date.parse(asOf) + days * 24 * 3_600_000);
    placed(<BankFeedAccountStatusList />, cases.connected);
    expect(await advice()).toHaveAttribute('data-state', 'connected');
  });

  it('says that news are old once a page has stood open for days', async () => {
    const { rerender } = render(<OpenPage theme="light" />);
    expect(await advice()).toHaveAttribute('data-state', 'connected');
    vi.setSystemTime(Date.parse(asOf) + 50 * 3_600_000);
    rerender(<OpenPage theme="dark" />);
    expect(await advice()).toHaveAttribute('data-state', 'stale');
  });
});

describe('the coach in the panel', () => {
  for (const kind of kinds.filter((each) => each !== 'notStarted' && each !== 'credentialsNeeded')) {
    it.each(locales)(`says the same there, ${kind}, in %s`, async (locale) => {
      placed(<CredentialsPanel />, cases[kind], locale);
      expect(await advice()).toHaveAttribute('data-state', kind);
      expect(within(await advice()).getByRole('paragraph')).toHaveTextContent(cases[kind][locale]);
      expect(await axeFaults()).toEqual([]);
    });
  }

  it('offers no pair that could not work once the feed has ended, but still revokes the earlier ones', async () => {
    placed(<CredentialsPanel />, { ...cases.ended, feed: { status: 'deauthorized', credentialsIssuedAt: '2026-11-16T14:30:00.000Z' } });
    expect(within(await advice()).getByRole('button', { name: 'Connect account to QuickBooks' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Get/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Revoke all credentials' })).toBeInTheDocument();
  });

  it('is silent while a pair is shown', async () => {
    const user = userEvent.setup();
    render(
      <BankFeedsProvider adapter={(await openScenario('credentialsIssued')).adapter}>
        <CredentialsPanel />
      </BankFeedsProvider>,
    );
    expect(await advice()).toHaveAttribute('data-state', 'waiting');
    await user.click(screen.getByRole('button', { name: 'Get new credentials' }));
    await screen.findByRole('group', { name: /^Credentials for QuickBooks|^Identifiants pour QuickBooks/ });
    expect(document.querySelector('[data-bf-part="advice"]')).toBeNull();
  });
});

describe('the coach in the dialog', () => {
  async function opened(each: Case) {
    placed(<ConnectToQuickBooksButton quickBooksUrl="https://quickbooks.example/" />, each);
    await userEvent.click(await screen.findByRole('button', { name: /QuickBooks/ }));
    return within(await screen.findByRole('dialog'));
  }

  it.each(['bank', 'codat'] as const)('tells whose side it is on: %s', async (trouble) => {
    placed(<BankFeedAccountStatusList />, { ...cases.blocked, feed: { trouble } });
    expect(await advice()).toHaveTextContent(trouble === 'bank' ? /^Something on our side/ : /^The service between us and QuickBooks/);
  });

  it.each(['waiting', 'credentialsUnused'] as const)('says while waiting how it stands: %s', async (kind) => {
    const dialog = await opened(cases[kind]);
    await dialog.findByRole('heading', { name: 'Waiting for QuickBooks' });
    expect(await advice()).toHaveAttribute('data-state', kind);
    expect(dialog.getByText('You may close this window: nothing is lost.')).toBeInTheDocument();
  });

  it.each(['connected', 'partlyConnected', 'accountsDisconnected'] as const)('says at the end how it stands: %s', async (kind) => {
    const dialog = await opened(cases[kind]);
    await dialog.findByRole('heading', { name: /connected$/ });
    expect(await advice()).toHaveAttribute('data-state', kind);
    const [link] = dialog.queryAllByRole('link');
    if (kind !== 'accountsDisconnected') expect(link).toHaveAttribute('href', 'https://quickbooks.example/');
  });
});

describe('the coach, as people and time bring it about', () => {
  it.each([
    ['notStarted', 'notStarted'],
    ['unavailableCountry', 'unavailable'],
    ['pending', 'credentialsNeeded'],
    ['credentialsIssued', 'waiting'],
    ['credentialsUnused', 'credentialsUnused'],
    ['partlyLinked', 'partlyConnected'],
    ['linkedEmpty', 'connected'],
    ['disconnected', 'accountsDisconnected'],
    ['unlinked', 'ended'],
    ['deauthorized', 'ended'],
    ['silentCodat', 'blocked'],
    ['keyRefused', 'blocked'],
    ['linkExpired', 'linkExpired'],
    ['newerServer', 'stale'],
  ] as const)('in the scenario %s says: %s', async (scenario, kind) => {
    const { adapter } = await openScenario(scenario);
    render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList />
      </BankFeedsProvider>,
    );
    expect(await advice()).toHaveAttribute('data-state', kind);
  });
});
