import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';
import type { Locale } from '../../src/core/locale.js';
import { TransactionsTable, type TransactionsTableColumn } from '../../src/index.js';
import type { FeedTransaction } from '../../src/core/transaction.js';
import { expectBoxesBesideWords } from '../beside-each-other.js';
import { TwoMoreArrive } from '../frame/TwoMoreArrive.js';
import { expectLastRowWhole, expectRowsInView, theScroller } from '../rows-in-view.js';
import { said } from '../said.js';
import { settled } from '../settled.js';
import type { OpenScenario, ScenarioName } from '../scenarios/open-scenario.js';
import { manyTransactions } from '../scenarios/many-transactions.js';
import { bringAbout } from '../scenarios/trouble.js';
import { shows } from '../states.js';

/** What was handed over for QuickBooks, page by page, and how far each transaction has come. */
const meta = {
  title: 'Widgets/Transactions table',
  component: TransactionsTable,
  play: settled,
} satisfies Meta<typeof TransactionsTable>;

export default meta;

type Story = StoryObj<typeof meta>;

const inScenario = (scenario: ScenarioName) => ({ scenario });

async function explain(stage: RegExp) {
  const [button] = await screen.findAllByRole('button', { name: stage });
  if (button) await userEvent.click(button);
}

async function search(text: string) {
  await screen.findAllByRole('rowheader');
  await userEvent.type(screen.getByRole('searchbox'), `${text}{Enter}`);
}

export const EveryStage: Story = {
  tags: ['fits', 'low-vision'],
  parameters: {
    ...inScenario('linked'),
    ...shows('transactions.ready', 'stage.queued', 'stage.sending', 'stage.sent', 'stage.rejected', 'reason.futureDated', 'reason.refusedByCodat'),
  },
};

export const Explained: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('linked'),
  async play() {
    for (const stage of [
      said('transactions.stage.queued'),
      said('transactions.stage.sending'),
      said('transactions.stage.sent'),
      said('transactions.stage.rejected'),
    ])
      await explain(stage);
  },
};

export const OldestFirst: Story = {
  parameters: {
    ...inScenario('linked'),
    ...shows('stage.late', 'reason.olderThanNewestSent', 'reason.beforeFeedStart', 'stage.quarantined', 'reason.changedAfterSending'),
  },
  async play() {
    await screen.findAllByRole('rowheader');
    await userEvent.click(screen.getByRole('button', { name: 'Date' }));
    await waitFor(() => expect(screen.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'ascending'));
    await explain(/^Too late$|^Trop tardive$/);
  },
};

export const SendingMany: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('sendingMany'),
  async play() {
    await expect(await screen.findByRole('progressbar')).toHaveAttribute('value', '1000');
  },
};

export const LastPage: Story = {
  parameters: inScenario('linked'),
  async play() {
    await screen.findAllByRole('rowheader');
    await userEvent.click(screen.getByRole('button', { name: /^Last page|^Dernière page/ }));
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(21));
  },
};

export const Found: Story = {
  parameters: inScenario('linked'),
  async play() {
    await search('tremblay');
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(7));
  },
};

export const NothingFound: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.noMatch') },
  async play() {
    await search('zebra');
    await screen.findByText(said('transactions.noMatch.title'));
  },
};

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

async function openFilters() {
  await screen.findAllByRole('rowheader');
  await press(said('transactions.filters'));
  return within(await screen.findByRole('group', { name: said('transactions.filters') }));
}

/** Two conditions, and how many are on beside the button's name. */
export const FiltersOpen: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('linked'), ...shows('transactions.filters', 'transactions.filtersOn', 'transactions.totals') },
  async play() {
    const filters = await openFilters();
    await userEvent.selectOptions(filters.getByRole('combobox', { name: said('transactions.filter.direction') }), 'out');
    await userEvent.click(filters.getByRole('checkbox', { name: said('transactions.stage.sent') }));
    await waitFor(() => expect(document.querySelector('.bf-transactions-count')).toHaveTextContent(/^2/));
    await waitFor(() =>
      expect([...document.querySelectorAll('[data-bf-part="transaction"]')].every((row) => row.getAttribute('data-state') === 'sent')).toBe(true),
    );
    await expect(document.querySelector('td[data-direction="in"]')).toBeNull();
  },
};

export const NothingMatchesFilters: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.noMatchOfFilters', 'transactions.filtersOn') },
  async play() {
    const filters = await openFilters();
    await userEvent.type(filters.getByRole('textbox', { name: said('transactions.filter.minAmount') }), '1000000{Enter}');
    await screen.findByText(said('transactions.noMatch.filters'));
  },
};

export const OptionsOpen: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('linked'), ...shows('transactions.options') },
  async play() {
    await screen.findAllByRole('rowheader');
    await press(said('transactions.options'));
    const options = within(await screen.findByRole('group', { name: said('transactions.options') }));
    await userEvent.click(options.getByRole('checkbox', { name: said('transactions.column.type') }));
    await waitFor(() => expect(document.querySelector('td[data-column="type"]')).toBeNull());
  },
};

export const GroupedByDay: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.days') },
  args: { groupByDay: true },
  async play() {
    await settled();
    await waitFor(() => expect(document.querySelectorAll('.bf-transaction-day-sum').length).toBeGreaterThan(0));
  },
};

export const WithBalanceLine: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('linked'), ...shows('transactions.balanceLine') },
  args: { balanceLine: true },
  play: settled,
};

/** A row that was clicked: what is known of it, and how it came to where it stands. */
export const Details: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('linked'), ...shows('transactions.details', 'transactions.history') },
  async play() {
    await search('payroll');
    const changed = await waitFor(() => {
      const [row] = document.querySelectorAll('[data-bf-part="transaction"][data-state="quarantined"]');
      if (!row || screen.getAllByRole('rowheader').length > 10) throw new Error('The search is under way.');
      return row;
    });
    await userEvent.click(changed);
    await screen.findByRole('heading', { name: said('transactions.details.title') });
  },
};

export const Selected: Story = {
  tags: ['fits', 'low-vision'],
  parameters: { ...inScenario('linked'), ...shows('transactions.selected') },
  args: { selectable: true },
  async play() {
    await screen.findAllByRole('rowheader');
    const [, ...boxes] = await screen.findAllByRole('checkbox');
    for (const box of boxes.slice(1, 4)) await userEvent.click(box);
    await waitFor(() => expect(document.querySelectorAll('[data-selected]')).toHaveLength(3));
    await screen.findByRole('group', { name: said('transactions.selected_other') });
    await expectBoxesBesideWords();
  },
};

async function exportAll() {
  await press(said('transactions.options'));
  await press(said('transactions.export'));
}

/** The bank takes its time. */
export const Exporting: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.exporting') },
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await settled();
    bringAbout(scene, 'none', 600_000);
    await exportAll();
  },
};

const saved: { name: string; text: Promise<string> }[] = [];

/** What would be saved is read, and kept out of the downloads folder. */
export const Exported: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.exported') },
  beforeEach() {
    const { click } = HTMLAnchorElement.prototype;
    saved.length = 0;
    HTMLAnchorElement.prototype.click = function read(this: HTMLAnchorElement) {
      if (this.download === '') click.call(this);
      else saved.push({ name: this.download, text: fetch(this.href).then((response) => response.text()) });
    };
    return () => {
      HTMLAnchorElement.prototype.click = click;
    };
  },
  async play({ globals }) {
    await settled();
    await exportAll();
    await screen.findByText(said('transactions.export.done_other'));
    await expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/5670.*\.csv$/)]);
    const lines = (await saved[0]?.text)?.split('\r\n') ?? [];
    await expect(lines).toHaveLength(1 + 71 + 1);
    await expect(lines[1]?.split(globals['locale'] === 'fr-CA' ? ';' : ',')).toHaveLength(8);
  },
};

export const ExportFailed: Story = {
  parameters: { ...inScenario('linked'), ...shows('transactions.exportFailed') },
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await settled();
    bringAbout(scene, 'offline', 0);
    await exportAll();
  },
};

/** The bank hands over more while the page is open; nothing moves until the customer wants it. */
export const NewTransactions: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.new') },
  decorators: [
    (Story) => (
      <div className="story-stack">
        <Story />
        <TwoMoreArrive />
      </div>
    ),
  ],
  async play() {
    await settled();
    await userEvent.click(screen.getByText('Let two more arrive'));
    await screen.findByText(said('transactions.new_other'));
    await expect(screen.queryByText('Courier')).toBeNull();
  },
};

const hostColumns: readonly (string | TransactionsTableColumn)[] = [
  'date',
  'description',
  { id: 'side', header: 'Side of the books', text: ({ amount }) => (amount > 0 ? 'Debit to bank' : 'Credit to bank') },
  {
    id: 'receipt',
    header: 'Receipt',
    cell: ({ id, reference }) =>
      reference ? (
        <a href={`#receipt-${id}`} style={{ display: 'inline-block', paddingBlock: '0.25rem' }}>
          Receipt {reference}
        </a>
      ) : null,
    text: ({ reference }) => reference ?? '',
  },
  { id: 'amount', header: 'Amount in the account’s own currency' },
  'stage',
];

/** A column of the host’s own as text, one that it draws, and one of the table’s own under another heading. */
export const CustomColumns: Story = {
  tags: ['fits', 'low-vision'],
  parameters: inScenario('linked'),
  args: { columns: hostColumns },
  async play() {
    await settled();
    await expect((await screen.findAllByRole('link', { name: /^Receipt / })).length).toBeGreaterThan(5);
  },
};

/** The whole history in one scroll, asked for as far as somebody scrolls. */
export const OneScroll: Story = {
  tags: ['low-vision'],
  parameters: { ...inScenario('sendingMany'), ...shows('transactions.scroll') },
  args: { accountId: 'operating', display: 'scroll' },
  async play({ loaded, globals }) {
    const scene: OpenScenario = loaded['scenario'];
    const asked = { accountId: 'operating', pageSize: 500, orderBy: '-date', query: '' } as const;
    const pages = await Promise.all([1, 2, 3].map((page) => scene.adapter.listTransactions({ ...asked, page }, { signal: new AbortController().signal })));
    const rows = pages.flatMap(({ results }) => results);
    const shown = { at: (place: number) => rows[place], count: 7 * 184, locale: localeOf(globals), currency: 'CAD' } as const;
    await expect(rows).toHaveLength(shown.count);
    await expectRowsInView(shown, { around: 0 });

    theScroller().focus();
    await userEvent.keyboard('{End}');
    await expectRowsInView(shown, { around: shown.count - 15, give: 14 });
    theScroller().scrollTop = theScroller().scrollHeight / 2;
    await expectRowsInView(shown, { around: shown.count / 2, give: 5 });
    await userEvent.keyboard('{Home}');
    await expectRowsInView(shown, { around: 0 });
  },
};

/** A million rows that the host holds: scrolled, sorted and searched in the page. */
export const AMillionRows: Story = {
  parameters: { ...inScenario('linked'), ...shows('transactions.scroll', 'transactions.totals') },
  loaders: [() => ({ rows: manyTransactions(1_000_000) })],
  render: (args, { loaded }) => <TransactionsTable {...args} transactions={loaded['rows']} currency="CAD" display="scroll" />,
  async play({ loaded, globals }) {
    const given: readonly FeedTransaction[] = loaded['rows'];
    const showing = (rows: readonly FeedTransaction[]) =>
      ({ at: (place: number) => rows[place], count: rows.length, locale: localeOf(globals), currency: 'CAD' }) as const;
    const table = await screen.findByRole('table');
    await waitFor(() => expect(table).toHaveAttribute('aria-rowcount', '1000001'));
    await expectRowsInView(showing(given), { around: 0 });

    const scroller = theScroller();
    scroller.focus();
    await userEvent.keyboard('{End}');
    const lastScreen = await expectRowsInView(showing(given), { around: 999_985, give: 14 });
    await expectLastRowWhole(showing(given));
    await userEvent.keyboard('{Home}');
    await expectRowsInView(showing(given), { around: 0 });
    await userEvent.keyboard('{PageDown}{ArrowDown}');
    const screenful = 1_000_000 - lastScreen;
    await expectRowsInView(showing(given), { around: screenful, give: 1 });

    // Each pixel of the scroll bar stands for more than one of the list; a wheel moves by what it says.
    const furthest = scroller.scrollHeight - scroller.clientHeight;
    for (const share of [0.5, 0.123, 0.987]) {
      scroller.scrollTop = furthest * share;
      const first = await expectRowsInView(showing(given), { around: share * lastScreen, give: 3 });
      const { height } = document.querySelector('[data-bf-part="transaction"]:not([hidden])')?.getBoundingClientRect() ?? new DOMRect();
      scroller.scrollTop += 5 * height;
      // A row at the very edge counts as in view or not, as the browser rounds; the scroll bar's own measure would be many more.
      await expectRowsInView(showing(given), { around: first + 5, give: 1 });
    }

    await userEvent.click(within(screen.getByRole('columnheader', { name: said('transactions.column.amount') })).getByRole('button'));
    const highestFirst = given.toSorted((one, other) => other.amount - one.amount);
    await expectRowsInView(showing(highestFirst), { around: 0 });
    theScroller().focus();
    await userEvent.keyboard('{End}');
    await expectRowsInView(showing(highestFirst), { around: lastScreen, give: 1 });
    await expectLastRowWhole(showing(highestFirst));
    theScroller().scrollTop = furthest / 3;
    await expectRowsInView(showing(highestFirst), { around: lastScreen / 3, give: 3 });

    await userEvent.type(screen.getByRole('searchbox'), 'lumber 99');
    const found = highestFirst.filter(({ description }) => description.includes('Lumber 99'));
    await waitFor(() => expect(table).toHaveAttribute('aria-rowcount', String(found.length + 1)));
    await expectRowsInView(showing(found), { around: 0 });
    theScroller().focus();
    await userEvent.keyboard('{End}');
    await expectRowsInView(showing(found), { around: found.length - 15, give: 14 });
    await userEvent.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(table).toHaveAttribute('aria-rowcount', '1000001'));
    await expectRowsInView(showing(highestFirst), { around: 0 });
  },
};

export const GroupedScroll: Story = {
  parameters: { ...inScenario('linked'), ...shows('transactions.scroll', 'transactions.days') },
  args: { display: 'scroll', groupByDay: true },
  async play() {
    await settled();
    await waitFor(() => expect(document.querySelectorAll('.bf-transaction-day-sum').length).toBeGreaterThan(0));
  },
};

/** Rows are cards of one height. */
export const NarrowScroll: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.scroll') },
  args: { display: 'scroll', selectable: true },
  decorators: [
    (Story) => (
      <div className="story-narrow">
        <Story />
      </div>
    ),
  ],
  async play() {
    await settled();
    await expectBoxesBesideWords();
  },
};

function localeOf(globals: Readonly<Record<string, unknown>>): Locale {
  return globals['locale'] === 'fr-CA' ? 'fr-CA' : 'en';
}

export const AmericanDollars: Story = {
  parameters: inScenario('linked'),
  async play() {
    await screen.findAllByRole('rowheader');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Account|^Compte/ }), 'US suppliers ••4409');
    await waitFor(() => expect(document.querySelector('td[data-column="amount"]')).toHaveTextContent(/US/));
  },
};

export const OneAccount: Story = { parameters: inScenario('linked'), args: { accountId: 'card' } };

export const Narrow: Story = {
  tags: ['fits'],
  parameters: inScenario('linked'),
  decorators: [
    (Story) => (
      <div className="story-narrow">
        <Story />
      </div>
    ),
  ],
  async play() {
    await screen.findAllByRole('rowheader');
  },
};

/** Too old for QuickBooks: whoever chooses an early start date finds these. */
export const TooOld: Story = {
  parameters: { ...inScenario('leftBehind'), ...shows('stage.late', 'reason.tooOld') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.late'));
  },
};

/** Codat refused it, and the bank went on without it. */
export const LeftOut: Story = {
  parameters: { ...inScenario('leftOut'), ...shows('stage.rejected', 'reason.leftOut') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.rejected'));
  },
};

export const AccountNotConnected: Story = {
  parameters: { ...inScenario('leftBehind'), ...shows('stage.queued', 'reason.accountNotConnected') },
  args: { accountId: 'card' },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.queued'));
  },
};

/** A bank that hears from QuickBooks itself what it has taken. Codat tells nobody. */
export const CollectedByQuickBooks: Story = {
  parameters: { ...inScenario('knowingBank'), ...shows('stage.collected') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.collected'));
  },
};

/** The server is newer than this page, and says what this page does not know. */
export const FromANewerServer: Story = {
  parameters: { ...inScenario('newerServer'), ...shows('stage.unknown', 'reason.unknown') },
  async play() {
    await screen.findAllByRole('rowheader');
    await explain(said('transactions.stage.unknown'));
  },
};

/** The line dropped while the page was open. */
export const Stale: Story = {
  tags: ['fits'],
  parameters: { ...inScenario('linked'), ...shows('transactions.stale', 'transactions.ready') },
  async play({ loaded }) {
    const scene: OpenScenario = loaded['scenario'];
    await screen.findAllByRole('rowheader');
    bringAbout(scene, 'offline', 0);
    await userEvent.click(await screen.findByRole('button', { name: said('common.refresh') }));
  },
};

export const NothingSentYet: Story = { parameters: { ...inScenario('linkedEmpty'), ...shows('transactions.empty') } };

export const NoAccounts: Story = { parameters: { ...inScenario('notStarted'), ...shows('transactions.noAccounts') } };

export const NotAvailable: Story = { parameters: { ...inScenario('unavailableCountry'), ...shows('unavailable.country') } };

export const Loading: Story = {
  parameters: { ...inScenario('slow'), ...shows('transactions.loading') },
  async play() {
    await screen.findAllByRole('status');
  },
};

export const SessionEnded: Story = { parameters: { ...inScenario('notSignedIn'), ...shows('transactions.failed', 'error.unauthenticated') } };

export const UnknownAccount: Story = { parameters: inScenario('linked'), args: { accountId: 'nobody-has-this' } };
