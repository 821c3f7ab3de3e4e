import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';

/** Transactions came in while the table was open. They are shown when the person wants them, so that nothing moves by itself. */
export function NewTransactions({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const { t, formats } = useMessages();
  return (
    <div role="status" aria-live="polite" data-bf-part="new">
      {count > 0 && (
        <div className="bf-transactions-new">
          <p>{t('transactions.new', { count, formatted: formats.count(count) })}</p>
          <Button size="small" onClick={onShow}>{t('transactions.new.show')}</Button>
        </div>
      )}
    </div>
  );
}
