import type { Currency } from '../../core/money.js';
import type { TransactionsSummary } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Skeleton } from '../../ui/Skeleton.js';

interface FilterTotalsProps {
  /** null while it is being added up: its place is kept, so that nothing moves when it comes. */
  readonly summary: Pick<TransactionsSummary, 'moneyIn' | 'moneyOut'> | null;
  readonly currency: Currency;
}

/** What everything that was found comes to. */
export function FilterTotals({ summary, currency }: FilterTotalsProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const facts = [
    { key: 'in', text: t('transactions.totals.in'), amount: summary?.moneyIn },
    { key: 'out', text: t('transactions.totals.out'), amount: summary?.moneyOut },
    { key: 'net', text: t('transactions.totals.net'), amount: summary && summary.moneyIn + summary.moneyOut },
  ] as const;
  return (
    <dl className="bf-transactions-totals" data-bf-part="totals">
      {facts.map(({ key, text, amount }) => (
        <div key={key} data-direction={key}>
          <dt>{text}</dt>
          <dd>{typeof amount === 'number' ? <bdi>{formats.signedAmount(amount, currency)}</bdi> : <Skeleton className="bf-skeleton-figure" />}</dd>
        </div>
      ))}
    </dl>
  );
}
