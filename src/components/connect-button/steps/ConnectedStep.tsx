import { connectedCount } from '../../../core/connect-flow.js';
import type { Feed } from '../../../core/feed.js';
import { elementMark, withElements } from '../../../i18n/rich-text.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { LiveRegion } from '../../../ui/LiveRegion.js';
import type { QuickBooksMenus } from '../../quickbooks-instructions/quickbooks-menus.js';
import { FeedAccounts } from './FeedAccounts.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface ConnectedStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly menus: QuickBooksMenus;
  readonly onMore: () => void;
  readonly onCredentials: () => void;
  readonly onClose: () => void;
}

export function ConnectedStep({ heading, feed, menus, onMore, onCredentials, onClose }: ConnectedStepProps) {
  const { t } = useMessages();
  const count = connectedCount(feed);
  const title = t('connect.connected.title', { count });
  return (
    <StepFrame
      heading={heading}
      title={title}
      back={
        <div className="bf-row">
          <Button onClick={onMore}>{t('connect.connected.more')}</Button>
          {feed.capabilities.credentials && <Button onClick={onCredentials}>{t('connect.connected.newPair')}</Button>}
        </div>
      }
      actions={<Button tone="primary" onClick={onClose}>{t('connect.done')}</Button>}
    >
      <FeedAccounts accounts={feed.accounts} />
      <p>
        {withElements(t('connect.connected.next', { update: elementMark(0) }), [
          <b key="update" lang={menus.language} translate="no">{menus.update}</b>,
        ])}
      </p>
      {count < feed.accounts.length && <p className="bf-small">{t('connect.connected.others')}</p>}
      <LiveRegion message={title} />
    </StepFrame>
  );
}
