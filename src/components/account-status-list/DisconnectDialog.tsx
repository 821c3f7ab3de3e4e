import type { Feed } from '../../core/feed.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { TitledDialog } from '../titled-dialog/TitledDialog.js';
import type { AccountDialogProps } from './account-dialog.js';

/** Asks before it ends the feed, naming the accounts that stop. */
export function DisconnectDialog({ feed, editing, focusAfter, onClose, onDone }: AccountDialogProps & { readonly feed: Feed }) {
  const { t } = useMessages(accountsTexts);
  const formats = useFormats();
  const { disconnect } = editing;
  const stopping = feed.accounts.filter(({ status }) => status === 'connected').map(({ name }) => name);

  async function confirm() {
    if (await disconnect.run()) onDone(t('accounts.disconnect.done'));
  }

  return (
    <TitledDialog
      title={t('accounts.disconnect.title')}
      onClose={onClose}
      focusAfter={focusAfter}
      footer={
        <>
          <Button onClick={onClose}>{t('accounts.disconnect.keep')}</Button>
          <Button tone="destructive" busy={disconnect.busy} onClick={() => void confirm()}>
            {disconnect.busy ? t('accounts.disconnect.busy') : t('accounts.disconnect.confirm')}
          </Button>
        </>
      }
    >
      <p>
        {stopping.length === 0 ? t('accounts.disconnect.none') : t('accounts.disconnect.stops', { count: stopping.length, accounts: formats.list(stopping) })}
      </p>
      <p>{t('accounts.disconnect.also')}</p>
      {disconnect.error && <ErrorNotice error={disconnect.error} />}
    </TitledDialog>
  );
}
