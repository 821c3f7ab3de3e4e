import { useTransactionWindow } from '../../react/use-transaction-window.js';
import { RemoteView, type RemoteRowsProps } from './RemoteView.js';

export function RemoteScroll(props: RemoteRowsProps) {
  const {
    accountId,
    filter,
    state: { orderBy },
  } = props;
  const { answer, show, ...rest } = useTransactionWindow(accountId, filter, orderBy);
  return <RemoteView {...props} head={answer} answer={{ ...rest, page: null }} onView={show} />;
}
