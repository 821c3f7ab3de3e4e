import { useId, useState } from 'react';
import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';

/** What names the transaction to the bank's support, without its amount or text. */
export function SupportReference({ reference }: { readonly reference: string }) {
  const { t } = useMessages(transactionsTexts);
  const labelId = useId();
  const [outcome, setOutcome] = useState('');

  async function copy() {
    setOutcome('');
    try {
      await navigator.clipboard.writeText(reference);
      setOutcome(t('transactions.details.support.copied'));
    } catch {
      // It stands beside the button, and can be marked by hand.
      setOutcome(t('transactions.copyFailed'));
    }
  }

  return (
    <div className="bf-transaction-support" role="group" aria-labelledby={labelId} data-bf-part="support">
      <p id={labelId} className="bf-field-label">
        {t('transactions.details.support')}
      </p>
      <div className="bf-row">
        <bdi className="bf-code">{reference}</bdi>
        <Button size="small" onClick={() => void copy()}>
          {t('transactions.selected.copy')}
        </Button>
      </div>
      <p className="bf-small" role="status" aria-live="polite">
        {outcome}
      </p>
    </div>
  );
}
