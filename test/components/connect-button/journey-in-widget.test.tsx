import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { BankFeedAccountStatusList, BankFeedsProvider, CredentialsPanel, type BankFeedsEvent } from '../../../src/index.js';
import { openScenario, type ScenarioName } from '../../../stories/scenarios/open-scenario.js';
import { recordedAdapter } from '../../conformance/recorded-adapter.js';

async function placed(widget: ReactElement, name: ScenarioName) {
  const scenario = await openScenario(name);
  const adapter = recordedAdapter(scenario.adapter);
  const events: BankFeedsEvent['type'][] = [];
  render(
    <StrictMode>
      <BankFeedsProvider adapter={adapter} onEvent={({ type }) => events.push(type)}>
        {widget}
      </BankFeedsProvider>
    </StrictMode>,
  );
  const user = userEvent.setup();
  const press = async (button: string | RegExp) => user.click(await screen.findByRole('button', { name: button }));

  return {
    user,
    press,
    events,
    /** The one dialog that was opened, from now on: another one in its place is another element. */
    async opened() {
      const dialog = await screen.findByRole('dialog');
      return { dialog, heading: (name: string) => within(dialog).findByRole('heading', { name }) };
    },
    async expectPair(dialog: HTMLElement) {
      await user.click(await within(dialog).findByRole('button', { name: /^Get (new )?credentials$/ }));
      await within(dialog).findByRole('group', { name: 'Credentials for QuickBooks' });
      const [username = '', password = ''] = adapter.secrets;
      await user.click(within(dialog).getByRole('button', { name: 'Show Password' }));
      expect(within(dialog).getByText(username)).toBeInTheDocument();
      expect(within(dialog).getByText(password)).toBeInTheDocument();
      return { username, password };
    },
    async expectWayToTheEnd(dialog: HTMLElement, pair: { readonly username: string; readonly password: string }) {
      await press('I’ve entered them');
      await within(dialog).findByRole('heading', { name: 'Waiting for QuickBooks' });
      await scenario.connectInQuickBooks(pair);
      await press('Look again');
      await within(dialog).findByRole('heading', { name: /accounts? (is|are) connected$/ });
      expect(dialog).toBeInTheDocument();
      await press('Done');
      await waitFor(() => expect(dialog).not.toBeInTheDocument());
    },
  };
}

async function expectFocus(heading: string) {
  await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: heading })).toHaveFocus());
}

describe('the journey that begins in the list', () => {
  it('stays open from the empty list to connected accounts, and the list’s heading has the focus after it', async () => {
    const { press, opened, expectPair, expectWayToTheEnd, events } = await placed(<BankFeedAccountStatusList />, 'notStarted');
    await press('Connect account to QuickBooks');
    const { dialog, heading } = await opened();
    await press('Agree and continue');
    await press(/^Continue with/);
    expect(await heading('Enter these in QuickBooks')).toHaveFocus();
    const pair = await expectPair(dialog);
    await expectWayToTheEnd(dialog, pair);
    await expectFocus('QuickBooks feeds');
    expect(events).toEqual(['connectOpened', 'consentGiven', 'accountsChosen', 'credentialsIssued', 'linked', 'connectClosed']);
  });

  it('keeps the pair that takes its own button away', async () => {
    const { user, press, opened, expectPair } = await placed(<BankFeedAccountStatusList />, 'pending');
    await press('Continue connecting to QuickBooks');
    const { dialog } = await opened();
    const { username } = await expectPair(dialog);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Continue connecting to QuickBooks', hidden: true })).toBeNull());
    expect(within(dialog).getByText(username)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    await expectFocus('QuickBooks feeds');
  });

  it('goes on from where it was left, by the button that has the focus', async () => {
    const { user, press, opened } = await placed(<BankFeedAccountStatusList />, 'notStarted');
    await press('Connect account to QuickBooks');
    const { heading } = await opened();
    await press('Agree and continue');
    await press(/^Continue with/);
    await heading('Enter these in QuickBooks');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Continue connecting to QuickBooks' })).toHaveFocus());
    await user.keyboard('{Enter}');
    const again = await opened();
    expect(await again.heading('Enter these in QuickBooks')).toHaveFocus();
  });
});

describe('the journey that begins in the panel', () => {
  it('leads from a feed that has ended to a new pair and connected accounts', async () => {
    const { press, opened, expectPair, expectWayToTheEnd } = await placed(<CredentialsPanel />, 'unlinked');
    await press('Connect account to QuickBooks');
    const { dialog, heading } = await opened();
    await press('Agree and continue');
    await press(/^Continue with/);
    await heading('Enter these in QuickBooks');
    const pair = await expectPair(dialog);
    await expectWayToTheEnd(dialog, pair);
    await expectFocus('Credentials for QuickBooks');
  });

  it('leads from a link that has expired to a pair', async () => {
    const { press, opened, expectPair, expectWayToTheEnd } = await placed(<CredentialsPanel />, 'linkExpired');
    await press('Continue connecting to QuickBooks');
    const { dialog } = await opened();
    const pair = await expectPair(dialog);
    await expectWayToTheEnd(dialog, pair);
    await expectFocus('Credentials for QuickBooks');
  });
});
