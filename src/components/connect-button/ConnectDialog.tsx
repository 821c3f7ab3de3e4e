import { useEffect, useRef, type RefObject } from 'react';
import { closedFlow, connectFlow, type ConnectWay } from '../../core/connect-flow.js';
import type { Feed } from '../../core/feed.js';
import { connectTexts } from '../../i18n/texts/connect.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { useJourney } from '../../react/use-journey.js';
import { useCredentials } from '../../react/use-credentials.js';
import { Dialog } from '../../ui/Dialog.js';
import type { QuickBooksMenus } from '../../react/quickbooks.js';
import { useQuickBooks } from '../quickbooks-instructions/use-quickbooks.js';
import { CrashFence } from '../widget/CrashFence.js';
import { lazyPart } from '../widget/lazy-part.js';
import { ConnectHeader } from './ConnectHeader.js';
import { AccountsStep } from './steps/AccountsStep.js';
import { ConnectedStep } from './steps/ConnectedStep.js';
import { CredentialsStep } from './steps/CredentialsStep.js';
import { FailedStep } from './steps/FailedStep.js';
import { LoadingStep } from './steps/LoadingStep.js';
import { PermissionsStep } from './steps/PermissionsStep.js';
import type { Heading } from './steps/StepFrame.js';
import { UnavailableStep } from './steps/UnavailableStep.js';
import { WaitingStep } from './steps/WaitingStep.js';

export interface ConnectDialogProps {
  readonly way: ConnectWay;
  readonly onLinked: ((feed: Feed) => void) | undefined;
  readonly quickBooksUrl: string | null | undefined;
  readonly linkOrigins: readonly string[] | undefined;
  readonly menus: QuickBooksMenus | undefined;
  /** Gets the focus when the dialog closes. */
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The journey itself, opened when it is first drawn. */
export default function ConnectDialog(props: ConnectDialogProps) {
  return (
    <CrashFence>
      <Journey {...props} />
    </CrashFence>
  );
}

/** Loaded for those alone whom the host sends to Codat's page. */
const LinkStep = lazyPart(() => import('./steps/LinkStep.js').then((module) => module.LinkStep), { meanwhile: StepIsComing });

/** The dialog has its name all along. */
function StepIsComing({ heading }: { readonly heading: Heading }) {
  const { t } = useMessages();
  return <LoadingStep heading={heading} text={t('common.loading')} />;
}

const opened = connectFlow(closedFlow, { type: 'opened' });

/** One step at a time, the focus on each step's heading. */
function Journey({ way, onLinked, quickBooksUrl, linkOrigins, menus, trigger, onClose }: ConnectDialogProps) {
  const { theme } = useBankFeedsContext();
  const { t, locale } = useMessages(connectTexts);
  const connect = useJourney({ way, locale, onLinked }, opened);
  const quickBooks = useQuickBooks({ menus, url: quickBooksUrl });
  const credentials = useCredentials();
  const heading = useRef<HTMLHeadingElement>(null);
  const { flow, feed } = connect;
  const step = flow.state === 'open' ? flow.step : flow.state === 'failed' ? 'failed' : 'loading';

  useEffect(() => {
    heading.current?.focus();
  }, [step]);

  const institution = feed?.institutionName ?? '';

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="wide"
      theme={theme}
      className="bf-connect-dialog"
      header={<ConnectHeader institution={institution} step={step} />}
      focusFirst={heading}
      focusAfter={trigger}
    >
      {content()}
    </Dialog>
  );

  function content() {
    if (flow.state === 'closed') return null;
    if (flow.state === 'failed')
      return <FailedStep heading={heading} error={flow.error} canGoBack={flow.step === 'connecting'} onBack={connect.back} onRetry={connect.retry} />;
    switch (flow.step) {
      case 'loading':
        return <LoadingStep heading={heading} text={t('connect.loading')} />;
      case 'connecting':
        return <LoadingStep heading={heading} text={t('connect.connecting')} />;
      case 'unavailable':
        return <UnavailableStep heading={heading} reason={feed?.unavailable ?? 'country'} onClose={onClose} />;
      case 'permissions':
        return feed && <PermissionsStep heading={heading} feed={feed} onAgree={connect.consent} onCancel={onClose} />;
      case 'accounts':
        return feed && <AccountsStep heading={heading} feed={feed} chosen={flow.chosen} onChoose={connect.choose} onBack={connect.back} />;
      case 'credentials':
        return (
          feed && (
            <CredentialsStep
              heading={heading}
              feed={feed}
              credentials={credentials}
              menus={quickBooks.menus}
              quickBooksUrl={quickBooks.url}
              onLook={connect.lookNow}
              onBack={connect.back}
              onEntered={connect.entered}
            />
          )
        );
      case 'link':
        return feed && <LinkStep heading={heading} linkOrigins={linkOrigins} onBack={connect.back} onEntered={connect.entered} />;
      case 'waiting':
        return (
          feed && (
            <WaitingStep
              heading={heading}
              feed={feed}
              quickBooks={quickBooks}
              stopped={connect.stoppedWaiting}
              onLook={connect.lookNow}
              onAgain={connect.wantCredentials}
              onClose={onClose}
            />
          )
        );
      case 'connected':
        return (
          feed && (
            <ConnectedStep
              heading={heading}
              feed={feed}
              quickBooks={quickBooks}
              onMore={connect.wantMore}
              onCredentials={connect.wantCredentials}
              onClose={onClose}
            />
          )
        );
      default:
        return flow satisfies never;
    }
  }
}
