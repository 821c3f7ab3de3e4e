import type { TransactionFilter, TransactionPage } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useNewTransactions } from '../../react/use-new-transactions.js';
import { Button } from '../../ui/Button.js';

export interface NewTransactionsProps {
  readonly accountId: string | null;
  /** The latest answer; null before the first. */
  readonly shown: Pick<TransactionPage, 'totalResults' | 'accountId'> | null;
  readonly filter: TransactionFilter;
  readonly onShow: () => void;
}

/** Transactions came in while the table was open. They are shown when the person wants them, so that nothing moves by itself. */
export function NewTransactions({ accountId, shown, filter, onShow }: NewTransactionsProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const count = useNewTransactions(accountId, shown, filter);
  return (
    <div role="status" aria-live="polite" data-bf-part="new">
      {count > 0 && (
        <div className="bf-transactions-new">
          <p>{t('transactions.new', { count, formatted: formats.count(count) })}</p>
          <Button size="small" onClick={onShow}>
            {t('transactions.new.show')}
          </Button>
        </div>
      )}
    </div>
  );
}
