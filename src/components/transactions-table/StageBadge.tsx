import type { TransactionStage } from '../../core/transaction.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { IconName } from '../../ui/Icon.js';
import type { Tone } from '../../ui/Notice.js';
import { StatusBadge } from '../../ui/StatusBadge.js';

const looks: Readonly<Record<TransactionStage, { readonly tone: Tone; readonly icon: IconName }>> = {
  queued: { tone: 'wait', icon: 'clock' },
  sending: { tone: 'wait', icon: 'arrowUp' },
  sent: { tone: 'good', icon: 'check' },
  collected: { tone: 'good', icon: 'checks' },
  rejected: { tone: 'bad', icon: 'cross' },
  late: { tone: 'bad', icon: 'alert' },
  quarantined: { tone: 'bad', icon: 'dash' },
  unknown: { tone: 'neutral', icon: 'question' },
};

export function StageBadge({ stage }: { readonly stage: TransactionStage }) {
  const { t } = useMessages();
  return <StatusBadge {...looks[stage]}>{t(`transactions.stage.${stage}`)}</StatusBadge>;
}
