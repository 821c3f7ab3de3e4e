import { useState } from 'react';
import type { Currency } from '../../core/money.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { rowsAsText } from './export/rows-as-text.js';
import type { ShownColumn } from './rows/table-column.js';
import type { Selection } from './selection.js';

export interface SelectionBarProps {
  readonly selection: Selection;
  readonly columns: readonly ShownColumn[];
  readonly currency: Currency;
}

/** How many rows are selected, what they come to, and what can be done with them. */
export function SelectionBar({ selection, columns, currency }: SelectionBarProps) {
  const { t, locale } = useMessages(transactionsTexts);
  const formats = useFormats();
  const [copying, setCopying] = useState({ of: selection.chosen, outcome: '' });
  const chosen = [...selection.chosen.values()];
  const sum = chosen.reduce((total, { amount }) => total + amount, 0);
  const facts = t('transactions.selected', { count: chosen.length, formatted: formats.count(chosen.length) });

  // What was said of another selection does not hold of this one.
  const outcome = copying.of === selection.chosen ? copying.outcome : '';
  const setOutcome = (told: string) => setCopying({ of: selection.chosen, outcome: told });

  async function copy() {
    setOutcome('');
    try {
      await navigator.clipboard.writeText(rowsAsText(chosen, { columns, currency, messages: { t, locale } }));
      setOutcome(t('transactions.copied', { count: chosen.length, formatted: formats.count(chosen.length) }));
    } catch {
      // A page without the right to copy says so in words; nothing else is lost.
      setOutcome(t('transactions.copyFailed'));
    }
  }

  return (
    <>
      {chosen.length > 0 && (
        <div className="bf-transactions-selection" role="group" aria-label={facts} data-bf-part="selection">
          <p>
            <strong>{facts}</strong>
            {Number.isSafeInteger(sum) && (
              <>
                {' '}
                <bdi>{t('transactions.selected.sum', { sum: formats.signedAmount(sum, currency) })}</bdi>
              </>
            )}
          </p>
          <div className="bf-row">
            <Button size="small" onClick={() => void copy()}>
              {t('transactions.selected.copy')}
            </Button>
            <Button size="small" onClick={() => selection.clear()}>
              {t('transactions.selected.clear')}
            </Button>
          </div>
          {outcome !== '' && <p className="bf-small">{outcome}</p>}
        </div>
      )}
      <LiveRegion message={outcome || (chosen.length > 0 ? facts : '')} />
    </>
  );
}
