import { connectedCount } from '../../../core/feed-account-status.js';
import type { Feed } from '../../../core/feed.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { useMessages } from '../../../i18n/use-messages.js';
import type { QuickBooksOptions } from '../../../react/quickbooks.js';
import { Button } from '../../../ui/Button.js';
import { Coach } from '../../coach/Coach.js';
import { FeedAccounts } from './FeedAccounts.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface ConnectedStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly quickBooks: QuickBooksOptions;
  readonly onMore: () => void;
  readonly onCredentials: () => void;
  readonly onClose: () => void;
}

export function ConnectedStep({ heading, feed, quickBooks, onMore, onCredentials, onClose }: ConnectedStepProps) {
  const { t } = useMessages(connectTexts);
  const count = connectedCount(feed);
  return (
    <StepFrame
      heading={heading}
      title={t('connect.connected.title', { count })}
      back={
        <div className="bf-row">
          <Button onClick={onMore}>{t('connect.connected.more')}</Button>
          {feed.capabilities.credentials && <Button onClick={onCredentials}>{t('connect.connected.newPair')}</Button>}
        </div>
      }
      actions={
        <Button tone="primary" onClick={onClose}>
          {t('connect.done')}
        </Button>
      }
    >
      <FeedAccounts accounts={feed.accounts} />
      <Coach feed={feed} quickBooks={quickBooks} />
    </StepFrame>
  );
}
