import type { BankFeedsError } from '../../../core/error.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { ErrorNotice } from '../../error-notice/ErrorNotice.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface FailedStepProps {
  readonly heading: Heading;
  readonly error: BankFeedsError;
  readonly canGoBack: boolean;
  readonly onBack: () => void;
  readonly onRetry: () => void;
}

export function FailedStep({ heading, error, canGoBack, onBack, onRetry }: FailedStepProps) {
  const { t } = useMessages(connectTexts, sharedTexts);
  return (
    <StepFrame
      heading={heading}
      title={t('connect.failed.title')}
      back={canGoBack && <Button onClick={onBack}>{t('common.back')}</Button>}
      actions={
        <Button tone="primary" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      <ErrorNotice error={error} />
    </StepFrame>
  );
}
