import type { TransactionStage } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useMessages } from '../../i18n/use-messages.js';
import { StatusBadge } from '../../ui/StatusBadge.js';
import { stageLooks } from './stage-look.js';

export function StageBadge({ stage }: { readonly stage: TransactionStage }) {
  const { t } = useMessages(transactionsTexts);
  return <StatusBadge {...stageLooks[stage]}>{t(`transactions.stage.${stage}`)}</StatusBadge>;
}
