import { forwardRef, useEffect, useImperativeHandle, useRef, useState, type ButtonHTMLAttributes, type ComponentType } from 'react';
import type { ConnectWay } from '../../core/connect-flow.js';
import { BankFeedsError } from '../../core/error.js';
import { isConnected, isEnded } from '../../core/feed-state.js';
import type { Feed } from '../../core/feed.js';
import { buttonTexts } from '../../i18n/texts/button.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { useFeed } from '../../react/use-feed.js';
import { Button } from '../../ui/Button.js';
import { classNames } from '../../ui/class-names.js';
import { LinkIcon } from '../../ui/LinkIcon.js';
import type { QuickBooksMenus } from '../../react/quickbooks.js';
import type { ConnectDialogProps } from './ConnectDialog.js';
import { DialogFailed } from './DialogFailed.js';
import { importDialog } from './import-dialog.js';

export interface ConnectToQuickBooksButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** `credentials` (default) keeps the customer in the bank's page; `hosted` sends them to Codat's. */
  readonly flow?: ConnectWay | undefined;
  /** Called once the customer has connected at least one more account in QuickBooks. */
  readonly onLinked?: ((feed: Feed) => void) | undefined;
  /** Called when the dialog opens and closes. */
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  /** Where QuickBooks Online is opened from the dialog; null shows no such link. Default: the provider's, else `https://qbo.intuit.com/`. */
  readonly quickBooksUrl?: string | null | undefined;
  /** Origins to which Codat's hosted link may lead. Default: Codat's own. */
  readonly linkOrigins?: readonly string[] | undefined;
  /** Names of QuickBooks' menus in the instructions, when Intuit has moved them. Default: the provider's. */
  readonly menus?: QuickBooksMenus | undefined;
}

/** The one button that starts the whole journey. The dialog behind it is loaded when it is first opened. */
export const ConnectToQuickBooksButton = forwardRef<HTMLButtonElement, ConnectToQuickBooksButtonProps>(function ConnectToQuickBooksButton(
  { flow: way = 'credentials', onLinked, onOpenChange, quickBooksUrl, linkOrigins, menus, className, onClick, ...rest },
  ref,
) {
  const { theme, reportError, reportEvent } = useBankFeedsContext();
  const { t, locale } = useMessages(buttonTexts);
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => button.current as HTMLButtonElement);

  const { feed } = useFeed();
  const [isOpen, setIsOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [ConnectDialog, setConnectDialog] = useState<ComponentType<ConnectDialogProps> | null>(null);
  const isMissing = isOpen && !ConnectDialog && !failed;
  const [loading, setLoading] = useState(false);

  useEffect(() => {
    if (!isMissing) return;
    let gone = false;
    // Not before the live region stands in the page, empty: only then is it spoken.
    setLoading(true);
    importDialog().then(
      (module) => {
        if (!gone) setConnectDialog(() => module.default);
      },
      (cause: unknown) => {
        if (gone) return;
        setFailed(true);
        reportError(new BankFeedsError({ code: 'crashed', stage: 'page', cause }));
      },
    );
    return () => {
      gone = true;
      setLoading(false);
    };
  }, [isMissing, reportError]);

  const label =
    !feed || feed.unavailable || feed.accounts.length === 0 || isEnded(feed)
      ? t('connect.button')
      : isConnected(feed)
        ? t('connect.button.manage')
        : t('connect.button.continue');

  function turn(open: boolean) {
    setIsOpen(open);
    reportEvent({ type: open ? 'connectOpened' : 'connectClosed' });
    onOpenChange?.(open);
  }

  return (
    <>
      <Button
        tone="primary"
        {...rest}
        ref={button}
        lang={locale}
        className={classNames('bf-root bf-connect-button', className)}
        data-bf-theme={theme}
        data-bf-part="root"
        aria-haspopup="dialog"
        busy={loading}
        onClick={(event) => {
          onClick?.(event);
          if (event.defaultPrevented) return;
          if (failed) setFailed(false);
          else if (!isOpen) turn(true);
        }}
      >
        <LinkIcon />
        {label}
      </Button>
      {isOpen && (
        <span className="bf-visually-hidden" role="status" aria-live="polite" data-bf-part="live">
          {loading && t('common.loading')}
        </span>
      )}
      {isOpen && failed && <DialogFailed onRetry={() => setFailed(false)} />}
      {isOpen && ConnectDialog && (
        <ConnectDialog
          way={way}
          onLinked={onLinked}
          quickBooksUrl={quickBooksUrl}
          linkOrigins={linkOrigins}
          menus={menus}
          trigger={button}
          onClose={() => turn(false)}
        />
      )}
    </>
  );
});
