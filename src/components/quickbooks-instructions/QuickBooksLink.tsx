import { connectTexts } from '../../i18n/texts/connect.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Icon } from '../../ui/Icon.js';

/** Opens QuickBooks beside the bank's page, and tells it nothing of where the customer comes from. */
export function QuickBooksLink({ url, size }: { readonly url: string; readonly size: 'normal' | 'small' }) {
  const { t } = useMessages(connectTexts, sharedTexts);
  return (
    <a className="bf-button" data-tone="quiet" data-size={size} href={url} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
      {t('connect.openQuickBooks')}
      <Icon name="external" /> <span className="bf-visually-hidden">{t('common.opensInNewTab')}</span>
    </a>
  );
}
