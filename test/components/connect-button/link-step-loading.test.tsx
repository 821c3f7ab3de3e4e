import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BankFeedsProvider, ConnectToQuickBooksButton } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { axeFaults } from '../../conformance/run-axe.js';

const line = vi.hoisted(() => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { arrive, arrived };
});

vi.mock('../../../src/components/connect-button/steps/LinkStep.js', async (importOriginal) => {
  await line.arrived;
  return importOriginal();
});

it('gives the dialog a name and its heading the focus, while the way over Codat’s page is loaded and when it is there', async () => {
  const { adapter } = await openScenario('hosted');
  render(
    <BankFeedsProvider adapter={adapter}>
      <ConnectToQuickBooksButton flow="hosted" />
    </BankFeedsProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Continue connecting to QuickBooks' }));
  const dialog = await screen.findByRole('dialog', { name: 'Loading…' });
  await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: 'Loading…' })).toHaveFocus());
  expect(await axeFaults()).toEqual([]);
  line.arrive();
  const heading = await screen.findByRole('heading', { level: 2, name: 'Continue on Codat’s page' });
  await waitFor(() => expect(heading).toHaveFocus());
  expect(dialog).toHaveAccessibleName('Continue on Codat’s page');
});
