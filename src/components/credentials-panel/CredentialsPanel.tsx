import { forwardRef, useId, useRef, useState, type HTMLAttributes } from 'react';
import { isEnded } from '../../core/feed-state.js';
import { credentialsTexts } from '../../i18n/texts/credentials.js';
import { errorsTexts } from '../../i18n/texts/errors.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useCredentials } from '../../react/use-credentials.js';
import { useFeed } from '../../react/use-feed.js';
import { Notice } from '../../ui/Notice.js';
import { Skeleton } from '../../ui/Skeleton.js';
import { Coach } from '../coach/Coach.js';
import { useJourneyInWidget } from '../connect-button/use-journey-in-widget.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { QuickBooksInstructions, type QuickBooksStep } from '../quickbooks-instructions/QuickBooksInstructions.js';
import { WidgetRoot } from '../widget/WidgetRoot.js';
import { CredentialsBox } from './CredentialsBox.js';
import { writeToClipboard } from './write-to-clipboard.js';

export interface CredentialsPanelProps extends HTMLAttributes<HTMLElement> {
  /** Whether the steps for QuickBooks stand beside the credentials. Default true. */
  readonly instructions?: boolean | undefined;
}

/** The credentials for QuickBooks in the bank's own page: shown once, masked, never kept. */
export const CredentialsPanel = forwardRef<HTMLElement, CredentialsPanelProps>(function CredentialsPanel({ instructions = true, ...rest }, ref) {
  const headingId = useId();
  return (
    <WidgetRoot aria-labelledby={headingId} {...rest} ref={ref} widget="bf-credentials-panel">
      <CredentialsPanelBody headingId={headingId} instructions={instructions} />
    </WidgetRoot>
  );
});

function CredentialsPanelBody({ headingId, instructions }: { readonly headingId: string; readonly instructions: boolean }) {
  const { t } = useMessages(credentialsTexts, errorsTexts);
  const { feed, error, refresh } = useFeed();
  const credentials = useCredentials();
  const [step, setStep] = useState<QuickBooksStep | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const journey = useJourneyInWidget(heading);

  return (
    <>
      <div className="bf-card-head">
        <h2 ref={heading} id={headingId} className="bf-title" tabIndex={-1}>
          {t('credentials.title')}
        </h2>
      </div>
      <div className="bf-card-body">{body()}</div>
      {journey.dialog}
    </>
  );

  function body() {
    if (!feed && error) return <ErrorNotice error={error} onRetry={() => void refresh()} />;
    if (!feed) return <LoadingCredentials label={t('common.loading')} />;
    if (feed.unavailable) return <Coach feed={feed} />;
    if (!feed.capabilities.credentials)
      return (
        <Notice tone="neutral">
          <p>{t('error.notOffered')}</p>
        </Notice>
      );
    if (feed.accounts.length === 0)
      return (
        <Notice tone="neutral">
          <p>{t('credentials.needsFeed')}</p>
        </Notice>
      );
    return (
      <div className="bf-credentials-layout">
        <CredentialsBox
          feed={feed}
          credentials={credentials}
          write={writeToClipboard}
          onLook={() => void refresh()}
          onStep={setStep}
          connect={journey.button}
        />
        {instructions && !isEnded(feed) && <QuickBooksInstructions institutionName={feed.institutionName} step={step} />}
      </div>
    );
  }
}

function LoadingCredentials({ label }: { readonly label: string }) {
  return (
    <div className="bf-stack" role="status" aria-live="polite" data-state="loading">
      <span className="bf-visually-hidden">{label}</span>
      <Skeleton />
      <Skeleton className="bf-skeleton-short" />
      <Skeleton className="bf-skeleton-button" />
    </div>
  );
}
