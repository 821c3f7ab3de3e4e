import { forwardRef, lazy, Suspense, useEffect, useImperativeHandle, useRef, useState, type ButtonHTMLAttributes } from 'react';
import { isConnected, type ConnectWay } from '../../core/connect-flow.js';
import { isEnded } from '../../core/feed-account-status.js';
import type { Feed } from '../../core/feed.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { useConnect } from '../../react/use-connect.js';
import { useFeed } from '../../react/use-feed.js';
import { Button } from '../../ui/Button.js';
import { classNames } from '../../ui/class-names.js';
import { Icon } from '../../ui/Icon.js';
import { LiveRegion } from '../../ui/LiveRegion.js';
import { CrashFence } from '../widget/CrashFence.js';
import type { QuickBooksMenus } from '../../react/quickbooks.js';
import { useQuickBooks } from '../quickbooks-instructions/use-quickbooks.js';
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
export const ConnectToQuickBooksButton = forwardRef<HTMLButtonElement, ConnectToQuickBooksButtonProps>(
  function ConnectToQuickBooksButton(
    { flow: way = 'credentials', onLinked, onOpenChange, quickBooksUrl, linkOrigins, menus, className, onClick, ...rest },
    ref,
  ) {
    const { theme } = useBankFeedsContext();
    const { t, locale } = useMessages();
    const button = useRef<HTMLButtonElement>(null);
    useImperativeHandle(ref, () => button.current as HTMLButtonElement);

    const quickBooks = useQuickBooks({ menus, url: quickBooksUrl });
    const { feed } = useFeed();
    const connect = useConnect({ way, locale, onLinked });
    // A chunk that failed to load stays failed inside lazy(): trying again needs a new one.
    const [ConnectDialog, setConnectDialog] = useState(() => lazy(importDialog));
    const [loading, setLoading] = useState(false);
    const isOpen = connect.flow.state !== 'closed';

    const label = !feed || feed.unavailable || feed.accounts.length === 0 || isEnded(feed)
      ? t('connect.button')
      : isConnected(feed)
        ? t('connect.button.manage')
        : t('connect.button.continue');

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
            connect.open();
            onOpenChange?.(true);
          }}
        >
          <Icon name="link" />
          {label}
        </Button>
        {isOpen && (
          <CrashFence onRetry={() => setConnectDialog(() => lazy(importDialog))}>
            <Suspense fallback={<Loading onChange={setLoading} />}>
              <ConnectDialog
                connect={connect}
                quickBooksUrl={quickBooks.url}
                linkOrigins={linkOrigins}
                menus={quickBooks.menus}
                trigger={button}
                onClose={() => {
                  connect.close();
                  onOpenChange?.(false);
                }}
              />
            </Suspense>
          </CrashFence>
        )}
      </>
    );
  },
);

/** On a slow line the button says that the dialog is on its way. */
function Loading({ onChange }: { readonly onChange: (loading: boolean) => void }) {
  const { t } = useMessages();
  useEffect(() => {
    onChange(true);
    return () => onChange(false);
  }, [onChange]);
  return <LiveRegion message={t('common.loading')} />;
}
