import type { BankFeedsAdapter } from '../core/adapter.js';
import type { BankFeedsError } from '../core/error.js';
import type { HttpAdapterOptions } from '../http/http-adapter.js';
import type { MessageOverrides } from '../i18n/messages.js';
import type { BankFeedsEvent } from '../react/events.js';
import type { QuickBooksOptions } from '../react/quickbooks.js';
import type { SecretMarks } from '../react/secret-marks.js';
import type { Theme } from '../react/theme.js';

/** What all widgets of a page share that stand in markup: whom they ask, and how they look and speak. */
export interface ProviderSettings {
  /** Where the bank's back end serves the adapter protocol: a path of this site (`/api/bankfeeds`) or a URL. Another address is another customer, and everything starts afresh. */
  readonly baseUrl?: string | undefined;
  /** Sent with every request to `baseUrl`, e.g. a CSRF token; a function is asked anew for each request. No attribute: markup is no place for a token. */
  readonly headers?: HttpAdapterOptions['headers'];
  /** Talks to the bank's back end in a way of its own; goes before `baseUrl`. Make it once: another adapter is another customer, and everything starts afresh. */
  readonly adapter?: BankFeedsAdapter | undefined;
  /** `en` or `fr-CA`; other tags are matched (`fr-FR` is `fr-CA`). May change at any time. Default: `en`. */
  readonly locale?: string | undefined;
  /** The host's own words, by locale and key. */
  readonly messages?: MessageOverrides | undefined;
  /** `inherit`, `light`, `dark` or `system`. Default `inherit`: the widgets follow the `color-scheme` of the page they stand in. */
  readonly theme?: Theme | undefined;
  /** The address of an image: the bank's logo, beside the bank's name in the dialog. Decoration: the name says it. Default: the name's first letter. */
  readonly logo?: string | undefined;
  /** Whose QuickBooks Online the customers use (`country`), names of its menus (`menus`) and where it is opened (`url`; null shows no such link), for every widget; a widget's own wins. Default: what this release knows. */
  readonly quickBooks?: QuickBooksOptions | undefined;
  /** Marks for the host's session recorder, put on everything that shows credentials or leads to Codat's page (`attributes`, `className`), on top of those of the common recorders. */
  readonly secretMarks?: SecretMarks | undefined;
  /** The page's CSP nonce, for the one style element that locks scrolling behind a dialog. A nonce that the host has already set is kept. As an attribute it is taken out of the page at once, as browsers do with `nonce`. */
  readonly cspNonce?: string | undefined;
}

/** The same for `mount`, which calls functions where elements dispatch events. */
export interface ProviderOptions extends ProviderSettings {
  /** Called with every failure that a customer sees. Nothing in it is secret. */
  readonly onError?: ((error: BankFeedsError) => void) | undefined;
  /** Called with what the customer did, for the host's own analytics. */
  readonly onEvent?: ((event: BankFeedsEvent) => void) | undefined;
  /** Called once when the bank's session has ended. Sign the customer in again; the widgets go on from the server's state. Return a promise that is fulfilled after signing in, and they look again by themselves. */
  readonly onSessionExpired?: (() => void | Promise<unknown>) | undefined;
}
