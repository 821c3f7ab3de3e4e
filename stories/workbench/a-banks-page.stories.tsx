import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';
import { said } from '../said.js';
import { shows } from '../states.js';
import { BankPage } from './journey/BankPage.js';
import { wordsIn, type Say } from './journey/words.js';

/**
 * A small bank’s settings page with all widgets, and beside it the customer’s other window: QuickBooks, the clock, and the
 * bank’s daily push. Connect, carry the pair over, choose accounts, let time pass, and see each state happen.
 */
const meta = {
  title: 'Workbench/A bank’s page',
  component: BankPage,
  parameters: { layout: 'fullscreen', scenario: 'notStarted' },
  args: { language: 'en' },
  argTypes: { language: { table: { disable: true } } },
  render: (_, { globals }) => <BankPage language={String(globals['locale'])} />,
} satisfies Meta<typeof BankPage>;

export default meta;

type Story = StoryObj<typeof meta>;

export const FromTheStart: Story = { parameters: shows('accounts.empty', 'credentials.beforeAFeed', 'receipt.none', 'transactions.noAccounts') };

async function press(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

/** What stands in the customer's other window. */
async function otherWindow(say: Say) {
  const frame = await screen.findByTitle<HTMLIFrameElement>(say('quickBooks.title'));
  const body = await waitFor(() => {
    const found = frame.contentDocument?.querySelector<HTMLElement>('.window');
    if (!found) throw new Error('QuickBooks is not open yet.');
    return found;
  });
  return within(body);
}

async function shownPair(): Promise<readonly [username: string, password: string]> {
  await press(said('credentials.show.label'));
  const dialog = within(screen.getByRole('dialog'));
  const [username, password] = await waitFor(() => {
    const values = dialog
      .getAllByRole('status')
      .filter((output) => output.tagName === 'OUTPUT')
      .map((output) => output.textContent ?? '');
    if (values.length < 2) throw new Error('There is no pair yet.');
    return values;
  });
  return [username ?? '', password ?? ''];
}

/** The whole way, from the first press to a transaction in QuickBooks’ books. */
export const ToTheEnd: Story = {
  parameters: shows('accounts.ready', 'advice.connected', 'account.connected', 'transactions.ready', 'stage.sent', 'receipt.onRecord'),
  async play({ globals }) {
    const say = wordsIn(String(globals['locale']));
    const [connect] = await screen.findAllByRole('button', { name: said('connect.button') });
    if (connect) await userEvent.click(connect);
    await press(said('connect.permissions.agree'));
    await press(said('connect.accounts.continue_other'));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('button', { name: said('credentials.get') }));
    const [username, password] = await shownPair();

    // In QuickBooks, while the bank's dialog waits.
    const quickBooks = await otherWindow(say);
    await userEvent.type(quickBooks.getByLabelText(say('quickBooks.username')), username);
    await userEvent.type(quickBooks.getByLabelText(say('quickBooks.password')), password);
    await userEvent.click(quickBooks.getByRole('button', { name: say('quickBooks.signIn') }));
    await expect(await quickBooks.findAllByRole('checkbox')).toHaveLength(5);
    await userEvent.click(quickBooks.getByRole('button', { name: say('quickBooks.link') }));

    // The bank's page hears of it by itself.
    await screen.findByRole('heading', { name: said('connect.connected.title_other') });
    await press(said('connect.done'));
    await userEvent.click(quickBooks.getByRole('button', { name: say('bank.push') }));
    await quickBooks.findByText(say('bank.push.done'));
    await waitFor(() => expect(document.querySelectorAll('[data-bf-part="transaction"][data-state="sent"]').length).toBeGreaterThan(0));

    await userEvent.click(quickBooks.getByRole('button', { name: say('quickBooks.collect') }));
    await waitFor(() => expect(quickBooks.getAllByText(new RegExp(`${say('quickBooks.newest')}.+`))).toHaveLength(5));
  },
};
