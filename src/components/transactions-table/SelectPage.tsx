import { useEffect, useRef } from 'react';
import type { FeedTransaction } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { Selection } from './selection.js';

/** Selects every row of the page, or none. */
export function SelectPage({ transactions, selection }: { readonly transactions: readonly FeedTransaction[]; readonly selection: Selection }) {
  const { t } = useMessages(transactionsTexts);
  const box = useRef<HTMLInputElement>(null);
  const chosen = transactions.filter(({ id }) => selection.chosen.has(id)).length;
  const all = chosen > 0 && chosen === transactions.length;

  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && !all;
  }, [chosen, all]);

  return (
    <label className="bf-transaction-select">
      <input
        ref={box}
        className="bf-tick"
        type="checkbox"
        aria-label={t('transactions.selectPage')}
        checked={all}
        disabled={transactions.length === 0}
        onChange={() => selection.set(transactions, !all)}
      />
      {/* Where rows are cards, no column stands below to say what the box is for. */}
      <span className="bf-transactions-select-words">{t('transactions.selectPage')}</span>
    </label>
  );
}
