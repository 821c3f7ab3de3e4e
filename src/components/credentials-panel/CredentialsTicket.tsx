import { useState } from 'react';
import { credentialsTexts } from '../../i18n/texts/credentials.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { useSecretMarks } from '../../react/secret-marks.js';
import type { UseCredentials } from '../../react/use-credentials.js';
import { classNames } from '../../ui/class-names.js';
import { CopyField } from '../../ui/CopyField.js';
import { Notice } from '../../ui/Notice.js';
import { spelling } from './spelling.js';

const fields = ['username', 'password'] as const;

export type CredentialField = (typeof fields)[number];

interface CredentialsTicketProps {
  readonly credentials: UseCredentials;
  readonly write: (text: string) => Promise<void>;
  /** What is said of it stands outside: a region that comes with its text is not read aloud. */
  readonly onCopied: (field: CredentialField, isLast: boolean) => void;
}

/** What to type in QuickBooks: the rail above, two fields, the next one to copy lit up. */
export function CredentialsTicket({ credentials, write, onCopied }: CredentialsTicketProps) {
  const { t } = useMessages(credentialsTexts);
  const { reportEvent } = useBankFeedsContext();
  const marks = useSecretMarks();
  const [shown, setShown] = useState(false);
  const [spelled, setSpelled] = useState(false);
  // In the order in which they were copied: the last one is in the clipboard.
  const [copied, setCopied] = useState<readonly CredentialField[]>([]);
  const inClipboard = copied.at(-1);
  const next = fields.find((field) => !copied.includes(field));

  function markCopied(field: CredentialField) {
    const now = [...copied.filter((other) => other !== field), field];
    setCopied(now);
    onCopied(field, now.length === fields.length);
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
          next={next === 'username'}
          copied={inClipboard === 'username'}
          onCopied={() => markCopied('username')}
          write={write}
          marks={marks}
        />
        <CopyField
          label={t('credentials.password')}
          read={() => credentials.read()?.password ?? ''}
          masked={{ shown, onShow: setShown }}
          next={next === 'password'}
          copied={inClipboard === 'password'}
          onCopied={() => markCopied('password')}
          write={write}
          marks={marks}
        />
      </div>
      {shown && (
        <details className="bf-credentials-spelling" open={spelled} onToggle={(event) => setSpelled(event.currentTarget.open)}>
          <summary>{t('credentials.spell')}</summary>
          {spelled && (
            <dl {...marks} className={classNames('bf-small', marks['className'])} translate="no">
              <dt>{t('credentials.username')}</dt>
              <dd>{spelling(credentials.read()?.username ?? '', t)}</dd>
              <dt>{t('credentials.password')}</dt>
              <dd>{spelling(credentials.read()?.password ?? '', t)}</dd>
            </dl>
          )}
        </details>
      )}
      <p className="bf-small">{t('credentials.keep')}</p>
    </div>
  );
}
