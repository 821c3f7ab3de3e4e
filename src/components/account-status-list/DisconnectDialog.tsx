import { useRef } from 'react';
import type { Feed } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { useAccountEditing } from '../../react/use-account-editing.js';
import { Button } from '../../ui/Button.js';
import { Dialog, DialogTitle } from '../../ui/Dialog.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import type { AccountDialogProps } from './account-dialog.js';

/** Asks before it ends the feed, naming the accounts that stop. */
export function DisconnectDialog({ feed, focusAfter, onClose, onDone }: AccountDialogProps & { readonly feed: Feed }) {
  const { theme } = useBankFeedsContext();
  const { t, formats } = useMessages();
  const { disconnect } = useAccountEditing();
  const title = useRef<HTMLHeadingElement>(null);
  const stopping = feed.accounts.filter(({ status }) => status === 'connected').map(({ name }) => name);

  async function confirm() {
    if (await disconnect.run()) onDone(t('accounts.disconnect.done'));
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      theme={theme}
      header={<DialogTitle ref={title} tabIndex={-1} className="bf-title bf-account-dialog-title">{t('accounts.disconnect.title')}</DialogTitle>}
      focusFirst={title}
      focusAfter={focusAfter}
      footer={
        <>
          <Button onClick={onClose}>{t('accounts.disconnect.keep')}</Button>
          <Button tone="danger" busy={disconnect.busy} onClick={() => void confirm()}>
            {disconnect.busy ? t('accounts.disconnect.busy') : t('accounts.disconnect.confirm')}
          </Button>
        </>
      }
    >
      <div className="bf-dialog-pad bf-stack">
        <p>
          {stopping.length === 0
            ? t('accounts.disconnect.none')
            : t('accounts.disconnect.stops', { count: stopping.length, accounts: formats.list(stopping) })}
        </p>
        <p>{t('accounts.disconnect.also')}</p>
        {disconnect.error && <ErrorNotice error={disconnect.error} />}
      </div>
    </Dialog>
  );
}
