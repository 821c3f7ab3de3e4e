import type { FeedAccount } from '../../core/feed.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { TitledDialog } from '../titled-dialog/TitledDialog.js';
import type { AccountDialogProps } from './account-dialog.js';

/** Asks before it removes, saying what stops and what does not. */
export function RemoveAccountDialog({ account, editing, focusAfter, onClose, onDone }: AccountDialogProps & { readonly account: FeedAccount }) {
  const { t } = useMessages(accountsTexts, sharedTexts);
  const { remove } = editing;

  async function confirm() {
    if (await remove.run(account.id)) onDone(t('accounts.remove.done', { account: account.name }));
  }

  return (
    <TitledDialog
      title={t('accounts.remove.title', { account: account.name })}
      onClose={onClose}
      focusAfter={focusAfter}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="destructive" busy={remove.busy} onClick={() => void confirm()}>
            {remove.busy ? t('accounts.remove.busy') : t('accounts.remove.confirm')}
          </Button>
        </>
      }
    >
      <p>{account.status === 'connected' ? t('accounts.remove.feeding') : t('accounts.remove.offered')}</p>
      {remove.error && <ErrorNotice error={remove.error} />}
    </TitledDialog>
  );
}
