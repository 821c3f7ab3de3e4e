import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { BankFeedsElementEventMap } from './element-events.js';
import type { ElementAttributes } from './element-attributes.js';

/** As React 19 has it: what the element has as a property is set as one, and `onbankfeeds-linked` listens for `bankfeeds-linked`. */
type Listeners = { [Type in keyof BankFeedsElementEventMap as `on${Type}`]?: ((event: BankFeedsElementEventMap[Type]) => void) | undefined };

type JsxProps<Tag extends keyof ElementAttributes> = DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]> &
  ElementAttributes[Tag] &
  Listeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'bankfeeds-provider': JsxProps<'bankfeeds-provider'>;
      'bankfeeds-connect-button': JsxProps<'bankfeeds-connect-button'>;
      'bankfeeds-credentials-panel': JsxProps<'bankfeeds-credentials-panel'>;
      'bankfeeds-account-status-list': JsxProps<'bankfeeds-account-status-list'>;
      'bankfeeds-transactions-table': JsxProps<'bankfeeds-transactions-table'>;
    }
  }
}
