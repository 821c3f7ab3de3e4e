import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { permissionsTextHashes, permissionsTextVersion, type ConsentOnRecord } from '../../../src/core/consent.js';
import type { Feed } from '../../../src/core/feed.js';
import type { Locale } from '../../../src/core/locale.js';
import { BankFeedsProvider, ConsentReceipt } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { describeConformance } from '../../conformance/describe-conformance.js';
import { adapterSaying, broken, feedAccount, unanswered } from '../given.js';

const record: ConsentOnRecord = {
  textVersion: permissionsTextVersion,
  locale: 'en',
  textHash: permissionsTextHashes.en,
  acceptedAt: '2026-11-14T15:01:40.000Z',
  accountIds: ['operating'],
};

const saying =
  (onRecord: ConsentOnRecord | null, parts: Partial<Feed> = {}) =>
  () =>
    adapterSaying({ consent: { textVersion: permissionsTextVersion, onRecord }, ...parts });

const title = () => screen.findByRole('heading', { level: 2 });

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute('data-bf-print');
});

describeConformance('ConsentReceipt', {
  render: (props) => <ConsentReceipt {...props} />,
  root: HTMLElement,
  openAdapter: async () => (await openScenario('linked')).adapter,
  says: { key: 'receipt.title', en: 'What you agreed to', 'fr-CA': 'Ce que vous avez accepté' },
  asks: ['getFeed'],
  states: {
    'on record': { openAdapter: async () => (await openScenario('linked')).adapter, arrange: () => screen.findByText(permissionsTextVersion) },
    'nothing yet': { openAdapter: async () => (await openScenario('notStarted')).adapter, arrange: () => screen.findByText(/^You have not|^Vous n’avez/) },
    'another text': { openAdapter: saying({ ...record, textVersion: '2025-01-01', textHash: null }), arrange: () => screen.findByText('2025-01-01') },
    'not available': { openAdapter: async () => (await openScenario('unavailableCountry')).adapter, arrange: title },
    loading: { openAdapter: () => adapterSaying({}, { getFeed: unanswered }), arrange: () => screen.findByRole('status') },
    failed: { openAdapter: () => broken(adapterSaying({}), 'internal', 'getFeed').adapter, arrange: () => screen.findByRole('alert') },
  },
});

async function shown(onRecord: ConsentOnRecord | null, locale: Locale = 'en', parts: Partial<Feed> = {}) {
  render(
    <BankFeedsProvider adapter={saying(onRecord, parts)()} locale={locale}>
      <ConsentReceipt />
    </BankFeedsProvider>,
  );
  await title();
  await screen.findByText(onRecord?.textVersion ?? /./);
}

function factOf(term: string): string {
  const name = screen.getByText(term, { selector: 'dt' });
  return name.nextElementSibling?.textContent ?? '';
}

describe('the receipt', () => {
  it('says when, for which accounts, in which language, to which text, and the text’s fingerprint', async () => {
    await shown({ ...record, accountIds: ['operating', 'sold'] }, 'en', {
      accounts: [feedAccount({ name: 'Operating account' }), feedAccount({ id: 'other', name: 'Not agreed' })],
    });
    expect(factOf('When')).toMatch(/Nov 14, 2026/);
    expect(factOf('Accounts')).toBe('Operating account and an account that is no longer connected');
    expect(factOf('Shown in')).toBe('English');
    expect(factOf('Version')).toBe(permissionsTextVersion);
    expect(factOf('Fingerprint of the text')).toBe(permissionsTextHashes.en);
  });

  it('shows the words that were agreed to in the language in which they were shown, marked as such', async () => {
    await shown({ ...record, locale: 'fr-CA', textHash: null }, 'en');
    const text = screen.getByRole('region', { name: 'The text' });
    expect(text).toHaveAttribute('lang', 'fr-CA');
    expect(text).toHaveTextContent('Autoriser Maple Bank à transmettre des opérations à QuickBooks');
    expect(factOf('Fingerprint of the text')).toBe('Not taken: your browser could not compute it.');
  });

  it('does not pass today’s words off as those of an earlier version', async () => {
    await shown({ ...record, textVersion: '2025-01-01' }, 'fr-CA');
    expect(screen.queryByRole('region', { name: 'Le texte' })).toBeNull();
    expect(screen.getByText('Le texte a changé depuis. Maple Bank conserve la version que vous avez acceptée.')).toBeInTheDocument();
  });

  it('prints itself alone, and leaves the page as it was', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await shown(record);
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);
    expect(document.documentElement).toHaveAttribute('data-bf-print', 'receipt');
    window.dispatchEvent(new Event('afterprint'));
    expect(document.documentElement).not.toHaveAttribute('data-bf-print');
    vi.unstubAllGlobals();
  });
});
