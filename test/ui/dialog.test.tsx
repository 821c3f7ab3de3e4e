import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { BankFeedsProvider } from '../../src/index.js';
import { Dialog, DialogTitle } from '../../src/ui/Dialog.js';
import { adapterSaying } from '../components/given.js';
import { axeFaults } from '../conformance/run-axe.js';

function Asking() {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <button ref={trigger} onClick={() => setOpen(true)}>
        Ask
      </button>
      <Dialog open={open} onOpenChange={setOpen} theme="dark" focusFirst={title} focusAfter={trigger} footer={<button>Yes</button>}>
        <DialogTitle ref={title} tabIndex={-1}>
          Really?
        </DialogTitle>
        <p>It cannot be undone.</p>
      </Dialog>
    </>
  );
}

async function asked(locale = 'en') {
  render(
    <BankFeedsProvider adapter={adapterSaying({})} locale={locale}>
      <Asking />
    </BankFeedsProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  return screen.findByRole('dialog', { name: 'Really?' });
}

describe('a dialog', () => {
  it('opens with the focus on its title, and has no fault that axe can see', async () => {
    const dialog = await asked();
    expect(screen.getByRole('heading', { name: 'Really?' })).toHaveFocus();
    expect(dialog).toHaveAttribute('data-bf-theme', 'dark');
    expect(await axeFaults()).toEqual([]);
  });

  it('keeps the keyboard inside', async () => {
    const dialog = await asked();
    for (let presses = 0; presses < 6; presses += 1) {
      await userEvent.tab();
      expect(dialog).toContainElement(document.activeElement instanceof HTMLElement ? document.activeElement : null);
    }
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['its close button', () => userEvent.click(screen.getByRole('button', { name: 'Close' }))],
  ])('closes with %s, and the focus is back where it was', async (_, close) => {
    await asked();
    await close();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Ask' })).toHaveFocus());
  });

  it('speaks French', async () => {
    const dialog = await asked('fr-CA');
    expect(dialog).toHaveAttribute('lang', 'fr-CA');
    expect(screen.getByRole('button', { name: 'Fermer' })).toBeInTheDocument();
  });
});
