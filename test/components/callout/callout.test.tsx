import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { BankFeedsCallout, BankFeedsProvider } from '../../../src/index.js';
import { adapterSaying } from '../given.js';

const callout = {
  en: { title: 'Have your books open', body: 'You will need to choose accounts there.' },
  'fr-CA': { title: 'Gardez vos livres ouverts', body: 'Vous devrez y choisir des comptes.' },
};

describe('the bank’s own advice', () => {
  function advised(given: Parameters<typeof BankFeedsCallout>[0]['callout'], locale: string) {
    render(
      <BankFeedsProvider adapter={adapterSaying({})} locale={locale}>
        <BankFeedsCallout callout={given} className="host" id="advice" />
      </BankFeedsProvider>,
    );
    return screen.queryByRole('complementary');
  }

  it('is read in the reader’s language', () => {
    expect(advised(callout, 'fr-CA')).toHaveTextContent('Gardez vos livres ouverts');
    expect(screen.getByRole('complementary', { name: 'Gardez vos livres ouverts' })).toHaveAttribute('lang', 'fr-CA');
  });

  it('is marked as English where there is no French', () => {
    const aside = advised({ en: callout.en }, 'fr-CA');
    expect(aside).toHaveTextContent('Have your books open');
    expect(aside).toHaveAttribute('lang', 'en');
  });

  it('is plain text, whatever it holds', () => {
    expect(advised({ en: { title: '<b>Bold</b>', body: '<a href="x">here</a>' } }, 'en')).toHaveTextContent('<b>Bold</b>');
    expect(document.querySelector('b, a')).toBeNull();
  });

  it('is nothing where the bank has none', () => {
    expect(advised({ en: { title: '', body: '' } }, 'en')).toBeNull();
  });

  it('takes the host’s attributes beside its own', () => {
    const aside = advised(callout, 'en');
    expect(aside).toHaveClass('bf-callout', 'host');
    expect(aside).toHaveAttribute('id', 'advice');
    expect(aside).toHaveAttribute('data-bf-part', 'callout');
  });
});
