import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BankFeedAccountStatusList, BankFeedsProvider, CredentialsPanel } from '../../src/index.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

/* Two tabs, or two people of one business: each a provider with its own memory, over one real server and one sandbox. */

async function twoTabs() {
  const user = userEvent.setup();
  const scenario = await openScenario('pending');
  const tab = () => {
    const adapter = recordedAdapter(scenario.adapter);
    const { container, unmount } = render(
      <BankFeedsProvider adapter={adapter}>
        <BankFeedAccountStatusList onConnect={() => undefined} />
        <CredentialsPanel instructions={false} />
      </BankFeedsProvider>,
    );
    return { adapter, unmount, page: within(container) };
  };
  const [one, other] = [tab(), tab()];
  for (const { page } of [one, other]) await page.findByRole('button', { name: 'Get credentials' });
  const livePairs = () =>
    scenario.sandbox
      .snapshot()
      .companies.flatMap(({ connections }) => connections)
      .flatMap(({ credentials }) => credentials);
  return { user, scenario, one, other, livePairs };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** As where the browser cannot tell its tabs of each other, or the other person sits elsewhere. */
function apart(): void {
  vi.stubGlobal('BroadcastChannel', undefined);
}

describe('two tabs of one customer', () => {
  it('end in one live pair when both ask at the same moment, and the second is told', async () => {
    apart();
    const { one, other, livePairs } = await twoTabs();
    const buttons = [one, other].map(({ page }) => page.getByRole('button', { name: 'Get credentials' }));
    for (const button of buttons) button.click();
    const shown = await screen.findByRole('group', { name: 'Credentials for QuickBooks' });
    const told = await screen.findByRole('alert');
    expect([one, other].map(({ page }) => page.queryByRole('group') !== null).sort()).toEqual([false, true]);
    expect(told).toHaveTextContent(
      /^(Another request is still being carried out|Credentials were made in another window or by somebody else a moment ago, so none were made here)/,
    );
    expect(livePairs()).toHaveLength(1);
    expect(shown).toBeInTheDocument();
    // Whoever presses again knows that there is a pair already.
    await screen.findByText(/^Last made: Nov/);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Get credentials' })).toBeNull());
  });

  it('never make a second pair unseen, though the other tab’s is a minute old', async () => {
    apart();
    const { user, scenario, one, other, livePairs } = await twoTabs();
    await user.click(one.page.getByRole('button', { name: 'Get credentials' }));
    await one.page.findByRole('group');
    scenario.sandbox.clock.advance(60_000);

    await user.click(other.page.getByRole('button', { name: 'Get credentials' }));
    const told = await other.page.findByRole('alert');
    expect(told).toHaveTextContent(
      'Credentials were made in another window or by somebody else a moment ago, so none were made here. Use those, or get new ones.',
    );
    expect(within(told).queryByRole('button', { name: /^Get/ })).toBeNull();
    expect(livePairs()).toHaveLength(1);
    expect(await other.page.findByText(/^Last made: Nov\.? 20, 2026/)).toBeInTheDocument();

    await user.click(await other.page.findByRole('button', { name: 'Get new credentials' }));
    await other.page.findByRole('group');
    expect(livePairs()).toHaveLength(2);
  });

  it('know at once of a pair that was made in the other, without a click and without the pair', async () => {
    const { user, one, other } = await twoTabs();
    const posted = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
    await user.click(one.page.getByRole('button', { name: 'Get credentials' }));
    await one.page.findByRole('group');
    expect(await other.page.findByRole('button', { name: 'Get new credentials' })).toBeInTheDocument();
    expect(other.page.queryByRole('alert')).toBeNull();
    expect(posted.mock.calls).toEqual([['feedChanged']]);
  });

  it('know at once of an account that was renamed in the other', async () => {
    const { one, other } = await twoTabs();
    await one.adapter.getFeed({ signal: new AbortController().signal });
    const user = userEvent.setup();
    await user.click(one.page.getByRole('button', { name: 'Actions for Operating account' }));
    await user.click(one.page.getByRole('button', { name: 'Rename' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name in the feed' }), ' 2');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await other.page.findByText('Operating account 2')).toBeInTheDocument();
  });

  it('make as many pairs as are asked for one after the other in the same tab', async () => {
    apart();
    const { user, one, livePairs } = await twoTabs();
    await user.click(one.page.getByRole('button', { name: 'Get credentials' }));
    await one.page.findByRole('group');
    window.dispatchEvent(new Event('pagehide'));
    await user.click(await one.page.findByRole('button', { name: 'Get new credentials' }));
    await one.page.findByRole('group');
    expect(one.page.queryByRole('alert')).toBeNull();
    expect(livePairs()).toHaveLength(2);
  });

  it('ask nothing of each other once they are gone', async () => {
    const { user, one, other } = await twoTabs();
    other.unmount();
    const asked = other.adapter.countOf('getFeed');
    await user.click(one.page.getByRole('button', { name: 'Get credentials' }));
    await one.page.findByRole('group');
    expect(other.adapter.countOf('getFeed')).toBe(asked);
  });

  it('wait until they are seen before they look', async () => {
    const { user, one, other } = await twoTabs();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const asked = other.adapter.countOf('getFeed');
    await user.click(one.page.getByRole('button', { name: 'Get credentials' }));
    await one.page.findByRole('group');
    expect(other.adapter.countOf('getFeed')).toBe(asked);
    vi.restoreAllMocks();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(await other.page.findByRole('button', { name: 'Get new credentials' })).toBeInTheDocument();
  });
});
