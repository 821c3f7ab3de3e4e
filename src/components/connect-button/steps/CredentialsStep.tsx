import { useState } from 'react';
import type { Feed } from '../../../core/feed.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { instructionsTexts } from '../../../i18n/texts/instructions.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useMessages } from '../../../i18n/use-messages.js';
import type { UseCredentials } from '../../../react/use-credentials.js';
import { Button } from '../../../ui/Button.js';
import { CredentialsBox } from '../../credentials-panel/CredentialsBox.js';
import { writeToClipboard } from '../../credentials-panel/write-to-clipboard.js';
import { QuickBooksInstructions, type QuickBooksStep } from '../../quickbooks-instructions/QuickBooksInstructions.js';
import { QuickBooksLink } from '../../quickbooks-instructions/QuickBooksLink.js';
import type { QuickBooksMenus } from '../../../react/quickbooks.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface CredentialsStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly credentials: UseCredentials;
  readonly menus: QuickBooksMenus;
  readonly quickBooksUrl: string | null;
  readonly onLook: () => void;
  readonly onBack: () => void;
  readonly onEntered: () => void;
}

export function CredentialsStep({ heading, feed, credentials, menus, quickBooksUrl, onLook, onBack, onEntered }: CredentialsStepProps) {
  const { t } = useMessages(connectTexts, instructionsTexts, sharedTexts);
  const [step, setStep] = useState<QuickBooksStep | null>(null);
  const canGoOn = credentials.held || feed.credentialsIssuedAt !== null;
  return (
    <StepFrame
      heading={heading}
      title={t('instructions.title')}
      back={<Button onClick={onBack}>{t('common.back')}</Button>}
      actions={
        <>
          {quickBooksUrl && <QuickBooksLink url={quickBooksUrl} size="normal" />}
          {canGoOn && (
            <Button tone={credentials.held ? 'primary' : 'quiet'} onClick={onEntered}>
              {t('connect.entered')}
            </Button>
          )}
        </>
      }
      side={
        <CredentialsBox feed={feed} credentials={credentials} write={writeToClipboard} onLook={onLook} onStep={setStep} quickBooks={{ menus, url: null }} />
      }
    >
      <QuickBooksInstructions institutionName={feed.institutionName} menus={menus} step={step} />
    </StepFrame>
  );
}
