import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BankFeedsProvider, ConnectToQuickBooksButton } from '../../../src/index.js';
import { openScenario } from '../../../stories/scenarios/open-scenario.js';
import { axeFaults } from '../../conformance/run-axe.js';

type ImportDialog = typeof import('../../../src/components/connect-button/import-dialog.js').importDialog;

const line = vi.hoisted(() => ({ before: async (): Promise<void> => {} }));

vi.mock('../../../src/components/connect-button/import-dialog.js', async (importOriginal) => {
  const { importDialog } = await importOriginal<{ importDialog: ImportDialog }>();
  return { importDialog: async () => line.before().then(importDialog) };
});

async function placed(locale = 'en', onError = vi.fn()) {
  const { adapter } = await openScenario('notStarted');
  render(
    <BankFeedsProvider adapter={adapter} locale={locale} onError={onError}>
      <ConnectToQuickBooksButton />
    </BankFeedsProvider>,
  );
  return screen.findByRole('button');
}

afterEach(() => {
  line.before = async () => {};
  vi.restoreAllMocks();
});

describe('the dialog, which is loaded when it is first opened', () => {
  it('is announced while it is on its way, and opened once', async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    line.before = () => arrived;
    const button = await placed();
    await userEvent.click(button);
    expect(await screen.findByText('Loading…')).toBeInTheDocument();
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
    await userEvent.click(button);
    arrive();
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  });

  it.each([
    ['en', 'This part of the page stopped working. Nothing was lost.', 'Try again'],
    ['fr-CA', 'Cette partie de la page a cessé de fonctionner. Rien n’a été perdu.', 'Réessayer'],
  ])('can be tried again when it could not be loaded, in %s', async (locale, says, again) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    line.before = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const onError = vi.fn();
    await userEvent.click(await placed(locale, onError));
    expect(await screen.findByRole('alert')).toHaveTextContent(says);
    expect(await axeFaults()).toEqual([]);
    expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'crashed', stage: 'page', cause: expect.any(TypeError) })]]);
    line.before = async () => {};
    await userEvent.click(screen.getByRole('button', { name: again }));
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });
});
