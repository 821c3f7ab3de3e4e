import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { locales } from '../../../src/core/locale.js';
import { BankFeedsProvider, QuickBooksInstructions, quickBooksMenus, type QuickBooksInstructionsProps, type QuickBooksOptions } from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying } from '../given.js';

function instructed(locale: string, props: Partial<QuickBooksInstructionsProps> = {}, onEvent = vi.fn(), quickBooks: QuickBooksOptions = {}) {
  render(
    <BankFeedsProvider adapter={adapterSaying({})} locale={locale} onEvent={onEvent} quickBooks={quickBooks}>
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

  it('name the menus in French as QuickBooks does in French', () => {
    instructed('fr-CA');
    expect(screen.getByText('Opérations › Opérations bancaires')).toHaveAttribute('lang', 'fr-CA');
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent(
      'Ouvrez QuickBooks en ligne et allez à Opérations › Opérations bancaires, puis choisissez Lier le compte.',
    );
  });

  it('mark QuickBooks’ own English labels as English within French, for whom QuickBooks speaks English', async () => {
    instructed('fr-CA');
    await userEvent.click(screen.getByRole('radio', { name: 'Transactions' }));
    const label = screen.getByText('Transactions › Bank transactions');
    expect(label).toHaveAttribute('lang', 'en');
    expect(label).toHaveAttribute('translate', 'no');
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent(
      'Ouvrez QuickBooks en ligne et allez à Transactions › Bank transactions, puis choisissez Link account.',
    );
  });

  it('are those of the United States for a bank there, whose QuickBooks speaks no French', () => {
    instructed('fr-CA', {}, vi.fn(), { country: 'US' });
    expect(screen.getByText('Transactions › Bank transactions')).toBeInTheDocument();
    expect(screen.queryByText('Opérations')).toBeNull();
  });

  it('follow the view that the customer sees in QuickBooks, in words and in the picture', async () => {
    instructed('en');
    const views = within(screen.getByRole('group', { name: 'The QuickBooks menu shows' }));
    expect(views.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual(['Transactions', 'Bookkeeping']);
    expect(views.getByRole('radio', { name: 'Transactions' })).toBeChecked();

    await userEvent.click(views.getByRole('radio', { name: 'Bookkeeping' }));
    const [menu] = screen.getAllByRole('listitem');
    expect(menu).toHaveTextContent('go to Bookkeeping › Transactions › Bank transactions, then choose Link account.');
    expect([...menu!.querySelectorAll('svg text')].map(({ textContent }) => textContent)).toEqual([
      'Bookkeeping',
      'Transactions',
      'Bank transactions',
      'Link account',
    ]);
  });

  it('follow the host’s own names where Intuit has moved its menus, and ask nothing where there is one view', () => {
    instructed('en', {
      menus: { version: '2027-01', views: [{ language: 'en', menu: ['Banking', 'Feeds'], button: 'Add bank', update: 'Fetch' }], alternatives: [] },
    });
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('go to Banking › Feeds, then choose Add bank.');
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('are known for each country and language, with a version and at least one view', () => {
    for (const country of ['US', 'CA'] as const) {
      for (const locale of locales) {
        const { version, views, alternatives } = quickBooksMenus[country][locale];
        expect(version).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
        for (const { menu, button, update } of views) for (const word of [...menu, button, update]) expect(word).toMatch(/\S/);
        expect(new Set([...views, ...alternatives].map(({ menu }) => menu[0])).size).toBe(views.length + alternatives.length);
      }
    }
  });

  it('help where QuickBooks looks different, and tell the host once', async () => {
    const onEvent = instructed('en');
    const button = screen.getByRole('button', { name: 'This is not what I see in QuickBooks' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/Look for/)).toHaveTextContent(/Banking and All apps › Accounting › Bank transactions/);
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
