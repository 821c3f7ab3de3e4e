import type { Unavailability } from '../../../core/feed.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface UnavailableStepProps {
  readonly heading: Heading;
  readonly reason: Unavailability;
  readonly onClose: () => void;
}

export function UnavailableStep({ heading, reason, onClose }: UnavailableStepProps) {
  const { t } = useMessages(connectTexts, sharedTexts);
  return (
    <StepFrame
      heading={heading}
      title={t('connect.unavailable.title')}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <p>{t(`common.unavailable.${reason}`)}</p>
    </StepFrame>
  );
}
