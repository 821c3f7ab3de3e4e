import type { Currency } from '../../core/money.js';
import type { TransactionsSummary } from '../../core/transaction.js';
import { useMessages } from '../../i18n/use-messages.js';

interface FilterTotalsProps {
  readonly summary: Pick<TransactionsSummary, 'moneyIn' | 'moneyOut'>;
  readonly currency: Currency;
}

/** What everything that was found comes to. */
export function FilterTotals({ summary: { moneyIn, moneyOut }, currency }: FilterTotalsProps) {
  const { t, formats } = useMessages();
  const facts = [
    { key: 'in', text: t('transactions.totals.in'), amount: moneyIn },
    { key: 'out', text: t('transactions.totals.out'), amount: moneyOut },
    { key: 'net', text: t('transactions.totals.net'), amount: moneyIn + moneyOut },
  ] as const;
  return (
    <dl className="bf-transactions-totals" data-bf-part="totals">
      {facts.map(({ key, text, amount }) => (
        <div key={key} data-direction={key}>
          <dt>{text}</dt>
          <dd><bdi>{formats.signedAmount(amount, currency)}</bdi></dd>
        </div>
      ))}
    </dl>
  );
}
