import { useId, useRef, useState, type FormEvent } from 'react';
import type { FeedAccount } from '../../core/feed.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/TextField.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { TitledDialog } from '../titled-dialog/TitledDialog.js';
import type { AccountDialogProps } from './account-dialog.js';

export function RenameAccountDialog({ account, editing, focusAfter, onClose, onDone }: AccountDialogProps & { readonly account: FeedAccount }) {
  const { t } = useMessages(accountsTexts, sharedTexts);
  const { rename } = editing;
  const [name, setName] = useState(account.name);
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const formId = useId();

  async function save(event: FormEvent) {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') {
      setRefused(true);
      field.current?.focus();
      return;
    }
    if (wanted === account.name) {
      onClose();
      return;
    }
    if (await rename.run(account.id, wanted)) onDone(t('accounts.rename.done', { account: wanted }));
  }

  return (
    <TitledDialog
      title={t('accounts.rename.title', { account: account.name })}
      onClose={onClose}
      focusFirst={field}
      focusAfter={focusAfter}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" type="submit" form={formId} busy={rename.busy}>
            {rename.busy ? t('accounts.rename.busy') : t('accounts.rename.confirm')}
          </Button>
        </>
      }
    >
      <form id={formId} className="bf-stack" noValidate onSubmit={(event) => void save(event)}>
        <TextField
          ref={field}
          label={t('accounts.rename.label')}
          hint={t('accounts.rename.hint')}
          error={refused ? t('accounts.rename.empty') : undefined}
          value={name}
          maxLength={100}
          autoComplete="off"
          required
          onChange={(event) => {
            setName(event.target.value);
            setRefused(false);
          }}
        />
        {rename.error && <ErrorNotice error={rename.error} />}
      </form>
    </TitledDialog>
  );
}
