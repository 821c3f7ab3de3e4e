import { useState } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import type { UseCredentials } from '../../react/use-credentials.js';
import { CopyField } from '../../ui/CopyField.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';
import { spelling } from './spelling.js';

interface CredentialsTicketProps {
  readonly credentials: UseCredentials;
  readonly write: (text: string) => Promise<void>;
}

/** What to type in QuickBooks: the rail above, two fields, the next one to copy lit up. */
export function CredentialsTicket({ credentials, write }: CredentialsTicketProps) {
  const { t } = useMessages();
  const { reportEvent } = useBankFeedsContext();
  const [shown, setShown] = useState(false);
  const [spelled, setSpelled] = useState(false);
  const [copied, setCopied] = useState<'none' | 'username' | 'password'>('none');

  function markCopied(field: 'username' | 'password') {
    setCopied(field);
    reportEvent({ type: 'credentialCopied', field });
  }

  return (
    <div className="bf-stack" data-bf-part="credentials">
      <Notice tone="wait" className="bf-credentials-rail">
        <p>
          <b>{t('credentials.rail.title')}</b> <span className="bf-small">{t('credentials.rail.body')}</span>
        </p>
      </Notice>
      <div className="bf-credentials-ticket">
        <CopyField
          label={t('credentials.username')}
          read={() => credentials.read()?.username ?? ''}
          next={copied !== 'username'}
          copied={copied === 'username'}
          onCopied={() => markCopied('username')}
          write={write}
        />
        <CopyField
          label={t('credentials.password')}
          read={() => credentials.read()?.password ?? ''}
          masked={{ shown, onToggle: () => setShown(!shown) }}
          next={copied === 'username'}
          copied={copied === 'password'}
          onCopied={() => markCopied('password')}
          write={write}
        />
      </div>
      {shown && (
        <details className="bf-credentials-spelling" open={spelled} onToggle={(event) => setSpelled(event.currentTarget.open)}>
          <summary>{t('credentials.spell')}</summary>
          {spelled && (
            <dl className="bf-small" data-private="" data-sentry-mask="" data-dd-privacy="hidden" translate="no">
              <dt>{t('credentials.username')}</dt>
              <dd>{spelling(credentials.read()?.username ?? '', t)}</dd>
              <dt>{t('credentials.password')}</dt>
              <dd>{spelling(credentials.read()?.password ?? '', t)}</dd>
            </dl>
          )}
        </details>
      )}
      <p className="bf-small">{t('credentials.keep')}</p>
      <LiveRegion message={copied === 'none' ? t('credentials.ready') : t(`credentials.copied.${copied}`)} />
    </div>
  );
}
