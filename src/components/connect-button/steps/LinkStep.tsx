import { useEffect } from 'react';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../../react/context.js';
import { useSecretMarks } from '../../../react/secret-marks.js';
import { useHostedLink } from '../../../react/use-hosted-link.js';
import { Button } from '../../../ui/Button.js';
import { classNames } from '../../../ui/class-names.js';
import { Icon } from '../../../ui/Icon.js';
import { LiveRegion } from '../../../ui/LiveRegion.js';
import { Notice } from '../../../ui/Notice.js';
import { ErrorNotice } from '../../error-notice/ErrorNotice.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface LinkStepProps {
  readonly heading: Heading;
  readonly linkOrigins: readonly string[] | undefined;
  readonly onBack: () => void;
  readonly onEntered: () => void;
}

/** The link is fetched first and then followed by a real anchor: a window opened after waiting is blocked by browsers. */
export function LinkStep({ heading, linkOrigins, onBack, onEntered }: LinkStepProps) {
  const { t } = useMessages(connectTexts, sharedTexts);
  const { reportEvent } = useBankFeedsContext();
  const link = useHostedLink({ linkOrigins });
  const marks = useSecretMarks();

  useEffect(() => {
    // It may come later than the step that it is.
    heading.current?.focus();
  }, [heading]);

  const notice =
    link.state === 'expiring'
      ? t('connect.link.expiring')
      : link.state === 'expired'
        ? t('connect.link.expired')
        : link.state === 'fresh'
          ? t('connect.link.ready')
          : '';

  return (
    <StepFrame
      heading={heading}
      title={t('connect.link.title')}
      back={<Button onClick={onBack}>{t('common.back')}</Button>}
      actions={
        <>
          {!link.url && (
            <Button tone="primary" busy={link.busy} onClick={() => void link.get()}>
              {link.state === 'expired' ? t('connect.link.renew') : t('connect.link.get')}
            </Button>
          )}
          {link.url && (
            <>
              <Button onClick={onEntered}>{t('connect.entered')}</Button>
              <a
                {...marks}
                className={classNames('bf-button', marks['className'])}
                data-tone="primary"
                data-size="normal"
                href={link.url.href}
                target="_blank"
                rel="noopener noreferrer"
                referrerPolicy="no-referrer"
                onClick={() => reportEvent({ type: 'linkOpened' })}
              >
                {t('connect.link.follow', { host: link.url.host })}
                <Icon name="external" /> <span className="bf-visually-hidden">{t('common.opensInNewTab')}</span>
              </a>
            </>
          )}
        </>
      }
    >
      <p>{t('connect.link.body')}</p>
      {(link.state === 'expiring' || link.state === 'expired') && (
        <Notice
          tone="wait"
          icon="clock"
          actions={
            <Button size="small" busy={link.busy} onClick={() => void link.get()}>
              {t('connect.link.renew')}
            </Button>
          }
        >
          <p>{notice}</p>
        </Notice>
      )}
      {link.error && <ErrorNotice error={link.error} onRetry={() => void link.get()} />}
      <LiveRegion message={notice} />
    </StepFrame>
  );
}
