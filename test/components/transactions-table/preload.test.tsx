import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { transaction, adapterSaying } from '../given.js';

// Parts that another test has loaded would be there without being loaded before.
beforeEach(() => vi.resetModules());

async function shown(display: 'pages' | 'scroll', preload: boolean) {
  const { BankFeedsProvider, preloadTransactionsTable, TransactionsTable } = await import('../../../src/index.js');
  if (preload) await preloadTransactionsTable({ display, source: 'array', selectable: true });
  render(
    <BankFeedsProvider adapter={adapterSaying({})}>
      <TransactionsTable display={display} selectable transactions={[transaction({ id: 'one' })]} currency="CAD" />
    </BankFeedsProvider>,
  );
}

const loading = () => screen.queryAllByText('Loading…');

it.each(['pages', 'scroll'] as const)('draws a table that was loaded before at once, with its boxes and without a word of loading: %s', async (display) => {
  await shown(display, true);
  expect(screen.getByRole('checkbox', { name: /^Select Coffee/ })).toBeVisible();
  if (display === 'pages') expect(screen.getByRole('checkbox', { name: 'Select every row of this page' })).toBeVisible();
  expect(loading()).toEqual([]);
});

it('says that it is loading while its rows are, not while what waits for a selection is', async () => {
  await shown('pages', false);
  expect(loading()).toHaveLength(1);
  await screen.findByRole('checkbox', { name: /^Select Coffee/ });
  expect(loading()).toEqual([]);
});
