import { useRef, type ReactNode } from 'react';
import type { FeedAccount } from '../../../core/feed.js';
import type { Currency } from '../../../core/money.js';
import type { FeedTransaction, StageStep } from '../../../core/transaction.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useFormats } from '../../../i18n/use-formats.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { TitledDialog } from '../../titled-dialog/TitledDialog.js';
import { StageBadge } from '../StageBadge.js';
import { StageExplanation } from '../StageExplanation.js';
import { SupportReference } from './SupportReference.js';

interface TransactionDetailsProps {
  readonly transaction: FeedTransaction;
  readonly currency: Currency;
  readonly account: FeedAccount | null;
  readonly onClose: () => void;
}

/** Everything that is known of a transaction, and what to tell the bank's support of it. */
export function TransactionDetails({ transaction, currency, account, onClose }: TransactionDetailsProps) {
  const { t } = useMessages(sharedTexts, transactionsTexts);
  const formats = useFormats();
  const { id, date, description, reference, type, amount, balance, stage, history } = transaction;
  // Whoever opened it gets the focus back; a row that has gone meanwhile cannot.
  const opener = useRef<HTMLElement | null>(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  const facts: readonly (readonly [term: string, fact: ReactNode])[] = [
    [t('transactions.column.date'), formats.date(date)],
    [t('transactions.column.description'), <bdi key="description">{description}</bdi>],
    [t('transactions.column.reference'), <bdi key="reference">{reference ?? t('transactions.details.none')}</bdi>],
    [t('transactions.column.type'), t(`transactions.type.${type}`)],
    [t('transactions.column.amount'), <bdi key="amount">{formats.signedAmount(amount, currency)}</bdi>],
    [t('transactions.column.balance'), <bdi key="balance">{formats.amount(balance, currency)}</bdi>],
    ...(account
      ? [
          [
            t('transactions.account'),
            <bdi key="account">
              {account.name} ••{account.lastFour}
            </bdi>,
          ] as const,
        ]
      : []),
  ];

  return (
    <TitledDialog title={t('transactions.details.title')} onClose={onClose} focusAfter={opener} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
      <dl className="bf-facts" data-bf-part="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <section className="bf-stack" aria-label={t('transactions.column.stage')}>
        <div>
          <StageBadge stage={stage} />
        </div>
        <StageExplanation transaction={transaction} timeZone={account?.timeZone} />
        {history && history.length > 0 && (
          <ol className="bf-transaction-history" aria-label={t('transactions.details.history')} data-bf-part="history">
            {history.map((step) => (
              <li key={`${step.at} ${step.stage}`}>
                <time dateTime={step.at}>{formats.instant(step.at, account?.timeZone)}</time> <span>{inWords(step)}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
      <SupportReference reference={id} />
    </TitledDialog>
  );

  function inWords(step: StageStep): string {
    const name = t(`transactions.stage.${step.stage}`);
    return step.reason ? t('transactions.details.step', { stage: name, reason: t(`transactions.reason.${step.reason}.short`) }) : name;
  }
}
