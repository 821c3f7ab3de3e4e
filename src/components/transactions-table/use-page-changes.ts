import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import type { UseTransactions } from '../../react/use-transactions.js';
import { pageCount, type TransactionsTableState } from './table-state.js';

type Seen = Pick<TransactionsTableState, 'query' | 'orderBy' | 'page' | 'pageSize'> & { readonly accountId: string };

/** What a person's last choice came to, in words, once its answer is there; empty before the first choice. */
export function usePageChanges({ page: answer, turning, status }: UseTransactions, asked: TransactionsTableState): string {
  const { t, formats } = useMessages();
  const [message, setMessage] = useState('');
  const seen = useRef<Seen | null>(null);
  const { query, orderBy, page, pageSize } = asked;

  useEffect(() => {
    if (!answer || turning || status !== 'ready') return;
    const before = seen.current;
    const { accountId, totalResults } = answer;
    seen.current = { accountId, query, orderBy, page, pageSize };
    if (!before) return;
    if (before.accountId !== accountId || before.query !== query) {
      setMessage(t('transactions.live.found', { count: totalResults, formatted: formats.count(totalResults) }));
    } else if (before.orderBy !== orderBy) {
      setMessage(t('transactions.live.sorted', { order: t(`transactions.order.${orderBy}`) }));
    } else if (before.page !== page || before.pageSize !== pageSize) {
      setMessage(t('transactions.live.page', { page: formats.count(page), pages: formats.count(pageCount(totalResults, pageSize)) }));
    }
  }, [answer, turning, status, query, orderBy, page, pageSize, t, formats]);

  return message;
}
