import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { stageReasons, transactionStages, transactionTypes, type FeedTransaction } from '../../../src/core/transaction.js';
import { locales } from '../../../src/core/locale.js';
import { en } from '../../../src/i18n/en/catalogue.js';
import { frCA } from '../../../src/i18n/fr-CA/catalogue.js';
import { BankFeedsProvider, TransactionsTable } from '../../../src/index.js';
import { adapterWithRows, transaction } from '../given.js';

const texts = { en, 'fr-CA': frCA } as const;

async function shown(rows: readonly FeedTransaction[], locale = 'en', currency = 'CAD') {
  render(
    <BankFeedsProvider adapter={adapterWithRows(rows, { currency })} locale={locale}>
      <TransactionsTable />
    </BankFeedsProvider>,
  );
  await screen.findAllByRole('rowheader');
}

function rowOf(description: string): HTMLElement {
  const header = screen.getByRole('rowheader', { name: new RegExp(`^${description}`) });
  return header.closest('tr') ?? header;
}

describe('how far a transaction has come', () => {
  for (const locale of locales) {
    it.each(transactionStages)(`is a word, a sign and an explanation, in ${locale}: %s`, async (stage) => {
      await shown([transaction({ stage, sentAt: null })], locale);
      const t = texts[locale];
      const row = rowOf('Coffee');
      expect(row.textContent).toContain(t[`transactions.stage.${stage}`]);
      expect(row.textContent).toContain(t[`transactions.stage.${stage}.short`]);
      const button = within(row).getByRole('button', { name: t[`transactions.stage.${stage}`] });
      expect(button).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(button);
      expect(button).toHaveAttribute('aria-expanded', 'true');
      const explanation = document.getElementById(button.getAttribute('aria-controls') ?? '');
      const [beforeMenu = ''] = t[`transactions.stage.${stage}.means`].split('{{');
      await waitFor(() => expect(explanation?.textContent).toContain(beforeMenu));
      await userEvent.click(button);
      expect(explanation).not.toBeInTheDocument();
    });

    it.each(stageReasons)(`says why, in ${locale}: %s`, async (reason) => {
      await shown([transaction({ stage: 'late', reason, sentAt: null })], locale);
      const t = texts[locale];
      const row = rowOf('Coffee');
      expect(row.textContent).toContain(t[`transactions.reason.${reason}.short`]);
      await userEvent.click(within(row).getByRole('button'));
      await waitFor(() => expect(row.nextElementSibling?.textContent).toContain(t[`transactions.reason.${reason}`]));
    });
  }

  it('never says that a sent transaction is in QuickBooks', async () => {
    await shown([transaction({ stage: 'sent' })]);
    await userEvent.click(within(rowOf('Coffee')).getByRole('button', { name: 'Sent' }));
    await screen.findByText(/has been sent/);
    const said = `${rowOf('Coffee').textContent} ${rowOf('Coffee').nextElementSibling?.textContent}`;
    expect(said).toContain('waiting for QuickBooks');
    expect(said).toContain('has been sent and waits for QuickBooks, which collects about once a day, or when you choose Update there.');
    expect(said).toMatch(/Sent: Nov 19, 2026/);
    expect(said).not.toMatch(/in QuickBooks/);
  });

  it('says of a row that waits only what it waits for', async () => {
    await shown([transaction({ stage: 'queued', reason: 'futureDated', sentAt: null })]);
    await userEvent.click(within(rowOf('Coffee')).getByRole('button', { name: 'Queued' }));
    expect(await screen.findByText('It is dated in the future, and is sent once that day has come.')).toBeInTheDocument();
  });
});

describe('what a row shows', () => {
  it.each(transactionTypes)('names its type: %s', async (type) => {
    await shown([transaction({ type })]);
    expect(rowOf('Coffee')).toHaveTextContent(en[`transactions.type.${type}`]);
  });

  it.each([
    ['en', 'CAD', ['Nov 19, 2026', '−CA$4.50', 'CA$1,000.00']],
    ['en', 'USD', ['Nov 19, 2026', '−US$4.50', 'US$1,000.00']],
    ['fr-CA', 'CAD', ['19 nov. 2026', '−4,50 $ CA', '1 000,00 $ CA']],
    ['fr-CA', 'USD', ['19 nov. 2026', '−4,50 $ US', '1 000,00 $ US']],
  ])('writes day and money as the reader does, in %s and %s', async (locale, currency, cells) => {
    await shown([transaction()], locale, currency);
    for (const text of cells) expect(rowOf('Coffee')).toHaveTextContent(text);
  });

  it('tells money in by a plus, not by colour alone', async () => {
    await shown([transaction({ amount: 250_000 })]);
    expect(rowOf('Coffee')).toHaveTextContent('+CA$2,500.00');
  });

  it('shows the texts of others as they are', async () => {
    await shown([transaction({ description: '<script>alert(1)</script>', reference: '=HYPERLINK("x")' })]);
    expect(screen.getByRole('rowheader')).toHaveTextContent('<script>alert(1)</script>');
    expect(screen.getByRole('rowheader')).toHaveTextContent('=HYPERLINK("x")');
    expect(document.querySelector('td script, th script')).toBeNull();
  });

  it('keeps the reference beside the description, for both directions of writing', async () => {
    await shown([transaction({ description: 'שלום', reference: 'REF-1' })]);
    for (const text of ['שלום', 'REF-1']) expect(screen.getByText(text).tagName).toBe('BDI');
  });
});
