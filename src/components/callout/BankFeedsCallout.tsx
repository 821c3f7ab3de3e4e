import { forwardRef, type HTMLAttributes } from 'react';
import { calloutIn, type Callout } from '../../core/callout.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { classNames } from '../../ui/class-names.js';

export interface BankFeedsCalloutProps extends HTMLAttributes<HTMLElement> {
  /** The bank's advice in English and French: plain text, title of at most 50 and body of at most 150 characters. */
  readonly callout: Callout;
}

/** The bank's own advice in a grey box, in the reader's language or else in English, marked as what it is. */
export const BankFeedsCallout = forwardRef<HTMLElement, BankFeedsCalloutProps>(function BankFeedsCallout({ callout, className, ...rest }, ref) {
  const { theme } = useBankFeedsContext();
  const { locale } = useMessages();
  const text = calloutIn(callout, locale);
  if (text.title === '' && text.body === '') return null;
  return (
    <aside
      {...rest}
      ref={ref}
      className={classNames('bf-root bf-callout', className)}
      data-bf-theme={theme}
      data-bf-part="callout"
      lang={text.locale}
      aria-label={text.title || undefined}
    >
      {text.title && <p className="bf-callout-title">{text.title}</p>}
      {text.body && <p className="bf-small">{text.body}</p>}
    </aside>
  );
});
