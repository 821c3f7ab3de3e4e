import type { Feed } from '../../../core/feed.js';
import { useMessages } from '../../../i18n/use-messages.js';
import type { UseCredentials } from '../../../react/use-credentials.js';
import { Button } from '../../../ui/Button.js';
import { Icon } from '../../../ui/Icon.js';
import { CredentialsBox } from '../../credentials-panel/CredentialsBox.js';
import { writeToClipboard } from '../../credentials-panel/write-to-clipboard.js';
import { QuickBooksInstructions } from '../../quickbooks-instructions/QuickBooksInstructions.js';
import type { QuickBooksMenus } from '../../quickbooks-instructions/quickbooks-menus.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface CredentialsStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly credentials: UseCredentials;
  readonly menus: QuickBooksMenus;
  readonly quickBooksUrl: string | null;
  readonly onBack: () => void;
  readonly onEntered: () => void;
}

export function CredentialsStep({ heading, feed, credentials, menus, quickBooksUrl, onBack, onEntered }: CredentialsStepProps) {
  const { t } = useMessages();
  const canGoOn = credentials.held || feed.credentialsIssuedAt !== null;
  return (
    <StepFrame
      heading={heading}
      title={t('instructions.title')}
      back={<Button onClick={onBack}>{t('common.back')}</Button>}
      actions={
        <>
          {quickBooksUrl && (
            <a className="bf-button" data-tone="quiet" data-size="normal" href={quickBooksUrl} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
              {t('connect.openQuickBooks')}
              <Icon name="external" />
              {' '}<span className="bf-visually-hidden">{t('common.opensInNewTab')}</span>
            </a>
          )}
          {canGoOn && <Button tone={credentials.held ? 'primary' : 'quiet'} onClick={onEntered}>{t('connect.entered')}</Button>}
        </>
      }
      side={<CredentialsBox feed={feed} credentials={credentials} write={writeToClipboard} />}
    >
      <QuickBooksInstructions institutionName={feed.institutionName} menus={menus} />
    </StepFrame>
  );
}
