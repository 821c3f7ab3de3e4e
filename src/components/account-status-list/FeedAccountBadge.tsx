import type { FeedAccountStatus } from '../../core/feed.js';
import { accountTexts } from '../../i18n/texts/account.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { IconName } from '../../ui/Icon.js';
import type { Tone } from '../../ui/Notice.js';
import { StatusBadge } from '../../ui/StatusBadge.js';

const looks: Readonly<Record<FeedAccountStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  pending: { tone: 'wait', icon: 'clock' },
  connecting: { tone: 'wait', icon: 'refresh' },
  connected: { tone: 'good', icon: 'check' },
  disconnected: { tone: 'bad', icon: 'cross' },
  unknown: { tone: 'neutral', icon: 'question' },
};

export function FeedAccountBadge({ status }: { readonly status: FeedAccountStatus }) {
  const { t } = useMessages(accountTexts);
  return <StatusBadge {...looks[status]}>{t(`accounts.status.${status}`)}</StatusBadge>;
}
