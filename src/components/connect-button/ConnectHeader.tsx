import { useContext } from 'react';
import type { ConnectStep } from '../../core/connect-flow.js';
import { connectTexts } from '../../i18n/texts/connect.js';
import { useMessages } from '../../i18n/use-messages.js';
import { BankLogoContext } from '../../react/bank-logo.js';
import { Icon } from '../../ui/Icon.js';

const bars = ['permissions', 'accounts', 'credentials', 'connected'] as const;

const barOf: Readonly<Partial<Record<ConnectStep | 'failed', number>>> = {
  permissions: 0,
  accounts: 1,
  connecting: 1,
  credentials: 2,
  link: 2,
  waiting: 2,
  connected: 3,
};

/** Whom it is between, and how far along. */
export function ConnectHeader({ institution, step }: { readonly institution: string; readonly step: ConnectStep | 'failed' }) {
  const { t } = useMessages(connectTexts);
  const logo = useContext(BankLogoContext);
  const current = barOf[step];
  return (
    <>
      <p className="bf-connect-brands" translate="no">
        {institution && (
          <>
            {logo ? (
              <span className="bf-connect-logo" aria-hidden="true" data-bf-part="logo">
                {logo}
              </span>
            ) : (
              <span className="bf-connect-mark" aria-hidden="true">
                {[...institution][0]}
              </span>
            )}
            <span>{institution}</span>
            <Icon name="link" />
          </>
        )}
        <span>QuickBooks Online</span>
      </p>
      {current !== undefined && (
        <ol className="bf-connect-steps" aria-label={t('connect.steps')}>
          {bars.map((bar, index) => (
            <li key={bar} data-state={index < current ? 'done' : index === current ? 'now' : 'next'} aria-current={index === current ? 'step' : undefined}>
              <span>
                {t(`connect.step.${bar}`)}
                {index < current && <span className="bf-visually-hidden">{` (${t('connect.steps.done')})`}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
