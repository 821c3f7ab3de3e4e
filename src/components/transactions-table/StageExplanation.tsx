import type { FeedTransaction } from '../../core/transaction.js';
import { elementMark, withElements } from '../../i18n/rich-text.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { UpdateLabel } from '../quickbooks-instructions/UpdateLabel.js';
import { useQuickBooks } from '../quickbooks-instructions/use-quickbooks.js';

interface StageExplanationProps {
  readonly transaction: FeedTransaction;
  /** Of the account. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
}

/** Why a transaction stands where it stands, what that means and what there is to do, in whole sentences. */
export function StageExplanation({ transaction: { stage, reason, sentAt }, timeZone }: StageExplanationProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const { menus } = useQuickBooks();
  return (
    <p className="bf-small">
      {reason && `${t(`transactions.reason.${reason}`)} `}
      {meaning()}
      {sentAt && ` ${t('transactions.stage.sentOn', { time: formats.instant(sentAt, timeZone) })}`}
    </p>
  );

  function meaning() {
    // What a row waits for is said by its reason alone.
    if (stage === 'queued' && reason) return null;
    if (stage !== 'sent') return t(`transactions.stage.${stage}.means`);
    return withElements(t('transactions.stage.sent.means', { update: elementMark(0) }), [<UpdateLabel key="update" menus={menus} />]);
  }
}
