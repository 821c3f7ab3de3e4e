import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { OwnConnect } from '../../examples/headless/OwnConnect.js';
import { permissionsTextHashes } from '../../src/core/consent.js';
import { BankFeedsProvider } from '../../src/index.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

describe('the journey drawn with a bank’s own components', () => {
  it('leads from the button to connected accounts, with the words of consent on record', async () => {
    const user = userEvent.setup();
    const scenario = await openScenario('notStarted');
    const adapter = recordedAdapter(scenario.adapter);
    const onLinked = vi.fn();
    render(
      <StrictMode>
        <BankFeedsProvider adapter={adapter} locale="fr-CA">
          <OwnConnect locale="fr-CA" onLinked={onLinked} />
        </BankFeedsProvider>
      </StrictMode>,
    );
    await user.click(screen.getByRole('button', { name: 'Books' }));
    await screen.findByText(/^Autoriser .* à transmettre des opérations à QuickBooks$/);
    await user.click(screen.getByRole('button', { name: 'I agree' }));
    await user.click((await screen.findAllByRole('checkbox'))[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Connect these' }));
    await user.click(await screen.findByRole('button', { name: 'Make a pair' }));
    const username = (await screen.findByLabelText('User name')).textContent ?? '';
    const password = screen.getByLabelText('Password').textContent ?? '';
    await scenario.connectInQuickBooks({ username, password });
    await scenario.pass(60_000);
    await user.click(screen.getByRole('button', { name: 'Done in QuickBooks' }));
    expect(await screen.findByText(/^Connected: /)).toHaveTextContent('Connected: Operating account');
    expect(onLinked).toHaveBeenCalledTimes(1);
    expect(document.body.textContent).not.toContain(password);
    expect(adapter.countOf('connect')).toBe(1);
    const { consent } = await scenario.adapter.getFeed({ signal: new AbortController().signal });
    expect(consent.onRecord).toMatchObject({ locale: 'fr-CA', textHash: permissionsTextHashes['fr-CA'] });
  });
});
