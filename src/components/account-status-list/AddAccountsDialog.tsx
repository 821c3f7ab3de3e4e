import { useId, useState } from 'react';
import type { BankAccount, Feed } from '../../core/feed.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { connectTexts } from '../../i18n/texts/connect.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankAccounts } from '../../react/use-bank-accounts.js';
import { Button } from '../../ui/Button.js';
import { Checkbox } from '../../ui/Checkbox.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';
import { Skeleton } from '../../ui/Skeleton.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { TitledDialog } from '../titled-dialog/TitledDialog.js';
import { AccountKind } from './AccountFacts.js';
import type { AccountDialogProps } from './account-dialog.js';

/** The customer's accounts that are not in the feed yet, to choose from. */
export function AddAccountsDialog({ feed, editing, focusAfter, onClose, onDone }: AccountDialogProps & { readonly feed: Feed }) {
  const { t } = useMessages(accountsTexts, connectTexts, sharedTexts);
  const formats = useFormats();
  const { accounts, error, refresh } = useBankAccounts();
  const { add } = editing;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = useState(0);
  const refused = refusals > 0;
  const noneId = useId();

  const inFeed = new Set(feed.accounts.map(({ id }) => id));
  const others = accounts?.filter(({ id }) => !inFeed.has(id)) ?? [];
  // An account may have become ineligible since it was picked.
  const chosen = others.filter(({ id, ineligible }) => ineligible === null && picked.has(id));

  function pick(id: string, on: boolean) {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    setPicked(next);
    setRefusals(0);
  }

  async function confirm() {
    if (chosen.length === 0) {
      setRefusals(refusals + 1);
      return;
    }
    const names = formats.list(chosen.map(({ name }) => name));
    if (await add.run(chosen.map(({ id }) => id))) onDone(t('accounts.add.done', { accounts: names }));
  }

  return (
    <TitledDialog
      title={t('accounts.add.title')}
      onClose={onClose}
      focusAfter={focusAfter}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {others.some(({ ineligible }) => ineligible === null) && (
            <Button tone="primary" busy={add.busy} onClick={() => void confirm()}>
              {confirmLabel()}
            </Button>
          )}
        </>
      }
    >
      {content()}
      {refused && (
        <p className="bf-field-error" id={noneId}>
          {t('accounts.add.chooseOne')}
        </p>
      )}
      {add.error && <ErrorNotice error={add.error} />}
      <LiveRegion message={refused ? t('accounts.add.chooseOne') : ''} turn={refusals} />
    </TitledDialog>
  );

  function content() {
    if (!accounts && error) return <ErrorNotice error={error} onRetry={() => void refresh()} />;
    if (!accounts) return <LoadingChoices label={t('common.loading')} />;
    if (others.length === 0)
      return (
        <Notice tone="neutral" icon="check">
          <p>{t('accounts.add.none')}</p>
        </Notice>
      );
    return (
      <>
        <p>{t('accounts.add.intro')}</p>
        <fieldset className="bf-checkbox-list" aria-describedby={refused ? noneId : undefined}>
          <legend className="bf-visually-hidden">{t('accounts.add.legend')}</legend>
          {others.map((account) => (
            <Checkbox
              key={account.id}
              label={<bdi>{account.name}</bdi>}
              description={<Description account={account} />}
              end={<bdi>{formats.amount(account.balance, account.currency)}</bdi>}
              disabled={account.ineligible !== null}
              checked={chosen.includes(account)}
              onChange={(event) => pick(account.id, event.target.checked)}
            />
          ))}
        </fieldset>
      </>
    );
  }

  function confirmLabel(): string {
    if (add.busy) return t('accounts.add.busy');
    return chosen.length === 0 ? t('accounts.add.confirm') : t('accounts.add.confirmCount', { count: chosen.length });
  }
}

function Description({ account }: { readonly account: BankAccount }) {
  const { t } = useMessages(accountsTexts, connectTexts, sharedTexts);
  return (
    <>
      <AccountKind {...account} />
      {account.ineligible && <> · {t(`connect.accounts.ineligible.${account.ineligible}`)}</>}
    </>
  );
}

function LoadingChoices({ label }: { readonly label: string }) {
  return (
    <div className="bf-stack" role="status" aria-live="polite" data-bf-part="loading">
      <span className="bf-visually-hidden">{label}</span>
      <Skeleton className="bf-skeleton-button" />
      <Skeleton className="bf-skeleton-button" />
    </div>
  );
}
