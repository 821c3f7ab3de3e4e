import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import { parseLocalDate } from '../../../src/core/local-date.js';
import { locales } from '../../../src/core/locale.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';
import { BankFeedsProvider, preloadTransactionsTable, TransactionsTable, type TransactionsTableProps } from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, transaction } from '../given.js';
import { listingBank } from './listing-bank.js';

const payroll: FeedTransaction = transaction({
  id: 'txn-2026-11-19-0042',
  date: parseLocalDate('2026-11-19'),
  description: 'Payroll',
  reference: 'REF-7',
  type: 'directDeposit',
  amount: 250_000,
  balance: -1_234,
  stage: 'late',
  reason: 'tooOld',
  sentAt: null,
  history: [
    { stage: 'queued', reason: 'futureDated', at: '2026-11-19T03:30:00.000Z' },
    { stage: 'sending', reason: null, at: '2026-11-20T04:59:00.000Z' },
    { stage: 'late', reason: 'tooOld', at: '2026-11-20T05:00:00.000Z' },
  ],
});
const coffee = transaction({ id: 'coffee', stage: 'sent', sentAt: '2026-11-20T04:59:00.000Z' });

beforeAll(() => preloadTransactionsTable({ display: 'scroll', source: 'array' }));

afterEach(() => {
  vi.restoreAllMocks();
  document.getSelection()?.removeAllRanges();
});

type Placed = Partial<TransactionsTableProps> & { readonly adapter?: BankFeedsAdapter; readonly locale?: string };

function shown({ adapter = adapterSaying({}), locale = 'en', ...table }: Placed = {}) {
  return render(
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable {...table} />
    </BankFeedsProvider>,
  );
}

const inMemory = { transactions: [payroll, coffee], currency: 'CAD' } as const;
const dialog = () => screen.findByRole('dialog', { name: /^Transaction details$|^Détails de l’opération$/ });
const header = (name: RegExp) => screen.findByRole('rowheader', { name });
const rowOf = async (name: RegExp) => (await header(name)).closest<HTMLElement>('[data-bf-part="transaction"]') ?? document.body;

async function closed() {
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

/** Term and fact, as the dialog tells them. */
async function facts(): Promise<readonly (readonly [string, string])[]> {
  const terms = within(await dialog()).getAllByRole('term');
  return terms.map((term) => [term.textContent ?? '', term.nextElementSibling?.textContent ?? '']);
}

describe('the details', () => {
  it.each([
    [
      'en',
      [
        ['Date', 'Nov 19, 2026'],
        ['Description', 'Payroll'],
        ['Reference', 'REF-7'],
        ['Type', 'Direct deposit'],
        ['Amount', '+CA$2,500.00'],
        ['Balance', '−CA$12.34'],
        ['Account', 'Operating account ••5670'],
      ],
      'What has happened so far',
      [
        /^Nov 18, 2026, 10:30\sp\.m\. Queued: dated in the future$/,
        /^Nov 19, 2026, 11:59\sp\.m\. Sending$/,
        /^Nov 20, 2026, 12:00\sa\.m\. Too late: too old for QuickBooks$/,
      ],
    ],
    [
      'fr-CA',
      [
        ['Date', '19 nov. 2026'],
        ['Description', 'Payroll'],
        ['Référence', 'REF-7'],
        ['Type', 'Dépôt direct'],
        ['Montant', '+2 500,00 $ CA'],
        ['Solde', '−12,34 $ CA'],
        ['Compte', 'Operating account ••5670'],
      ],
      'Ce qui s’est passé jusqu’ici',
      [
        /^18 nov\. 2026, 22\sh\s30 À envoyer\s: date à venir$/,
        /^19 nov\. 2026, 23\sh\s59 Envoi en cours$/,
        /^20 nov\. 2026, 00\sh\s00 Trop tardive\s: trop ancienne pour QuickBooks$/,
      ],
    ],
  ] as const)('tell everything that is known, and the history in the account’s own time, in %s', async (locale, told, history, steps) => {
    shown({ adapter: listingBank([payroll, coffee]).adapter, locale });
    await userEvent.click(await header(/Payroll/));
    expect((await facts()).map(([term, fact]) => [term, fact.replaceAll('\u00a0', ' ')])).toEqual(
      told.map(([term, fact]) => [term, fact.replaceAll('\u00a0', ' ')]),
    );
    const list = within(await dialog()).getByRole('list', { name: history });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(steps.length);
    items.forEach((item, place) => expect(item.textContent).toMatch(steps[place] ?? /^$/));
    expect([...list.querySelectorAll('time')].map(({ dateTime }) => dateTime)).toEqual(payroll.history?.map(({ at }) => at));
    const stage = within(await dialog()).getByRole('region', { name: locale === 'en' ? 'Stage' : 'Étape' });
    expect(stage).toHaveTextContent(locale === 'en' ? 'It came in too many days after its date' : 'Elle est arrivée trop de jours après sa date');
  });

  it.each([
    ['en', 'None'],
    ['fr-CA', 'Aucune'],
  ])('say that there is no reference, and leave out what is not known, in %s', async (locale, none) => {
    shown({ ...inMemory, locale });
    await userEvent.click(await header(/Coffee/));
    const told = await facts();
    expect(told[2]?.[1]).toBe(none);
    expect(told).toHaveLength(6);
    expect(within(await dialog()).queryByRole('list')).toBeNull();
  });

  it('tell every moment in the account’s own time, beside the history and without one', async () => {
    const sent = { ...coffee, history: [{ stage: 'sent', reason: null, at: '2026-11-20T04:59:00.000Z' }] } as const;
    shown({ adapter: listingBank([sent], { timeZone: 'America/Vancouver' }).adapter });
    await userEvent.click(await screen.findByRole('button', { name: 'Sent' }));
    expect(await screen.findByText(/Sent: Nov 19, 2026, 8:59\sp\.m\./)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'See the details' }));
    const open = await dialog();
    expect(within(open).getByText(/Sent: Nov 19, 2026, 8:59\sp\.m\./)).toBeInTheDocument();
    expect(within(open).getByRole('listitem').textContent).toMatch(/^Nov 19, 2026, 8:59\sp\.m\. Sent$/);
  });

  it.each(locales)('have no fault that axe can see, in %s', async (locale) => {
    shown({ adapter: listingBank([payroll]).adapter, locale });
    await userEvent.click(await header(/Payroll/));
    await dialog();
    expect(await axeFaults()).toEqual([]);
  });
});

for (const display of ['pages', 'scroll'] as const) {
  describe(`a click, in ${display}`, () => {
    it('on a row opens its details, after the host has heard of it', async () => {
      const onTransactionClick = vi.fn(() => expect(screen.queryByRole('dialog')).toBeNull());
      shown({ ...inMemory, display, onTransactionClick });
      await userEvent.click(within(await rowOf(/Coffee/)).getByText('Debit'));
      expect(await facts()).toContainEqual(['Description', 'Coffee']);
      expect(onTransactionClick.mock.calls).toEqual([[coffee, expect.objectContaining({ type: 'click' })]]);
    });

    it('opens nothing where the host keeps it to itself', async () => {
      const opened = vi.fn<(transaction: FeedTransaction) => void>();
      shown({
        ...inMemory,
        display,
        onTransactionClick(clicked, event) {
          event.preventDefault();
          opened(clicked);
        },
      });
      await userEvent.click(await header(/Coffee/));
      expect(opened).toHaveBeenCalledWith(coffee);
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(screen.queryByText('Loading…')).toBeNull();
    });

    it('opens nothing where there are no details, and the host hears of it still', async () => {
      const onTransactionClick = vi.fn();
      shown({ ...inMemory, display, details: false, onTransactionClick });
      await userEvent.click(await header(/Coffee/));
      expect(onTransactionClick).toHaveBeenCalledTimes(1);
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    it('on a box, a host’s own button or link, or marked text opens nothing', async () => {
      const onTransactionClick = vi.fn();
      shown({
        ...inMemory,
        display,
        selectable: true,
        onTransactionClick,
        columns: [
          'description',
          'amount',
          {
            id: 'own',
            header: 'Own',
            cell: ({ id }) => (
              <>
                <button type="button">Button of {id}</button>
                <a href="#receipt">Receipt of {id}</a>
              </>
            ),
          },
        ],
      });
      await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Coffee' }));
      await userEvent.click(await screen.findByRole('button', { name: 'Button of coffee' }));
      await userEvent.click(await screen.findByRole('link', { name: 'Receipt of coffee' }));
      const name = within(await header(/Coffee/)).getByText('Coffee');
      document.getSelection()?.selectAllChildren(name);
      // What a mouse does after marking: it is let go over the text that is marked.
      name.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      expect(onTransactionClick).not.toHaveBeenCalled();
      expect(screen.queryByRole('dialog')).toBeNull();
      document.getSelection()?.removeAllRanges();
      await userEvent.click(name);
      expect(await dialog()).toBeInTheDocument();
    });
  });
}

describe('the way by keyboard', () => {
  it('leads from the stage over its explanation to the details, and back to where it began', async () => {
    shown(inMemory);
    const stage = within(await rowOf(/Coffee/)).getByRole('button', { name: 'Sent' });
    stage.focus();
    await userEvent.keyboard('{Enter}');
    const details = await screen.findByRole('button', { name: 'See the details' });
    expect(details).toHaveAttribute('aria-haspopup', 'dialog');
    await userEvent.tab();
    while (document.activeElement !== details && document.activeElement !== document.body) await userEvent.tab();
    expect(details).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(within(await dialog()).getByRole('heading', { name: 'Transaction details' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await closed();
    expect(details).toHaveFocus();

    await userEvent.keyboard('{Enter}');
    await userEvent.click(
      within(await dialog())
        .getAllByRole('button', { name: 'Close' })
        .at(-1) ?? document.body,
    );
    await closed();
    expect(details).toHaveFocus();
  });

  it('leads from the stage straight to the details in one scroll, and back', async () => {
    shown({ ...inMemory, display: 'scroll' });
    const stage = within(await rowOf(/Coffee/)).getByRole('button', { name: 'Sent' });
    expect(stage).toHaveAttribute('aria-haspopup', 'dialog');
    stage.focus();
    await userEvent.keyboard('{Enter}');
    expect(await facts()).toContainEqual(['Description', 'Coffee']);
    await userEvent.keyboard('{Escape}');
    await closed();
    expect(stage).toHaveFocus();
  });

  it('ends at the explanation where there are no details', async () => {
    shown({ ...inMemory, details: false });
    await userEvent.click(within(await rowOf(/Coffee/)).getByRole('button', { name: 'Sent' }));
    await screen.findByText(/It has been sent/);
    expect(screen.queryByRole('button', { name: 'See the details' })).toBeNull();
  });

  it('has no button for a stage in one scroll where there are no details', async () => {
    shown({ ...inMemory, display: 'scroll', details: false });
    expect(within(await rowOf(/Coffee/)).queryByRole('button')).toBeNull();
    expect(await rowOf(/Coffee/)).toHaveTextContent('Sent');
  });
});

describe('the reference for support', () => {
  it.each([
    ['en', 'Reference for support', 'Copy', 'Reference copied.'],
    ['fr-CA', 'Référence pour le soutien', 'Copier', 'Référence copiée.'],
  ])('is the transaction’s own name at the bank, and can be copied, in %s', async (locale, name, copy, copied) => {
    const user = userEvent.setup({ writeToClipboard: true });
    shown({ ...inMemory, locale });
    await user.click(await header(/Payroll/));
    const support = within(await dialog()).getByRole('group', { name });
    expect(support).toHaveTextContent('txn-2026-11-19-0042');
    await user.click(within(support).getByRole('button', { name: copy }));
    expect(await within(support).findByText(copied)).toHaveAttribute('role', 'status');
    expect(await navigator.clipboard.readText()).toBe('txn-2026-11-19-0042');
  });

  it.each([
    ['en', 'Copy', /^Your browser does not allow copying here/],
    ['fr-CA', 'Copier', /^Votre navigateur ne permet pas de copier ici/],
  ])('stays to be read where the browser refuses, in %s', async (locale, copy, refused) => {
    const user = userEvent.setup({ writeToClipboard: true });
    shown({ ...inMemory, locale });
    await user.click(await header(/Payroll/));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(within(await dialog()).getByRole('button', { name: copy }));
    expect(await within(await dialog()).findByText(refused)).toHaveAttribute('role', 'status');
    expect(await dialog()).toHaveTextContent('txn-2026-11-19-0042');
  });
});
