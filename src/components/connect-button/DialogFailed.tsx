import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';

/** The dialog could not be loaded: said with what the page has without it. */
export function DialogFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useMessages();
  return (
    <div role="alert" className="bf-root bf-notice bf-dialog-failed" data-tone="bad" data-bf-part="error" data-code="crashed">
      {t('error.crashed')}
      <Button size="small" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
