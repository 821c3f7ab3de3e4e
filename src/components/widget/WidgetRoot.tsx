import { Component, forwardRef, useImperativeHandle, useRef, type HTMLAttributes, type ReactNode } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { Button } from '../../ui/Button.js';
import { classNames } from '../../ui/class-names.js';
import { Notice } from '../../ui/Notice.js';
import { useKeptFocus } from './use-kept-focus.js';

export interface WidgetRootProps extends HTMLAttributes<HTMLElement> {
  /** The widget's own class, e.g. `bf-credentials-panel`. */
  readonly widget: string;
}

/** The outermost element of a widget that is a part of the page: its language, its theme, its fence against crashes. */
export const WidgetRoot = forwardRef<HTMLElement, WidgetRootProps>(function WidgetRoot(
  { widget, className, children, ...rest },
  ref,
) {
  const { theme } = useBankFeedsContext();
  const { locale } = useMessages();
  const root = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => root.current as HTMLElement);
  useKeptFocus(root);
  return (
    <section
      lang={locale}
      {...rest}
      ref={root}
      className={classNames('bf-root bf-card', widget, className)}
      data-bf-theme={theme}
      data-bf-part="root"
    >
      <CrashFence>{children}</CrashFence>
    </section>
  );
});

interface CrashFenceState {
  readonly crashed: boolean;
}

/** A fault in one widget stays in it: the bank's page and the other widgets go on. */
export class CrashFence extends Component<{ readonly children: ReactNode; readonly onRetry?: (() => void) | undefined }, CrashFenceState> {
  override state: CrashFenceState = { crashed: false };

  static getDerivedStateFromError(): CrashFenceState {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return <Crashed onRetry={() => {
          this.props.onRetry?.();
          this.setState({ crashed: false });
        }} />;
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useMessages();
  return (
    <div role="alert">
      <Notice tone="bad" actions={<Button size="small" onClick={onRetry}>{t('common.retry')}</Button>}>
        <p>{t('common.crashed')}</p>
      </Notice>
    </div>
  );
}
