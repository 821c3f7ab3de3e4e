import { memo, useId, useState } from 'react';
import { transactionColumns, type FeedTransaction } from '../../core/transaction.js';
import type { Currency } from '../../core/money.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Icon } from '../../ui/Icon.js';
import { StageBadge } from './StageBadge.js';
import { StageExplanation } from './StageExplanation.js';

interface TransactionRowProps {
  readonly transaction: FeedTransaction;
  readonly currency: Currency;
}

/*
 * The roles repeat what the elements are: as cards they are laid out as blocks, and browsers then forget that they
 * were a table.
 */

export const TransactionRow = memo(function TransactionRow({ transaction, currency }: TransactionRowProps) {
  const { t, formats } = useMessages();
  const [explained, setExplained] = useState(false);
  const explanationId = useId();
  const { date, description, reference, type, amount, balance, stage, reason } = transaction;

  return (
    <>
      <tr className="bf-transaction" role="row" data-bf-part="transaction" data-state={stage}>
        <td role="cell" data-column="date">{formats.date(date)}</td>
        <th role="rowheader" scope="row" data-column="description">
          <bdi>{description}</bdi>
          {reference && <>{' '}<bdi className="bf-small">{reference}</bdi></>}
        </th>
        <td role="cell" data-column="type">{t(`transactions.type.${type}`)}</td>
        <td role="cell" data-column="amount" data-direction={amount > 0 ? 'in' : 'out'}><bdi>{formats.signedAmount(amount, currency)}</bdi></td>
        <td role="cell" data-column="balance">
          <span className="bf-transaction-label">{t('transactions.column.balance')}</span>{' '}
          <bdi>{formats.amount(balance, currency)}</bdi>
        </td>
        <td role="cell" data-column="stage">
          <button
            type="button"
            className="bf-transaction-stage"
            aria-expanded={explained}
            aria-controls={explained ? explanationId : undefined}
            onClick={() => setExplained(!explained)}
          >
            <StageBadge stage={stage} />
            <Icon name="chevronEnd" />
          </button>
          <span className="bf-small">{reason ? t(`transactions.reason.${reason}.short`) : t(`transactions.stage.${stage}.short`)}</span>
        </td>
      </tr>
      {explained && (
        <tr className="bf-transaction-explanation" role="row" data-bf-part="explanation">
          <td role="cell" colSpan={transactionColumns.length} id={explanationId}>
            <StageExplanation transaction={transaction} />
          </td>
        </tr>
      )}
    </>
  );
});
