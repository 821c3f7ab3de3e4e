import type { FeedTransaction } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { StageExplanation } from './StageExplanation.js';

interface RowExplanationProps {
  readonly transaction: FeedTransaction;
  /** Of the account. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  readonly onDetails: ((transaction: FeedTransaction) => void) | null;
}

/** Below a row: why it stands where it stands, and the way to everything that is known of it. */
export function RowExplanation({ transaction, timeZone, onDetails }: RowExplanationProps) {
  const { t } = useMessages(transactionsTexts);
  return (
    <div className="bf-transaction-why">
      <StageExplanation transaction={transaction} timeZone={timeZone} />
      {onDetails && (
        <Button size="small" aria-haspopup="dialog" onClick={() => onDetails(transaction)}>
          {t('transactions.details')}
        </Button>
      )}
    </div>
  );
}
