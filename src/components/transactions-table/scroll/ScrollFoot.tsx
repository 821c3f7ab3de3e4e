import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useFormats } from '../../../i18n/use-formats.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';

export interface ScrollFootProps {
  readonly total: number | null;
  readonly complete: boolean;
  readonly onPages: () => void;
}

/** Below the scroll: how many there are, and the way back to pages, which suit screen readers, print and find in page. */
export function ScrollFoot({ total, complete, onPages }: ScrollFootProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  return (
    <div className="bf-pager" data-bf-part="foot">
      <p className="bf-small">
        {total !== null &&
          (complete
            ? t('transactions.count', { count: total, formatted: formats.count(total) })
            : t('transactions.counting', { count: total, formatted: formats.count(total) }))}
      </p>
      <Button size="small" onClick={onPages}>
        {t('transactions.scroll.toPages')}
      </Button>
    </div>
  );
}
