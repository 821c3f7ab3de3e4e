import { forwardRef, useId, useRef, useState, type HTMLAttributes, type ReactNode, type RefObject } from 'react';
import { connectedCount, statusInFeed } from '../../core/feed-account-status.js';
import type { Feed, FeedAccount } from '../../core/feed.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { buttonTexts } from '../../i18n/texts/button.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useAccountEditing } from '../../react/use-account-editing.js';
import { useFeed } from '../../react/use-feed.js';
import { Button } from '../../ui/Button.js';
import { Icon } from '../../ui/Icon.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { Notice } from '../../ui/Notice.js';
import { AdviceText } from '../coach/AdviceText.js';
import { Coach } from '../coach/Coach.js';
import { useAdvice } from '../coach/use-advice.js';
import { useJourneyInWidget } from '../connect-button/use-journey-in-widget.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { useQuickBooks } from '../quickbooks-instructions/use-quickbooks.js';
import { useSpokenRefresh } from '../widget/use-spoken-refresh.js';
import { WidgetRoot } from '../widget/WidgetRoot.js';
import { AccountRow } from './AccountRow.js';
import { AddAccountsDialog } from './AddAccountsDialog.js';
import { DisconnectDialog } from './DisconnectDialog.js';
import { LoadingAccounts } from './LoadingAccounts.js';
import { RemoveAccountDialog } from './RemoveAccountDialog.js';
import { RenameAccountDialog } from './RenameAccountDialog.js';
import { useStatusChanges } from './use-status-changes.js';

export interface BankFeedAccountStatusListProps extends HTMLAttributes<HTMLElement> {
  /** Called when the customer wants to connect or reconnect. Without it the list offers the connect journey itself. */
  readonly onConnect?: (() => void) | undefined;
}

/** The customer's accounts in the feed: what each does, and everything that can be done with it. */
export const BankFeedAccountStatusList = forwardRef<HTMLElement, BankFeedAccountStatusListProps>(function BankFeedAccountStatusList(
  { onConnect, ...rest },
  ref,
) {
  const headingId = useId();
  return (
    <WidgetRoot aria-labelledby={headingId} {...rest} ref={ref} widget="bf-account-status-list">
      <AccountStatusListBody headingId={headingId} onConnect={onConnect} />
    </WidgetRoot>
  );
});

type OpenDialog =
  | { readonly kind: 'add' | 'disconnect'; readonly trigger: RefObject<HTMLElement | null> }
  | { readonly kind: 'rename' | 'remove'; readonly account: FeedAccount; readonly trigger: RefObject<HTMLElement | null> };

function AccountStatusListBody({ headingId, onConnect }: BankFeedAccountStatusListProps & { readonly headingId: string }) {
  const { t } = useMessages(accountsTexts, buttonTexts, sharedTexts);
  const formats = useFormats();
  const feeds = useFeed();
  const { feed, error, status, refreshing, refresh } = feeds;
  const { message: refreshed, refreshNow } = useSpokenRefresh(feeds, t('accounts.live.refreshed'));
  const statusChanges = useStatusChanges(feed);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const disconnectButton = useRef<HTMLButtonElement>(null);
  const journey = useJourneyInWidget(heading);
  const editing = useAccountEditing();

  const accounts = feed?.accounts.map((account) => ({ ...account, status: statusInFeed(feed, account) })) ?? [];
  const begun = feed !== null && feed.unavailable === null && feed.accounts.length > 0;
  const running = begun && (feed.status === 'pending' || feed.status === 'linked' || feed.status === 'unknown');
  const editable = running && feed.capabilities.accountEditing;

  function show(wanted: OpenDialog) {
    for (const action of [editing.add, editing.rename, editing.remove, editing.disconnect]) action.clearError();
    setDialog(wanted);
  }

  return (
    <>
      <div className="bf-card-head">
        <div>
          <h2 ref={heading} id={headingId} className="bf-title" tabIndex={-1}>
            {t('accounts.title')}
          </h2>
          {begun && (
            <p className="bf-small">
              {t('accounts.connected', { connected: formats.count(connectedCount(feed)), count: feed.accounts.length })}
              {'\u00a0· '}
              <span className="bf-account-fact">{t('accounts.asOf', { time: formats.instant(feed.asOf) })}</span>
            </p>
          )}
        </div>
        {begun && (
          <div className="bf-row">
            <Button size="small" busy={refreshing} aria-label={t('common.refresh')} onClick={() => void refreshNow()}>
              <Icon name="refresh" />
            </Button>
            {editable && (
              <Button ref={addButton} size="small" onClick={() => show({ kind: 'add', trigger: addButton })}>
                {t('accounts.add')}
              </Button>
            )}
          </div>
        )}
      </div>
      {content()}
      {openDialog()}
      {journey.dialog}
      <LiveRegion message={statusChanges} />
      <LiveRegion message={refreshed} />
      <LiveRegion message={said} />
    </>
  );

  function content() {
    if (!feed && error)
      return (
        <div className="bf-card-body">
          <ErrorNotice error={error} onRetry={() => void refresh()} />
        </div>
      );
    if (!feed) return <LoadingAccounts label={t('common.loading')} />;
    if (feed.unavailable)
      return (
        <div className="bf-card-body">
          <Coach feed={feed} />
        </div>
      );
    if (feed.accounts.length === 0) return <EmptyList feed={feed} action={connectAction()} stale={staleNotice(feed)} />;
    return (
      <>
        <div className="bf-account-notices">
          {staleNotice(feed)}
          <Coach feed={feed} actions={{ connect: connectAction(), getCredentials: connectAction(), lookAgain: lookAgain() }} />
        </div>
        <ul className="bf-accounts" data-bf-part="accounts">
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              editable={editable}
              onRename={(trigger) => show({ kind: 'rename', account, trigger })}
              onRemove={(trigger) => show({ kind: 'remove', account, trigger })}
            />
          ))}
        </ul>
        {running && (
          <div className="bf-account-foot">
            <Button ref={disconnectButton} size="small" tone="danger" onClick={() => show({ kind: 'disconnect', trigger: disconnectButton })}>
              {t('accounts.disconnect')}
            </Button>
          </div>
        )}
      </>
    );
  }

  function staleNotice({ asOf }: Feed): ReactNode {
    if (status !== 'stale') return null;
    return (
      <div role="status" aria-live="polite" data-bf-part="stale">
        <Notice tone="wait" actions={lookAgain()}>
          <p>{t('common.stale', { time: formats.instant(asOf) })}</p>
        </Notice>
      </div>
    );
  }

  function lookAgain(): ReactNode {
    return (
      <Button size="small" busy={refreshing} onClick={() => void refreshNow()}>
        {t('common.retry')}
      </Button>
    );
  }

  function connectAction(): ReactNode {
    if (!onConnect) return journey.button;
    return (
      <Button tone="primary" onClick={onConnect}>
        {connectLabel()}
      </Button>
    );
  }

  function connectLabel(): string {
    if (!begun) return t('connect.button');
    const waits = running && accounts.every(({ status: accountStatus }) => accountStatus !== 'disconnected');
    return waits ? t('connect.button.continue') : t('accounts.reconnect');
  }

  function openDialog() {
    if (!feed || !dialog) return null;
    const { trigger } = dialog;
    const focusAfter = {
      // What was pressed may be gone with the account: then the list's heading.
      get current() {
        return trigger.current ?? heading.current;
      },
    };
    function done(message: string) {
      // It may have been closed while its change was under way, and another one opened.
      setDialog((current) => (current === dialog ? null : current));
      setSaid(message);
    }
    const common = { editing, focusAfter, onClose: () => setDialog(null), onDone: done };
    switch (dialog.kind) {
      case 'add':
        return <AddAccountsDialog {...common} feed={feed} />;
      case 'rename':
        return <RenameAccountDialog {...common} account={dialog.account} />;
      case 'remove':
        return <RemoveAccountDialog {...common} account={dialog.account} />;
      case 'disconnect':
        return <DisconnectDialog {...common} feed={feed} />;
      default:
        return dialog satisfies never;
    }
  }
}

interface EmptyListProps {
  readonly feed: Feed;
  readonly action: ReactNode;
  readonly stale: ReactNode;
}

function EmptyList({ feed, action, stale }: EmptyListProps) {
  const { t } = useMessages(accountsTexts, buttonTexts, sharedTexts);
  const { menus } = useQuickBooks();
  const advice = useAdvice(feed);
  return (
    <div className="bf-card-body bf-stack">
      {stale}
      <div className="bf-empty" data-bf-part="empty">
        <Icon name="link" />
        <p className="bf-empty-title">{t('accounts.empty.title')}</p>
        <p className="bf-small" data-bf-part="advice" data-state={advice.kind}>
          <AdviceText advice={advice} menus={menus} />
        </p>
        {action}
      </div>
    </div>
  );
}
