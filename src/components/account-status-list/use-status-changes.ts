import { useEffect, useRef, useState } from 'react';
import { statusInFeed } from '../../core/feed-account-status.js';
import type { Feed, FeedAccountStatus } from '../../core/feed.js';
import { accountTexts } from '../../i18n/texts/account.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { useMessages } from '../../i18n/use-messages.js';

/** The accounts that changed since the last look, in words, once; empty before anything has changed. */
export function useStatusChanges(feed: Feed | null): string {
  const { t } = useMessages(accountTexts, accountsTexts);
  const [message, setMessage] = useState('');
  const known = useRef<ReadonlyMap<string, FeedAccountStatus> | null>(null);

  useEffect(() => {
    if (!feed) return;
    const before = known.current;
    const now = feed.accounts.map((account) => ({ ...account, status: statusInFeed(feed, account) }));
    known.current = new Map(now.map(({ id, status }) => [id, status]));
    if (!before) return;
    const changed = now.filter(({ id, status }) => before.has(id) && before.get(id) !== status);
    if (changed.length === 0) return;
    setMessage(changed.map(({ name, status }) => t('accounts.live.changed', { account: name, status: t(`accounts.status.${status}`) })).join(' '));
  }, [feed, t]);

  return message;
}
