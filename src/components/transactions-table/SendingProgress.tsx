import { useId } from 'react';
import type { SendProgress } from '../../core/transaction.js';
import { useMessages } from '../../i18n/use-messages.js';

/** How far a send that takes several pushes has come: handed over for QuickBooks, not yet collected there. */
export function SendingProgress({ progress: { sent, total } }: { readonly progress: SendProgress }) {
  const { t, formats } = useMessages();
  const labelId = useId();
  return (
    <div className="bf-transactions-progress" data-bf-part="progress">
      <p id={labelId} className="bf-small">{t('transactions.progress', { sent: formats.count(sent), total: formats.count(total) })}</p>
      <progress aria-labelledby={labelId} value={sent} max={total} />
    </div>
  );
}
