import { act, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../../src/core/adapter.js';
import type { BankFeedsError } from '../../../src/core/error.js';
import type { TransactionRows } from '../../../src/core/rows/transaction-rows.js';
import { parseLocalDate } from '../../../src/core/local-date.js';
import { locales, type Locale } from '../../../src/core/locale.js';
import type { FeedTransaction, TransactionPage, TransactionsQuery } from '../../../src/core/transaction.js';
import { csvHead, csvRow } from '../../../src/components/transactions-table/export/csv.js';
import { everyLocalRow } from '../../../src/components/transactions-table/export/every-local-row.js';
import { everyPage } from '../../../src/components/transactions-table/export/every-page.js';
import { availableColumns } from '../../../src/components/transactions-table/shown-columns.js';
import { useMessages } from '../../../src/i18n/use-messages.js';
import { BankFeedsProvider, TransactionsTable, type TransactionsTableProps } from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, failure, transaction } from '../given.js';
import { listingBank } from './listing-bank.js';
import { heldTransactions } from './local-table.js';

function row(id: string, others: Partial<FeedTransaction> = {}): FeedTransaction {
  return transaction({ id, description: id, date: parseLocalDate('2026-11-19'), sentAt: null, ...others });
}

interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

let saved: SavedFile[];

/** jsdom saves no files: what a link with `download` would save is kept here. */
beforeEach(() => {
  saved = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:file-${blobs.size}`;
    if (blob instanceof Blob) blobs.set(url, blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    const name = this.download;
    // Read as bytes: a reader of text would take the byte order mark away.
    void blob?.arrayBuffer().then((bytes) => saved.push({ name, type: blob.type, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }));
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

type Placed = Partial<Omit<TransactionsTableProps, 'onError'>> & {
  readonly adapter?: BankFeedsAdapter;
  readonly locale?: string;
  readonly onError?: (error: BankFeedsError) => void;
};

function shown({ adapter = adapterSaying({}), locale = 'en', onError, ...table }: Placed = {}) {
  return render(
    <BankFeedsProvider adapter={adapter} locale={locale} onError={onError}>
      <TransactionsTable {...table} />
    </BankFeedsProvider>,
  );
}

async function startExport(locale: Locale = 'en') {
  await screen.findAllByRole('rowheader');
  if (!document.querySelector('[data-bf-part="options"]')) await userEvent.click(screen.getByRole('button', { name: 'Options' }));
  await userEvent.click(await screen.findByRole('button', { name: locale === 'en' ? 'Export as CSV' : 'Exporter en CSV' }));
}

const panel = () => screen.findByRole('group', { name: /^Export as CSV$|^Exporter en CSV$/ });

async function savedFile(): Promise<SavedFile> {
  await waitFor(() => expect(saved.length).toBeGreaterThan(0));
  const [file, ...others] = saved;
  expect(others).toEqual([]);
  if (!file) throw new Error('No file was saved.');
  return file;
}

/** RFC 4180, read by itself: fields in quotes or not, records that end with CR LF. */
function parsed(csv: string, separator: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let place = 0;
  while (place < csv.length) {
    const record: string[] = [];
    for (;;) {
      let field = '';
      if (csv[place] === '"') {
        place += 1;
        for (;;) {
          if (place >= csv.length) throw new Error('A quote was not closed.');
          if (csv[place] !== '"') field += csv[place++];
          else if (csv[place + 1] === '"') {
            field += '"';
            place += 2;
          } else {
            place += 1;
            break;
          }
        }
      } else {
        while (place < csv.length && csv[place] !== separator && csv[place] !== '\r') {
          if (csv[place] === '"' || csv[place] === '\n') throw new Error(`A bare ${JSON.stringify(csv[place])} in a field without quotes.`);
          field += csv[place++];
        }
      }
      record.push(field);
      if (csv[place] !== separator) break;
      place += 1;
    }
    if (csv.slice(place, place + 2) !== '\r\n') throw new Error(`No end of line at ${place}.`);
    place += 2;
    records.push(record);
  }
  return records;
}

describe('the file', () => {
  it.each([
    [
      'en',
      [
        '\ufeffDate,Description,Type,Amount,Balance,Stage,Currency,Transaction ID',
        '2026-11-19,"Smith, ""the"" plumber",Debit,-1234.56,10000.00,Sent,CAD,a',
        '2026-11-19,"two\nlines; one row",Deposit,1000000.01,-0.05,Not accepted,CAD,b',
        '',
      ],
    ],
    [
      'fr-CA',
      [
        '\ufeffDate;Description;Type;Montant;Solde;Étape;Devise;Identifiant de l’opération',
        '2026-11-19;"Smith, ""the"" plumber";Débit;"-1234,56";"10000,00";Envoyée;CAD;a',
        '2026-11-19;"two\nlines; one row";Dépôt;"1000000,01";"-0,05";Non acceptée;CAD;b',
        '',
      ],
    ],
  ] as const)('is what a spreadsheet of the language opens, in %s', async (locale, lines) => {
    const rows = [
      row('a', { description: 'Smith, "the" plumber', amount: -123_456, balance: 1_000_000 }),
      row('b', { description: 'two\nlines; one row', amount: 100_000_001, balance: -5, type: 'deposit', stage: 'rejected', reason: 'refusedByCodat' }),
    ];
    shown({ transactions: rows, currency: 'CAD', locale });
    await startExport(locale);
    const file = await savedFile();
    expect(file.text).toBe(lines.join('\r\n'));
    expect(file.type).toBe('text/csv;charset=utf-8');
    expect(await panel()).toHaveTextContent(locale === 'en' ? '2 transactions saved.' : '2 opérations enregistrées.');
  });

  it.each([
    ['en', 'transactions 5670.csv'],
    ['fr-CA', 'operations 5670.csv'],
  ] as const)('is named after the account, in %s', async (locale, name) => {
    shown({ adapter: listingBank([row('a')]).adapter, locale });
    await startExport(locale);
    expect((await savedFile()).name).toBe(name);
  });

  it('has the plainest name where the account is the host’s own', async () => {
    shown({ transactions: [row('a')], currency: 'CAD' });
    await startExport();
    expect((await savedFile()).name).toBe('transactions.csv');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t1', '\r1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '  =1'])('holds no formula: %j is text', async (text) => {
    shown({ transactions: [row('a', { id: text, description: text, amount: -1 })], currency: 'CAD' });
    await startExport();
    const [, record] = parsed((await savedFile()).text.slice(1), ',');
    expect(record).toEqual(['2026-11-19', `'${text}`, 'Debit', '-0.01', '1000.00', 'Sent', 'CAD', `'${text}`]);
  });

  it.each([
    ["Invoice;=cmd|'/C calc'!A1;x", "Invoice;'=cmd|'/C calc'!A1;x"],
    ['Invoice,=1', "Invoice,'=1"],
    ['Invoice\t@SUM(A1)', "Invoice\t'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['Invoice\n+1', "Invoice\n'+1"],
    ['Invoice;"=1', `Invoice;"'=1`],
    ['Invoice; ＝1', "Invoice; '＝1"],
    ['Rent, -5', "Rent, '-5"],
    ['Rent - 5; a=b, c', 'Rent - 5; a=b, c'],
  ])('holds no formula where its separator is not the one that a spreadsheet expects: %j is %j', async (text, written) => {
    shown({ transactions: [row('a', { description: text })], currency: 'CAD' });
    await startExport();
    const [, record] = parsed((await savedFile()).text.slice(1), ',');
    expect(record?.[1]).toBe(written);
  });

  it('has the columns that are shown, in their order, then the currency and the id', async () => {
    const columns: TransactionsTableProps['columns'] = [
      'stage',
      { id: 'vendor', header: 'Vendor', text: ({ id }) => `vendor of ${id}`, cell: () => <b>drawn</b> },
      'reference',
      { id: 'drawn', header: 'Drawn', cell: () => <b>only</b> },
      'amount',
      'date',
    ];
    shown({
      transactions: [row('a', { reference: 'REF-1' }), row('b')],
      currency: 'USD',
      columns,
      state: { accountId: null, page: 1, pageSize: 25, orderBy: '-date', query: '', columns: ['amount', 'vendor', 'drawn', 'reference'] },
    });
    await startExport();
    expect(parsed((await savedFile()).text.slice(1), ',')).toEqual([
      ['Amount', 'Vendor', 'Drawn', 'Reference', 'Currency', 'Transaction ID'],
      ['-4.50', 'vendor of a', '', 'REF-1', 'USD', 'a'],
      ['-4.50', 'vendor of b', '', '', 'USD', 'b'],
    ]);
  });

  for (const display of ['pages', 'scroll'] as const) {
    it.each(['array', 'adapter'] as const)(`has everything that was found, in the order that was chosen, in ${display}, from an %s`, async (source) => {
      const rows = heldTransactions(60);
      shown({ display, ...(source === 'array' ? { transactions: rows, currency: 'CAD' } : { adapter: listingBank(rows).adapter }) });
      await screen.findAllByRole('rowheader');
      await userEvent.type(screen.getByRole('searchbox'), 'fuel{Enter}');
      await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
      await userEvent.click(await screen.findByRole('checkbox', { name: 'Sent' }));
      await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
      const wanted = rows
        .filter(({ description, stage }) => description.startsWith('Fuel') && stage === 'sent')
        .toSorted((one, other) => other.amount - one.amount);
      await waitFor(() =>
        expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.split(' REF')[0])).toEqual(wanted.map(({ description }) => description)),
      );
      await startExport();
      const [, ...records] = parsed((await savedFile()).text.slice(1), ',');
      expect(records.map((record) => record.at(-1))).toEqual(wanted.map(({ id }) => id));
      expect(records.map(([, description]) => description)).toEqual(wanted.map(({ description }) => description));
    });
  }

  it('is saved once, in StrictMode too', async () => {
    render(
      <StrictMode>
        <BankFeedsProvider adapter={adapterSaying({})}>
          <TransactionsTable transactions={[row('a')]} currency="CAD" />
        </BankFeedsProvider>
      </StrictMode>,
    );
    await startExport();
    await within(await panel()).findByText('1 transaction saved.');
    await savedFile();
  });

  it('is made anew each time that it is asked for', async () => {
    shown({ transactions: [row('Rent'), row('Fuel')], currency: 'CAD' });
    await startExport();
    expect(parsed((await savedFile()).text.slice(1), ',')).toHaveLength(3);
    expect(await panel()).toHaveTextContent('2 transactions saved.');
    await userEvent.type(screen.getByRole('searchbox'), 'rent');
    await startExport();
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(parsed(saved[1]?.text.slice(1) ?? '', ',').map((record) => record.at(-1))).toEqual(['Transaction ID', 'Rent']);
    expect(await panel()).toHaveTextContent('1 transaction saved.');
  });
});

describe('a cell', () => {
  it('comes out of the file as its text, whatever is in it', () => {
    const {
      result: { current: messages },
    } = renderHook(() => useMessages(), { wrapper: ({ children }) => <BankFeedsProvider adapter={adapterSaying({})}>{children}</BankFeedsProvider> });
    const columns = availableColumns(['description', 'amount', 'reference', 'balance'], messages.t);
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: fc.constantFrom(...'ab",;\r\n\t =+-@\'\uff1d'), maxLength: 12 }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: text, description: text, reference: fc.option(text), amount: fc.maxSafeInteger(), balance: fc.maxSafeInteger() }), {
          maxLength: 5,
        }),
        fc.constantFrom(...locales),
        (parts, locale) => {
          const rows = parts.map((part) => row('', part));
          const look = { columns, currency: 'CAD', messages: { ...messages, locale } };
          const csv = csvHead(look) + rows.map((each) => csvRow(each, look)).join('');
          const records = parsed(csv.slice(1), locale === 'fr-CA' ? ';' : ',');
          expect(csv[0]).toBe('\ufeff');
          const plain = (cell: string | undefined) => cell?.replaceAll("'", '');
          expect(records).toHaveLength(rows.length + 1);
          rows.forEach(({ id, description, reference, amount, balance }, place) => {
            const record = records[place + 1] ?? [];
            expect([plain(record[0]), plain(record[2]), record[4], plain(record[5])]).toEqual([plain(description), plain(reference ?? ''), 'CAD', plain(id)]);
            for (const [cell, minor] of [
              [record[1], amount],
              [record[3], balance],
            ] as const) {
              expect(cell).toMatch(locale === 'fr-CA' ? /^-?\d+,\d\d$/ : /^-?\d+\.\d\d$/);
              expect(BigInt(cell?.replace(/[.,]/, '') ?? '')).toBe(BigInt(minor));
            }
            for (const cell of [record[0], record[2], record[5]]) {
              expect(cell ?? '').not.toMatch(/^\s*[=+\-@\uff1d]/u);
              expect(cell ?? '').not.toMatch(/[;,\t\r\n][\s"]*[=+\-@\uff1d]/u);
            }
          });
        },
      ),
    );
  });
});

describe('an export of rows in memory', () => {
  it('waits until all are found, lets the page breathe between two pieces, and ends when it is called off', async () => {
    const held = heldTransactions(1_200);
    const breaths: (() => void)[] = [];
    let rows: TransactionRows = { count: 700, complete: false, at: (position) => held[position] };
    const controller = new AbortController();
    const told: (readonly [ids: number, total: number])[] = [];
    let outcome: unknown = 'running';
    const breathe = (act: () => void) => {
      breaths.push(act);
      return () => undefined;
    };
    const takeABreath = async () => {
      await waitFor(() => expect(breaths).not.toHaveLength(0));
      breaths.shift()?.();
    };
    void (async () => {
      for await (const { transactions, total } of everyLocalRow(() => rows, { breathe })(controller.signal)) told.push([transactions.length, total]);
    })().then(
      () => {
        outcome = 'done';
      },
      (reason: unknown) => {
        outcome = reason;
      },
    );

    await takeABreath();
    await takeABreath();
    await waitFor(() => expect(breaths).toHaveLength(1));
    expect(told).toEqual([]);
    rows = { ...rows, count: 1_200, complete: true };
    await takeABreath();
    await waitFor(() => expect(told).toEqual([[500, 1_200]]));
    await takeABreath();
    await waitFor(() =>
      expect(told).toEqual([
        [500, 1_200],
        [500, 1_200],
      ]),
    );
    controller.abort(new Error('called off'));
    await takeABreath();
    await waitFor(() => expect(outcome).toEqual(new Error('called off')));
    expect(told).toHaveLength(2);
  });

  it('that fails in the host’s own text says so, and tells the host why', async () => {
    const onError = vi.fn<(error: BankFeedsError) => void>();
    const wrong = new TypeError('The host’s own mistake.');
    shown({
      transactions: [row('a')],
      currency: 'CAD',
      onError,
      columns: [
        'description',
        {
          id: 'vendor',
          header: 'Vendor',
          cell: () => 'drawn',
          text: () => {
            throw wrong;
          },
        },
      ],
    });
    await startExport();
    await within(await panel()).findByText(/^The file could not be made/);
    expect(onError.mock.calls.map(([{ code, cause }]) => ({ code, cause }))).toEqual([{ code: 'crashed', cause: wrong }]);
    expect(saved).toEqual([]);
  });
});

describe('an export from the adapter', () => {
  it('asks for pages of 500 until the end, and tells how far it has come', async () => {
    const rows = heldTransactions(1_201);
    const bank = listingBank(rows);
    const open: { readonly query: TransactionsQuery; answer(): void }[] = [];
    shown({
      adapter: {
        ...bank.adapter,
        listTransactions: (query, options) =>
          query.pageSize === 500
            ? new Promise((resolve) => open.push({ query, answer: () => resolve(bank.adapter.listTransactions(query, options)) }))
            : bank.adapter.listTransactions(query, options),
      },
    });
    await startExport();
    const says = (text: string) => within(document.querySelector<HTMLElement>('[data-bf-part="export"]') ?? document.body).findByText(text);
    expect(await says('Preparing the file…')).toBeInTheDocument();
    for (const [page, told] of [
      [1, '500 of 1,201 transactions…'],
      [2, '1,000 of 1,201 transactions…'],
      [3, '1,201 transactions saved.'],
    ] as const) {
      await waitFor(() => expect(open).toHaveLength(page));
      expect(open[page - 1]?.query).toMatchObject({ page, pageSize: 500, orderBy: '-date', query: '' });
      open[page - 1]?.answer();
      expect(await says(told)).toHaveAttribute('role', 'status');
    }
    const [, ...records] = parsed((await savedFile()).text.slice(1), ',');
    expect(records.map((record) => record.at(-1))).toEqual(rows.map(({ id }) => id));
    expect(open).toHaveLength(3);
  });

  it('has each row once, when newer ones push the others down meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_600 }), fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 }), async (count, arriving) => {
        let rows = heldTransactions(count);
        const before = rows.map(({ id }) => id);
        const ask = async (page: number, pageSize: number): Promise<TransactionPage> => {
          const newer = Array.from({ length: page === 1 ? 0 : (arriving[page - 2] ?? 0) }, (_, place) => row(`new-${page}-${place}`));
          rows = [...newer, ...rows];
          return {
            accountId: 'operating',
            currency: 'CAD',
            page,
            pageSize,
            results: rows.slice((page - 1) * pageSize, page * pageSize),
            totalResults: rows.length,
          };
        };
        const ids: string[] = [];
        for await (const { transactions } of everyPage(ask)(new AbortController().signal)) ids.push(...transactions.map(({ id }) => id));
        expect(ids).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('ends where the server has no more rows than it counted', async () => {
    let asked = 0;
    const ask = async (page: number, pageSize: number): Promise<TransactionPage> => {
      asked += 1;
      return { accountId: 'operating', currency: 'CAD', page, pageSize, results: page === 1 ? heldTransactions(500) : [], totalResults: 5_000 };
    };
    const ids: string[] = [];
    for await (const { transactions } of everyPage(ask)(new AbortController().signal)) ids.push(...transactions.map(({ id }) => id));
    expect(ids).toHaveLength(500);
    expect(asked).toBe(2);
  });

  it.each(['by a person', 'by leaving the page'])('is called off %s, and saves nothing', async (how) => {
    const bank = listingBank(heldTransactions(30));
    const open: { readonly signal: AbortSignal; answer(): void }[] = [];
    const onError = vi.fn();
    const { unmount } = shown({
      onError,
      adapter: {
        ...bank.adapter,
        // One that heeds no signal.
        listTransactions: (query, options) =>
          query.pageSize === 500
            ? new Promise((resolve) =>
                open.push({
                  signal: options.signal,
                  answer: async () => resolve(await bank.adapter.listTransactions(query, { signal: new AbortController().signal })),
                }),
              )
            : bank.adapter.listTransactions(query, options),
      },
    });
    await startExport();
    await waitFor(() => expect(open).toHaveLength(1));
    if (how === 'by a person') {
      await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
      expect(screen.queryByRole('group', { name: 'Export as CSV' })).toBeNull();
    } else {
      unmount();
    }
    expect(open[0]?.signal.aborted).toBe(true);
    await act(async () => open[0]?.answer());
    expect(URL.createObjectURL).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([
    ['en', 'The file could not be made: not all transactions could be fetched.', 'Try again', '30 transactions saved.'],
    ['fr-CA', 'Le fichier n’a pas pu être créé : des opérations n’ont pas pu être obtenues.', 'Réessayer', '30 opérations enregistrées.'],
  ] as const)('that fails says so, tells the host, and can be tried again, in %s', async (locale, words, again, done) => {
    const bank = listingBank(heldTransactions(30));
    let isBroken = true;
    const onError = vi.fn<(error: BankFeedsError) => void>();
    shown({
      locale,
      onError,
      adapter: {
        ...bank.adapter,
        listTransactions: (query, options) =>
          isBroken && query.pageSize === 500 ? Promise.reject(failure('network', 'transactions')) : bank.adapter.listTransactions(query, options),
      },
    });
    await startExport(locale);
    const group = await panel();
    expect(await within(group).findByText(words)).toHaveAttribute('role', 'status');
    expect(saved).toEqual([]);
    expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(['network']);
    expect(await axeFaults()).toEqual([]);
    isBroken = false;
    await userEvent.click(within(group).getByRole('button', { name: again }));
    expect(await within(group).findByText(done)).toBeInTheDocument();
    await savedFile();
    await userEvent.click(within(group).getByRole('button', { name: locale === 'en' ? 'Close' : 'Fermer' }));
    expect(group).not.toBeInTheDocument();
  });
});
