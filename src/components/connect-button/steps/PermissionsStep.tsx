import type { Feed } from '../../../core/feed.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { Icon } from '../../../ui/Icon.js';
import { Notice } from '../../../ui/Notice.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface PermissionsStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly onAgree: () => void;
  readonly onCancel: () => void;
}

export function PermissionsStep({ heading, feed, onAgree, onCancel }: PermissionsStepProps) {
  const { t } = useMessages(connectTexts, sharedTexts);
  const institution = feed.institutionName;
  return (
    <StepFrame
      heading={heading}
      title={t('connect.permissions.title', { institution })}
      back={<Button onClick={onCancel}>{t('common.cancel')}</Button>}
      actions={
        <Button tone="primary" onClick={onAgree}>
          {t('connect.permissions.agree')}
        </Button>
      }
    >
      <p>{t('connect.permissions.intro', { institution })}</p>
      <ul className="bf-permissions">
        <li>
          <Icon name="check" /> {t('connect.permissions.account')}
        </li>
        <li>
          <Icon name="check" /> {t('connect.permissions.transactions')}
        </li>
      </ul>
      <Notice tone="neutral" icon="shield">
        <p>{t('connect.permissions.not')}</p>
      </Notice>
      <p className="bf-small">
        {t('connect.permissions.codat', { institution })} {t('connect.permissions.stop')}
      </p>
      <p className="bf-small">{t('connect.permissions.version', { version: feed.consent.textVersion })}</p>
    </StepFrame>
  );
}
