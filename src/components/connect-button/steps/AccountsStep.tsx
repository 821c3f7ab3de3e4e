import { useState, type ReactNode } from 'react';
import type { BankAccount, Feed } from '../../../core/feed.js';
import { connectTexts } from '../../../i18n/texts/connect.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { useFormats } from '../../../i18n/use-formats.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { useBankAccounts } from '../../../react/use-bank-accounts.js';
import { Button } from '../../../ui/Button.js';
import { Checkbox } from '../../../ui/Checkbox.js';
import { LiveRegion } from '../../../ui/LiveRegion.js';
import { Notice } from '../../../ui/Notice.js';
import { Skeleton } from '../../../ui/Skeleton.js';
import { AccountKind } from '../../account-status-list/AccountFacts.js';
import { ErrorNotice } from '../../error-notice/ErrorNotice.js';
import { StepFrame, type Heading } from './StepFrame.js';

interface AccountsStepProps {
  readonly heading: Heading;
  readonly feed: Feed;
  readonly chosen: readonly string[];
  readonly onChoose: (accountIds: readonly string[]) => void;
  readonly onBack: () => void;
}

export function AccountsStep({ heading, feed, chosen, onChoose, onBack }: AccountsStepProps) {
  const { t } = useMessages(connectTexts, sharedTexts);
  const formats = useFormats();
  const { accounts, error, refresh } = useBankAccounts();
  const inFeed = new Set(feed.accounts.map(({ id }) => id));
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(chosen.length > 0 ? new Set(chosen) : null);
  const [refusals, setRefusals] = useState(0);
  const refused = refusals > 0;

  const eligible = accounts?.filter(({ ineligible }) => ineligible === null) ?? [];
  // Until the customer has chosen: what is in the feed already, or everything that can be.
  const suggested = inFeed.size > 0 ? eligible.filter(({ id }) => inFeed.has(id)) : eligible;
  // An account may have become ineligible since it was picked.
  const chosenNow = picked ? eligible.filter(({ id }) => picked.has(id)) : suggested;
  const selection = new Set(chosenNow.map(({ id }) => id));
  const all = eligible.length > 0 && eligible.every(({ id }) => selection.has(id));

  function pick(ids: readonly string[], on: boolean) {
    const next = new Set(selection);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setPicked(next);
    setRefusals(0);
  }

  function goOn() {
    if (selection.size === 0) setRefusals(refusals + 1);
    else onChoose([...selection]);
  }

  return (
    <StepFrame
      heading={heading}
      title={t('connect.accounts.title')}
      back={<Button onClick={onBack}>{t('common.back')}</Button>}
      actions={
        accounts &&
        eligible.length > 0 && (
          <Button tone="primary" onClick={goOn}>
            {selection.size === 0 ? t('connect.accounts.choose') : t('connect.accounts.continue', { count: selection.size })}
          </Button>
        )
      }
    >
      <p>{t('connect.accounts.intro')}</p>
      {error && !accounts && <ErrorNotice error={error} onRetry={() => void refresh()} />}
      {!error && !accounts && <LoadingAccounts label={t('common.loading')} />}
      {accounts && eligible.length === 0 && (
        <Notice tone="neutral">
          <p>{t('connect.accounts.empty')}</p>
        </Notice>
      )}
      {accounts && accounts.length > 0 && (
        <fieldset className="bf-checkbox-list" aria-describedby={refused ? 'bf-accounts-none' : undefined}>
          <legend className="bf-visually-hidden">{t('connect.accounts.legend')}</legend>
          {eligible.length > 1 && (
            <Checkbox
              label={t('connect.accounts.all')}
              checked={all}
              onChange={(event) =>
                pick(
                  eligible.map(({ id }) => id),
                  event.target.checked,
                )
              }
            />
          )}
          {accounts.map((account) => (
            <Checkbox
              key={account.id}
              label={<bdi>{account.name}</bdi>}
              description={describe(account)}
              end={<bdi className="bf-amount">{formats.amount(account.balance, account.currency)}</bdi>}
              disabled={account.ineligible !== null}
              checked={selection.has(account.id)}
              onChange={(event) => pick([account.id], event.target.checked)}
            />
          ))}
        </fieldset>
      )}
      {refused && (
        <p className="bf-field-error" id="bf-accounts-none">
          {t('connect.accounts.none')}
        </p>
      )}
      <LiveRegion message={refused ? t('connect.accounts.none') : ''} turn={refusals} />
    </StepFrame>
  );

  function describe(account: BankAccount): ReactNode {
    const { id, ineligible } = account;
    const more = ineligible ? t(`connect.accounts.ineligible.${ineligible}`) : inFeed.has(id) ? t('connect.accounts.already') : null;
    return (
      <>
        <AccountKind {...account} />
        {more && ` · ${more}`}
      </>
    );
  }
}

function LoadingAccounts({ label }: { readonly label: string }) {
  return (
    <div className="bf-stack" role="status" aria-live="polite" data-state="loading">
      <span className="bf-visually-hidden">{label}</span>
      <Skeleton className="bf-skeleton-button" />
      <Skeleton className="bf-skeleton-button" />
      <Skeleton className="bf-skeleton-button" />
    </div>
  );
}
