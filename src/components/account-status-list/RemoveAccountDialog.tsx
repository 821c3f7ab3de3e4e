import { useRef } from 'react';
import type { FeedAccount } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { useAccountEditing } from '../../react/use-account-editing.js';
import { Button } from '../../ui/Button.js';
import { Dialog, DialogTitle } from '../../ui/Dialog.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import type { AccountDialogProps } from './account-dialog.js';

/** Asks before it removes, saying what stops and what does not. */
export function RemoveAccountDialog({ account, focusAfter, onClose, onDone }: AccountDialogProps & { readonly account: FeedAccount }) {
  const { theme } = useBankFeedsContext();
  const { t } = useMessages();
  const { remove } = useAccountEditing();
  const title = useRef<HTMLHeadingElement>(null);

  async function confirm() {
    if (await remove.run(account.id)) onDone(t('accounts.remove.done', { account: account.name }));
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      theme={theme}
      header={<DialogTitle ref={title} tabIndex={-1} className="bf-title bf-account-dialog-title">{t('accounts.remove.title', { account: account.name })}</DialogTitle>}
      focusFirst={title}
      focusAfter={focusAfter}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="danger" busy={remove.busy} onClick={() => void confirm()}>
            {remove.busy ? t('accounts.remove.busy') : t('accounts.remove.confirm')}
          </Button>
        </>
      }
    >
      <div className="bf-dialog-pad bf-stack">
        <p>{account.status === 'connected' ? t('accounts.remove.feeding') : t('accounts.remove.offered')}</p>
        {remove.error && <ErrorNotice error={remove.error} />}
      </div>
    </Dialog>
  );
}
