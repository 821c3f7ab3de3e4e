import { useEffect, useRef, useState } from 'react';
import type { Feed } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { UseCredentials } from '../../react/use-credentials.js';
import { Button } from '../../ui/Button.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';
import { BankFeedsCallout } from '../callout/BankFeedsCallout.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { CredentialsTicket } from './CredentialsTicket.js';
import { RevokeCredentials } from './RevokeCredentials.js';

export interface CredentialsBoxProps {
  readonly feed: Feed;
  readonly credentials: UseCredentials;
  /** Puts text on the clipboard. */
  readonly write: (text: string) => Promise<void>;
}

type Said =
  | 'credentials.ready'
  | 'credentials.copied.username'
  | 'credentials.copied.password'
  | 'credentials.revoked'
  | 'credentials.wiped';

/** The callout, the button, and what it brings: in the dialog and in the panel alike. */
export function CredentialsBox({ feed, credentials, write }: CredentialsBoxProps) {
  const { t, formats } = useMessages();
  const [said, setSaid] = useState<Said | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const ticket = useRef<HTMLDivElement>(null);
  const heldBefore = useRef(credentials.held);
  const { held, busy, error, failed, issue } = credentials;

  useEffect(() => {
    if (held && !heldBefore.current) {
      setSaid('credentials.ready');
      ticket.current?.focus();
    }
    if (!held && heldBefore.current) setSaid((current) => (current === 'credentials.revoked' ? current : 'credentials.wiped'));
    heldBefore.current = held;
  }, [held]);

  const callout = feed.callout && <BankFeedsCallout callout={feed.callout} />;
  const issuedAt = feed.credentialsIssuedAt;

  return (
    <div ref={box} tabIndex={-1} className="bf-stack" data-state={held ? 'shown' : 'none'}>
      {held ? (
        <div ref={ticket} tabIndex={-1} role="group" aria-label={t('credentials.title')}>
          <CredentialsTicket credentials={credentials} write={write} onCopied={(field) => setSaid(`credentials.copied.${field}`)} />
        </div>
      ) : (
        <>
          <p>{t('credentials.intro')}</p>
          {issuedAt && (
            <Notice tone="neutral" title={t('credentials.alreadyIssued.title')}>
              <p className="bf-small">{t('credentials.alreadyIssued.body')}</p>
              <p className="bf-small">{t('credentials.issuedOn', { time: formats.instant(issuedAt) })}</p>
            </Notice>
          )}
        </>
      )}
      {callout}
      {!held && (
        <Button tone="primary" busy={busy === 'issuing'} onClick={() => void issue()}>
          {busy === 'issuing' ? t('credentials.getting') : issuedAt ? t('credentials.getNew') : t('credentials.get')}
        </Button>
      )}
      {error && failed === 'issuing' && <ErrorNotice error={error} onRetry={busy ? undefined : () => void issue()} retryLabel={t('credentials.get')} />}
      {(held || issuedAt) && (
        <div>
          <RevokeCredentials feed={feed} credentials={credentials} focusAfterAll={box} onRevoked={() => setSaid('credentials.revoked')} />
        </div>
      )}
      <LiveRegion message={said === null ? '' : t(said)} />
    </div>
  );
}
