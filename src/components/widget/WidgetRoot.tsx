import { forwardRef, useImperativeHandle, useRef, type HTMLAttributes } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import { useWarmUp } from '../../i18n/use-warm-up.js';
import { useBankFeedsContext } from '../../react/context.js';
import { classNames } from '../../ui/class-names.js';
import { CrashFence } from './CrashFence.js';
import { useKeptFocus } from './use-kept-focus.js';

export interface WidgetRootProps extends HTMLAttributes<HTMLElement> {
  /** The widget's own class, e.g. `bf-credentials-panel`. */
  readonly widget: string;
}

/** The outermost element of a widget that is a part of the page: its language, its theme, its fence against crashes. */
export const WidgetRoot = forwardRef<HTMLElement, WidgetRootProps>(function WidgetRoot({ widget, className, children, ...rest }, ref) {
  const { theme } = useBankFeedsContext();
  const { locale } = useMessages();
  const root = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => root.current as HTMLElement);
  useKeptFocus(root);
  useWarmUp(locale);
  return (
    <section lang={locale} {...rest} ref={root} className={classNames('bf-root bf-card', widget, className)} data-bf-theme={theme} data-bf-part="root">
      <CrashFence>{children}</CrashFence>
    </section>
  );
});
