import type { TransactionStage } from '../../core/transaction.js';
import { useMessages } from '../../i18n/use-messages.js';
import { StatusBadge } from '../../ui/StatusBadge.js';
import { stageLooks } from './stage-look.js';

export function StageBadge({ stage }: { readonly stage: TransactionStage }) {
  const { t } = useMessages();
  return <StatusBadge {...stageLooks[stage]}>{t(`transactions.stage.${stage}`)}</StatusBadge>;
}
