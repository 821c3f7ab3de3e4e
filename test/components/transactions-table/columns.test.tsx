import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../../src/core/local-date.js';
import { locales } from '../../../src/core/locale.js';
import type { FeedTransaction } from '../../../src/core/transaction.js';
import {
  BankFeedsProvider,
  preloadTransactionsTable,
  TransactionsTable,
  type TransactionsTableColumn,
  type TransactionsTableProps,
} from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, transaction } from '../given.js';

function row(id: string, others: Partial<FeedTransaction> = {}): FeedTransaction {
  return transaction({ id, description: id, date: parseLocalDate('2026-11-19'), sentAt: null, ...others });
}

const rows = [
  row('Rent', { reference: 'REF-1', amount: -150_000 }),
  row('Payroll', { amount: 500_000, type: 'deposit' }),
  row('Coffee', { reference: 'REF-3' }),
];

beforeAll(() => preloadTransactionsTable({ display: 'scroll', source: 'array' }));

function Table({ locale = 'en', ...table }: Partial<TransactionsTableProps> & { readonly locale?: string }) {
  return (
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <TransactionsTable transactions={rows} currency="CAD" {...table} />
    </BankFeedsProvider>
  );
}

const adapter = adapterSaying({});
const headers = () => screen.getAllByRole('columnheader');
const column = (id: string) =>
  screen
    .getAllByRole('row')
    .flatMap((line) => [...line.querySelectorAll<HTMLElement>(`[role="cell"][data-column="${id}"], [role="rowheader"][data-column="${id}"]`)]);
const texts = (id: string) => column(id).map(({ textContent }) => textContent);

for (const display of ['pages', 'scroll'] as const) {
  describe(`a host’s own column, in ${display}`, () => {
    it('says what its text says, under its heading, and cannot be sorted by', async () => {
      render(<Table display={display} columns={['description', { id: 'vendor', header: 'Vendor', text: ({ id }) => `<b>${id}</b> & co` }]} />);
      await screen.findAllByRole('rowheader');
      expect(headers().map(({ textContent, dataset }) => [dataset['column'], textContent])).toEqual([
        ['description', 'DescriptionDescription'],
        ['vendor', 'VendorVendor'],
      ]);
      const header = screen.getByRole('columnheader', { name: 'Vendor' });
      expect(within(header).queryByRole('button')).toBeNull();
      expect(header).not.toHaveAttribute('aria-sort');
      expect(texts('vendor')).toEqual(['<b>Rent</b> & co', '<b>Payroll</b> & co', '<b>Coffee</b> & co']);
      expect(column('vendor').every((cell) => cell.firstElementChild?.tagName === 'BDI')).toBe(true);
    });

    it('draws what its cell draws, changes with the host, and never gives what belongs to one transaction to another', async () => {
      function Tick({ id }: { readonly id: string }) {
        const [times, setTimes] = useState(0);
        return (
          <button type="button" onClick={() => setTimes(times + 1)}>
            {id} {times}
          </button>
        );
      }
      const columns = (word: string): readonly (string | TransactionsTableColumn)[] => [
        'description',
        'amount',
        {
          id: 'own',
          header: 'Own',
          cell: ({ id }) => (
            <>
              <Tick id={id} />
              <i>{word}</i>
            </>
          ),
        },
      ];
      const { rerender } = render(<Table display={display} columns={columns('one')} />);
      await waitFor(() =>
        expect(screen.getAllByRole('button', { name: /\d$/ }).map(({ textContent }) => textContent)).toEqual(['Rent 0', 'Payroll 0', 'Coffee 0']),
      );
      await userEvent.click(screen.getByRole('button', { name: 'Coffee 0' }));
      expect(screen.getByRole('button', { name: 'Coffee 1' })).toHaveFocus();
      expect(screen.queryByRole('dialog')).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
      // In a scroll rows come and go: there it begins afresh.
      await waitFor(() => expect(texts('own')).toEqual(['Payroll 0one', `Coffee ${display === 'pages' ? 1 : 0}one`, 'Rent 0one']));
      act(() => rerender(<Table display={display} columns={columns('two')} />));
      await waitFor(() => expect(column('own').every((cell) => cell.textContent?.endsWith('two'))).toBe(true));
    });

    it('stands at the end where it holds figures', async () => {
      render(
        <Table
          display={display}
          columns={['description', { id: 'fee', header: 'Fee', text: () => '1', align: 'end' }, { id: 'note', header: 'Note', text: () => 'x' }]}
        />,
      );
      await screen.findAllByRole('rowheader');
      expect(column('fee').every(({ dataset }) => dataset['align'] === 'end')).toBe(true);
      expect(column('note').every(({ dataset }) => dataset['align'] === undefined)).toBe(true);
      expect(screen.getByRole('columnheader', { name: 'Fee' })).toHaveAttribute('data-align', 'end');
    });

    it('takes the place of one of the table’s: its heading and its order stay', async () => {
      render(
        <Table
          display={display}
          columns={[
            { id: 'description', text: ({ description }) => description.toUpperCase() },
            { id: 'amount', header: 'Worth', cell: ({ amount }) => <meter min={-1_000_000} max={1_000_000} value={amount} aria-label={`${amount} cents`} /> },
            { id: 'balance', text: () => 'kept', align: 'start' },
          ]}
        />,
      );
      await waitFor(() => expect(screen.getAllByRole('meter')).toHaveLength(3));
      expect(texts('description')).toEqual(['RENT', 'PAYROLL', 'COFFEE']);
      expect(screen.getAllByRole('rowheader').map(({ dataset }) => dataset['column'])).toEqual(['description', 'description', 'description']);
      expect(column('amount').every(({ dataset }) => dataset['align'] === 'end')).toBe(true);
      expect(column('balance').every(({ dataset }) => dataset['align'] === undefined)).toBe(true);
      await userEvent.click(screen.getByRole('button', { name: 'Worth' }));
      await waitFor(() =>
        expect(screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-label'))).toEqual(['500000 cents', '-450 cents', '-150000 cents']),
      );
      expect(screen.getByRole('button', { name: 'Balance' })).toBeInTheDocument();
    });

    it('is left out where nothing is known of it', async () => {
      render(<Table display={display} columns={['amount', 'password', { id: 'nameless', text: () => 'x' }, 'description', 'constructor']} />);
      await screen.findAllByRole('rowheader');
      expect(headers().map(({ dataset }) => dataset['column'])).toEqual(['amount', 'description']);
    });

    it('can be hidden and moved like the others', async () => {
      render(<Table display={display} columns={['description', { id: 'vendor', header: 'Vendor', text: ({ id }) => `of ${id}` }, 'amount']} />);
      await screen.findAllByRole('rowheader');
      await userEvent.click(screen.getByRole('button', { name: 'Options' }));
      await userEvent.click(await screen.findByRole('button', { name: 'Move Vendor earlier' }));
      expect(headers().map(({ dataset }) => dataset['column'])).toEqual(['vendor', 'description', 'amount']);
      expect(texts('vendor')).toEqual(['of Rent', 'of Payroll', 'of Coffee']);
      await userEvent.click(screen.getByRole('checkbox', { name: 'Vendor' }));
      expect(headers().map(({ dataset }) => dataset['column'])).toEqual(['description', 'amount']);
    });

    it('names the rows where it stands first and there is no description', async () => {
      render(<Table display={display} selectable columns={[{ id: 'vendor', header: 'Vendor', text: ({ id }) => `vendor of ${id}` }, 'amount']} />);
      expect(await screen.findByRole('checkbox', { name: 'Select vendor of Rent' })).toBeInTheDocument();
      expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['vendor of Rent', 'vendor of Payroll', 'vendor of Coffee']);
    });

    it.each(locales)('has no fault that axe can see, in %s', async (locale) => {
      render(
        <Table
          display={display}
          locale={locale}
          columns={['date', 'description', 'reference', { id: 'own', header: 'Own', cell: ({ id }) => <a href="#receipt">{id}</a> }, 'amount']}
        />,
      );
      await waitFor(() => expect(screen.getAllByRole('link')).toHaveLength(3));
      expect(await axeFaults()).toEqual([]);
    });
  });
}

describe('the reference', () => {
  it('stands beside the description, where it has no column', async () => {
    render(<Table columns={['description', 'amount']} />);
    await screen.findAllByRole('rowheader');
    expect(texts('description')).toEqual(['Rent REF-1', 'Payroll', 'Coffee REF-3']);
  });

  it.each([
    ['en', 'Reference'],
    ['fr-CA', 'Référence'],
  ])('stands in its own column alone, where it has one, in %s', async (locale, name) => {
    render(<Table locale={locale} columns={['description', 'reference']} />);
    await screen.findAllByRole('rowheader');
    expect(screen.getByRole('columnheader', { name })).toBeInTheDocument();
    expect(texts('description')).toEqual(['Rent', 'Payroll', 'Coffee']);
    expect(texts('reference')).toEqual(['REF-1', '', 'REF-3']);
  });

  it('goes back to the description when its column is hidden, and stays with its own row', async () => {
    render(<Table columns={['description', 'reference', 'amount']} />);
    await screen.findAllByRole('rowheader');
    await userEvent.click(screen.getByRole('button', { name: 'Options' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Reference' }));
    expect(texts('description')).toEqual(['Rent REF-1', 'Payroll', 'Coffee REF-3']);
    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await waitFor(() => expect(texts('description')).toEqual(['Payroll', 'Coffee REF-3', 'Rent REF-1']));
    await userEvent.type(screen.getByRole('searchbox'), 'ref');
    await waitFor(() => expect(texts('description')).toEqual(['Coffee REF-3', 'Rent REF-1']));
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'payroll');
    await waitFor(() => expect(texts('description')).toEqual(['Payroll']));
  });
});

describe('without the stage', () => {
  it.each(['pages', 'scroll'] as const)('leads to the details by keyboard all the same, in %s', async (display) => {
    render(<Table display={display} columns={['date', 'description', 'amount']} />);
    await screen.findAllByRole('rowheader');
    screen.getByRole('button', { name: 'Payroll' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Transaction details' })).toHaveTextContent('Payroll');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Payroll' })).toHaveFocus());
  });

  it('has no such button where there are no details', async () => {
    render(<Table columns={['date', 'description', 'amount']} details={false} />);
    await screen.findAllByRole('rowheader');
    expect(screen.queryByRole('button', { name: 'Payroll' })).toBeNull();
  });
});

describe('columns that make no table', () => {
  it('are the table’s own, where nothing is known of any', async () => {
    render(<Table columns={['nothing', 'of-this']} />);
    await screen.findAllByRole('rowheader');
    expect(headers()).toHaveLength(6);
  });

  it('stand once, where they are named twice', async () => {
    render(<Table columns={['description', 'amount', 'description']} />);
    await screen.findAllByRole('rowheader');
    expect(headers().map(({ dataset }) => dataset['column'])).toEqual(['description', 'amount']);
  });
});
