import { useId } from 'react';
import type { SendProgress } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';

/** How far a send that takes several pushes has come: handed over for QuickBooks, not yet collected there. */
export function SendingProgress({ progress: { sent, total } }: { readonly progress: SendProgress }) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const labelId = useId();
  return (
    <div className="bf-transactions-progress" data-bf-part="progress">
      <p id={labelId} className="bf-small">
        {t('transactions.progress', { sent: formats.count(sent), total: formats.count(total) })}
      </p>
      <progress aria-labelledby={labelId} value={sent} max={total} />
    </div>
  );
}
