import { useRef, useState, type RefObject } from 'react';
import type { Feed } from '../../core/feed.js';
import { credentialsTexts } from '../../i18n/texts/credentials.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { UseCredentials } from '../../react/use-credentials.js';
import { Button } from '../../ui/Button.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { TitledDialog } from '../titled-dialog/TitledDialog.js';

interface RevokeCredentialsProps {
  readonly feed: Feed;
  readonly credentials: UseCredentials;
  /** Gets the focus when the button that opened the dialog has gone with the credentials. */
  readonly focusAfterAll: RefObject<HTMLElement | null>;
  readonly onRevoked: () => void;
}

/** Asks before it revokes, naming the accounts that stop. */
export function RevokeCredentials({ feed, credentials, focusAfterAll, onRevoked }: RevokeCredentialsProps) {
  const { t } = useMessages(credentialsTexts);
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const stopping = feed.accounts.filter(({ status }) => status === 'connected').map(({ name }) => name);
  const revoking = credentials.busy === 'revoking';

  const focusAfter = {
    get current() {
      return trigger.current ?? focusAfterAll.current;
    },
  };

  async function revoke() {
    if (!(await credentials.revoke())) return;
    setAsking(false);
    onRevoked();
  }

  function keep() {
    setAsking(false);
    credentials.clearError();
  }

  return (
    <>
      <Button ref={trigger} size="small" tone="danger" onClick={() => setAsking(true)}>
        {credentials.held ? t('credentials.revoke') : t('credentials.revoke.all')}
      </Button>
      <TitledDialog
        open={asking}
        title={t('credentials.revoke.title')}
        onClose={keep}
        focusAfter={focusAfter}
        footer={
          <>
            <Button onClick={keep}>{t('credentials.revoke.keep')}</Button>
            <Button tone="destructive" busy={revoking} onClick={() => void revoke()}>
              {revoking ? t('credentials.revoking') : t('credentials.revoke.confirm')}
            </Button>
          </>
        }
      >
        <p>
          {stopping.length === 0 ? t('credentials.revoke.none') : t('credentials.revoke.stops', { count: stopping.length, accounts: formats.list(stopping) })}
        </p>
        {credentials.error && credentials.failed === 'revoking' && <ErrorNotice error={credentials.error} />}
      </TitledDialog>
    </>
  );
}
