import { useEffect, useRef, useState, type ReactNode } from 'react';
import { isEnded } from '../../core/feed-state.js';
import type { Feed } from '../../core/feed.js';
import { credentialsTexts } from '../../i18n/texts/credentials.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { QuickBooksOptions } from '../../react/quickbooks.js';
import type { UseCredentials } from '../../react/use-credentials.js';
import { Button } from '../../ui/Button.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { BankFeedsCallout } from '../callout/BankFeedsCallout.js';
import { Coach } from '../coach/Coach.js';
import { useAdvice } from '../coach/use-advice.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import type { QuickBooksStep } from '../quickbooks-instructions/QuickBooksInstructions.js';
import { CredentialsTicket, type CredentialField } from './CredentialsTicket.js';
import { RevokeCredentials } from './RevokeCredentials.js';

export interface CredentialsBoxProps {
  readonly feed: Feed;
  readonly credentials: UseCredentials;
  /** Puts text on the clipboard. */
  readonly write: (text: string) => Promise<void>;
  /** Asks for the feed again. */
  readonly onLook: () => void;
  /** The customer is at this step of those in QuickBooks now; null where that cannot be told. */
  readonly onStep?: ((step: QuickBooksStep | null) => void) | undefined;
  /** Begins again where the feed has ended. */
  readonly connect?: ReactNode;
  /** What the widget was told of QuickBooks itself. */
  readonly quickBooks?: QuickBooksOptions | undefined;
}

type Said = 'credentials.ready' | 'credentials.copied.username' | 'credentials.copied.password' | 'credentials.revoked' | 'credentials.wiped';

interface Speech {
  readonly said: Said | null;
  /** The same may be said again. */
  readonly turn: number;
}

const saying =
  (said: Said) =>
  ({ turn }: Speech): Speech => ({ said, turn: turn + 1 });

/** The callout, the button, and what it brings: in the dialog and in the panel alike. */
export function CredentialsBox({ feed, credentials, write, onLook, onStep, connect, quickBooks }: CredentialsBoxProps) {
  const { t } = useMessages(credentialsTexts);
  const formats = useFormats();
  const [speech, setSpeech] = useState<Speech>({ said: null, turn: 0 });
  const box = useRef<HTMLDivElement>(null);
  const ticket = useRef<HTMLDivElement>(null);
  const heldBefore = useRef(credentials.held);
  const { held, busy, error, failed, issue } = credentials;

  useEffect(() => {
    if (held && !heldBefore.current) {
      setSpeech(saying('credentials.ready'));
      ticket.current?.focus();
    }
    if (!held && heldBefore.current) {
      onStep?.(null);
      setSpeech((before) => (before.said === 'credentials.revoked' ? before : saying('credentials.wiped')(before)));
    }
    heldBefore.current = held;
  }, [held, onStep]);

  function copied(field: CredentialField, isLast: boolean) {
    setSpeech(saying(`credentials.copied.${field}`));
    onStep?.(isLast ? 'choose' : 'enter');
  }

  const callout = feed.callout && <BankFeedsCallout callout={feed.callout} />;
  const issuedAt = feed.credentialsIssuedAt;
  const advice = useAdvice(feed);
  const over = isEnded(feed);
  const getLabel = issuedAt ? t('credentials.getNew') : t('credentials.get');

  return (
    <div ref={box} tabIndex={-1} className="bf-stack" data-state={held ? 'shown' : 'none'}>
      {held ? (
        <div ref={ticket} tabIndex={-1} role="group" aria-label={t('credentials.title')}>
          <CredentialsTicket credentials={credentials} write={write} onCopied={copied} />
        </div>
      ) : (
        <>
          {!over && <p>{t('credentials.intro')}</p>}
          {advice.kind !== 'credentialsNeeded' && (
            <Coach
              feed={feed}
              quickBooks={quickBooks}
              actions={{
                connect,
                lookAgain: (
                  <Button size="small" onClick={onLook}>
                    {t('common.retry')}
                  </Button>
                ),
              }}
            />
          )}
          {issuedAt && (
            <>
              <p className="bf-small">{t('credentials.lastMade', { time: formats.instant(issuedAt) })}</p>
              <p className="bf-small">{t('credentials.earlier')}</p>
            </>
          )}
        </>
      )}
      {!over && callout}
      {!held && !over && (
        <Button tone="primary" busy={busy === 'issuing'} onClick={() => void issue()}>
          {busy === 'issuing' ? t('credentials.getting') : getLabel}
        </Button>
      )}
      {error && failed === 'issuing' && (
        <ErrorNotice error={error} onRetry={busy || error.code === 'credentialsIssuedElsewhere' ? undefined : () => void issue()} retryLabel={getLabel} />
      )}
      {(held || issuedAt) && (
        <div>
          <RevokeCredentials feed={feed} credentials={credentials} focusAfterAll={box} onRevoked={() => setSpeech(saying('credentials.revoked'))} />
        </div>
      )}
      <LiveRegion message={speech.said === null ? '' : t(speech.said)} turn={speech.turn} />
    </div>
  );
}
