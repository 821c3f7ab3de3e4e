import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { locales } from '../../../src/core/locale.js';
import { BankFeedsProvider, QuickBooksInstructions, quickBooksMenus, type QuickBooksInstructionsProps } from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying } from '../given.js';

function instructed(locale: string, props: Partial<QuickBooksInstructionsProps> = {}, onEvent = vi.fn()) {
  render(
    <BankFeedsProvider adapter={adapterSaying({})} locale={locale} onEvent={onEvent}>
      <QuickBooksInstructions institutionName="Maple & <Fils>" {...props} />
    </BankFeedsProvider>,
  );
  return onEvent;
}

describe('the steps in QuickBooks', () => {
  it.each(locales)('are four, each with its picture, in %s', async (locale) => {
    instructed(locale);
    const steps = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(steps).toHaveLength(4);
    for (const step of steps) expect(within(step).getByRole('img')).toHaveAccessibleName(/\S/);
    expect(await axeFaults()).toEqual([]);
  });

  it('name the menus as QuickBooks does, and the bank as QuickBooks lists it', () => {
    instructed('en');
    const [menu, search] = screen.getAllByRole('listitem');
    expect(menu).toHaveTextContent('Open QuickBooks Online and go to Transactions › Bank transactions, then choose Link account.');
    expect(search).toHaveTextContent('Search for Maple & <Fils>, choose it and agree to the terms.');
  });

  it('mark QuickBooks’ own English labels as English within French', () => {
    instructed('fr-CA');
    const label = screen.getByText('Transactions › Bank transactions');
    expect(label).toHaveAttribute('lang', 'en');
    expect(label).toHaveAttribute('translate', 'no');
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('Ouvrez QuickBooks en ligne et allez à Transactions › Bank transactions, puis choisissez Link account.');
  });

  it('follow the host’s own names where Intuit has moved its menus', () => {
    instructed('en', { menus: { ...quickBooksMenus.en, menu: ['Banking', 'Feeds'], button: 'Add bank' } });
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('go to Banking › Feeds, then choose Add bank.');
  });

  it('help where QuickBooks looks different, and tell the host once', async () => {
    const onEvent = instructed('en');
    const button = screen.getByRole('button', { name: 'This is not what I see in QuickBooks' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/Look for/)).toHaveTextContent(/Banking, Bookkeeping › Transactions,? and All apps › Accounting › Bank transactions/);
    await userEvent.click(button);
    expect(screen.queryByText(/Look for/)).toBeNull();
    expect(onEvent.mock.calls).toEqual([[{ type: 'instructionsDoNotMatch' }]]);
  });

  it('take the host’s attributes beside their own', () => {
    instructed('en', { id: 'steps', className: 'host', 'aria-label': 'Steps' });
    const region = screen.getByRole('region', { name: 'Steps' });
    expect(region).toHaveClass('bf-root', 'bf-instructions', 'host');
    expect(region).toHaveAttribute('id', 'steps');
  });
});
