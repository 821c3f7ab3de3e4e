import { useState } from 'react';
import type { BankFeedsError } from '../../core/error.js';
import { version } from '../../core/version.js';
import { errorsTexts } from '../../i18n/texts/errors.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';

export interface ErrorNoticeProps {
  readonly error: BankFeedsError;
  /** Shown as a button where trying again is what helps. */
  readonly onRetry?: (() => void) | undefined;
  readonly retryLabel?: string | undefined;
}

/** What support needs to find the failure; nothing in it is secret. */
export function supportDetailsOf({ code, stage, correlationId }: BankFeedsError): string {
  return [`code: ${code}`, `stage: ${stage}`, `reference: ${correlationId ?? '-'}`, `bankfeeds: ${version}`].join('\n');
}

/** What happened, what to do, and what to tell support: spoken at once. */
export function ErrorNotice({ error, onRetry, retryLabel }: ErrorNoticeProps) {
  const { t } = useMessages(errorsTexts, sharedTexts);
  const [copied, setCopied] = useState(false);

  async function copyDetails() {
    try {
      await navigator.clipboard.writeText(supportDetailsOf(error));
      setCopied(true);
    } catch {
      // Without the clipboard the reference stays readable below; there is nothing else to do for the person.
      setCopied(false);
    }
  }

  return (
    <div role="alert" data-bf-part="error" data-code={error.code}>
      <Notice
        tone="bad"
        title={t(`error.${error.code}`)}
        actions={
          <>
            {onRetry && (
              <Button size="small" onClick={onRetry}>
                {retryLabel ?? t('common.retry')}
              </Button>
            )}
            <Button size="small" onClick={() => void copyDetails()}>
              {copied ? t('common.detailsCopied') : t('common.copyDetails')}
            </Button>
          </>
        }
      >
        {error.userAction !== 'none' && <p>{t(`action.${error.userAction}`)}</p>}
        {error.correlationId && <p className="bf-small">{t('common.reference', { correlationId: error.correlationId })}</p>}
      </Notice>
      <LiveRegion message={copied ? t('common.detailsCopied') : ''} />
    </div>
  );
}
