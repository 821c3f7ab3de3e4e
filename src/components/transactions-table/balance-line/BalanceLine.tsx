import { useId, useState } from 'react';
import type { Currency } from '../../../core/money.js';
import type { TransactionDay } from '../../../core/transaction.js';
import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useFormats } from '../../../i18n/use-formats.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { balancePoints, pathOfBalance, type BalancePoint } from './balance-points.js';

interface BalanceLineProps {
  /** Newest first. */
  readonly days: readonly TransactionDay[];
  readonly currency: Currency;
}

const width = 600;
const height = 120;

/** The account's balance over time: a drawing, the same in one sentence, and the same as a table. */
export function BalanceLine({ days, currency }: BalanceLineProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const titleId = useId();
  const [showsTable, setShowsTable] = useState(false);
  const points = balancePoints(days);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last)
    return (
      <p className="bf-transactions-balance bf-small" data-bf-part="balance-line">
        {t('transactions.balanceLine.none')}
      </p>
    );
  const lowest = points.reduce((least, point) => (point.balance < least.balance ? point : least), first);
  const highest = points.reduce((most, point) => (point.balance > most.balance ? point : most), first);

  return (
    <figure className="bf-transactions-balance" aria-labelledby={titleId} data-bf-part="balance-line">
      <figcaption id={titleId} className="bf-field-label">
        {t('transactions.balanceLine')}
      </figcaption>
      <div className="bf-balance-frame">
        <span className="bf-balance-most bf-small">
          <bdi>{formats.amount(highest.balance, currency)}</bdi>
        </span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <path className="bf-balance-ground" d={`${pathOfBalance(points, width, height)}V${height}H0Z`} />
          <path className="bf-balance-path" d={pathOfBalance(points, width, height)} vectorEffect="non-scaling-stroke" />
        </svg>
        <span className="bf-balance-least bf-small">
          <bdi>{formats.amount(lowest.balance, currency)}</bdi>
        </span>
      </div>
      <p className="bf-small">{t('transactions.balanceLine.says', { first: told(first), last: told(last), lowest: told(lowest), highest: told(highest) })}</p>
      <details onToggle={(event) => setShowsTable(event.currentTarget.open)}>
        <summary className="bf-small">{t('transactions.balanceLine.table')}</summary>
        {/* Years of days are thousands of elements: drawn for whoever opens them. */}
        {showsTable && (
          // A part of the page that scrolls must be reachable by keyboard (WCAG 2.1.1).
          <div className="bf-balance-table" role="region" aria-labelledby={titleId} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('transactions.column.date')}</th>
                  <th scope="col">{t('transactions.column.balance')}</th>
                </tr>
              </thead>
              <tbody>
                {points.toReversed().map(({ date, balance }) => (
                  <tr key={date}>
                    <th scope="row">{formats.date(date)}</th>
                    <td>
                      <bdi>{formats.amount(balance, currency)}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </details>
    </figure>
  );

  function told({ date, balance }: BalancePoint): string {
    return t('transactions.balanceLine.point', { amount: formats.amount(balance, currency), date: formats.date(date) });
  }
}
