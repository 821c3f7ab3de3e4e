import type { ReactNode } from 'react';
import type { Feed } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Notice } from '../../ui/Notice.js';

interface EndedFeedNoticeProps {
  readonly feed: Feed;
  /** The button that begins again. */
  readonly action: ReactNode;
}

/** Says what no longer reaches QuickBooks and what to do next; nothing while all is well. */
export function EndedFeedNotice({ feed, action }: EndedFeedNoticeProps) {
  const { t, formats } = useMessages();
  if (feed.status === 'unlinked' || feed.status === 'deauthorized') {
    return (
      <Notice tone="bad" icon="alert" title={t(`accounts.ended.${feed.status}.title`)} actions={action}>
        <p>{t(`accounts.ended.${feed.status}.body`)}</p>
      </Notice>
    );
  }
  const disconnected = feed.accounts.filter(({ status }) => status === 'disconnected').map(({ name }) => name);
  if (disconnected.length === 0) return null;
  return (
    <Notice tone="bad" icon="alert" title={t('accounts.ended.some.title', { count: disconnected.length })} actions={action}>
      <p>{t('accounts.ended.some.body', { accounts: formats.list(disconnected) })}</p>
    </Notice>
  );
}
