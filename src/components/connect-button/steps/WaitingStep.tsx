import type { Feed } from '../../../core/feed.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useMessages } from '../../../i18n/use-messages.js';
import type { QuickBooksOptions } from '../../../react/quickbooks.js';
import { Button } from '../../../ui/Button.js';
import { Notice } from '../../../ui/Notice.js';
import { Coach } from '../../coach/Coach.js';
import { FeedAccounts } from './FeedAccounts.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface WaitingStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly quickBooks: QuickBooksOptions;
  readonly stopped: boolean;
  readonly onLook: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

export function WaitingStep({ heading, feed, quickBooks, stopped, onLook, onAgain, onClose }: WaitingStepProps) {
  const { t } = useMessages(connectTexts, sharedTexts);
  return (
    <StepFrame
      heading={heading}
      title={t('connect.waiting.title')}
      back={<Button onClick={onAgain}>{t('connect.waiting.again')}</Button>}
      actions={
        <>
          <Button onClick={onLook}>{t('connect.waiting.look')}</Button>
          <Button tone="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <Coach feed={feed} quickBooks={quickBooks} />
      <FeedAccounts accounts={feed.accounts} />
      <p className="bf-small">{t('connect.waiting.close')}</p>
      {stopped && (
        <Notice tone="neutral" icon="clock">
          <p>{t('connect.waiting.stopped')}</p>
        </Notice>
      )}
    </StepFrame>
  );
}
