import { useEffect, useRef, useState } from 'react';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { pageCount, type TransactionsTableState } from './table-state.js';
import type { TableAnswer } from './TableView.js';

interface Seen extends Pick<TransactionsTableState, 'query' | 'orderBy' | 'page' | 'pageSize'> {
  /** As text: a host may write the same filter anew each time. */
  readonly filter: string;
  readonly accountId: string | null;
}

interface TableChangesProps {
  readonly answer: TableAnswer;
  readonly asked: TransactionsTableState;
  readonly accountId: string | null;
}

/** Says what a person's last choice came to, once its answer is there; nothing before the first choice. */
export function TableChanges({ answer: { total, turning, status, rows }, asked, accountId }: TableChangesProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const [said, setSaid] = useState({ message: '', turn: 0 });
  const seen = useRef<Seen | null>(null);
  const { query, orderBy, page, pageSize } = asked;
  const filter = JSON.stringify(asked.filter ?? {});
  const isCounted = rows.count === null || rows.complete;

  useEffect(() => {
    if (total === null || turning || status !== 'ready' || !isCounted) return;
    const before = seen.current;
    seen.current = { accountId, query, orderBy, page, pageSize, filter };
    if (!before) return;
    const say = (message: string) => setSaid(({ turn }) => ({ message, turn: turn + 1 }));
    if (before.accountId !== accountId || before.query !== query || before.filter !== filter) {
      say(t('transactions.live.found', { count: total, formatted: formats.count(total) }));
    } else if (before.orderBy !== orderBy) {
      say(t('transactions.live.sorted', { order: t(`transactions.order.${orderBy}`) }));
    } else if (before.page !== page || before.pageSize !== pageSize) {
      say(t('transactions.live.page', { page: formats.count(page), pages: formats.count(pageCount(total, pageSize)) }));
    }
  }, [total, turning, status, isCounted, accountId, query, orderBy, page, pageSize, filter, t, formats]);

  return <LiveRegion {...said} />;
}
