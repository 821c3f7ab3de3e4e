import type { BankFeedsAdapter } from '../core/adapter.js';
import { BankFeedsError, isBankFeedsError } from '../core/error.js';
import type { MessageOverrides } from '../i18n/messages.js';
import type { BankFeedsProviderProps } from '../react/provider.js';
import type { QuickBooksOptions } from '../react/quickbooks.js';
import type { SecretMarks } from '../react/secret-marks.js';
import type { Theme } from '../react/theme.js';
import { BankFeedsElement } from './bank-feeds-element.js';
import { ProviderPropsMaker } from './provider-props.js';
import type { ProviderSettings } from './provider-options.js';
import { waitingWidgets } from './waiting-widgets.js';
import { treeOf } from './widget-tree.js';

/** `<bankfeeds-provider>`: gives the widgets below it their adapter, language and theme. */
export class BankFeedsProviderElement extends BankFeedsElement implements ProviderSettings {
  static readonly observedAttributes: readonly string[] = ['base-url', 'locale', 'theme', 'logo', 'csp-nonce'];

  readonly #maker = new ProviderPropsMaker();
  #given: Pick<ProviderSettings, 'adapter' | 'headers' | 'messages' | 'quickBooks' | 'secretMarks' | 'cspNonce'> = {};

  get baseUrl(): string | undefined {
    return this.text('base-url');
  }
  set baseUrl(value: string | null | undefined) {
    this.setText('base-url', value);
  }

  get locale(): string | undefined {
    return this.text('locale');
  }
  set locale(value: string | null | undefined) {
    this.setText('locale', value);
  }

  get theme(): Theme {
    const theme = this.text('theme');
    return theme === 'light' || theme === 'dark' || theme === 'system' ? theme : 'inherit';
  }
  set theme(value: Theme | null | undefined) {
    this.setText('theme', value);
  }

  get logo(): string | undefined {
    return this.text('logo');
  }
  set logo(value: string | null | undefined) {
    this.setText('logo', value);
  }

  get cspNonce(): string | undefined {
    return this.#given.cspNonce;
  }
  set cspNonce(value: string | undefined) {
    this.#give({ cspNonce: value });
  }

  get adapter(): BankFeedsAdapter | undefined {
    return this.#given.adapter;
  }
  set adapter(value: BankFeedsAdapter | undefined) {
    this.#give({ adapter: value });
  }

  get headers(): ProviderSettings['headers'] {
    return this.#given.headers;
  }
  set headers(value: ProviderSettings['headers']) {
    this.#give({ headers: value });
  }

  get messages(): MessageOverrides | undefined {
    return this.#given.messages;
  }
  set messages(value: MessageOverrides | undefined) {
    this.#give({ messages: value });
  }

  get quickBooks(): QuickBooksOptions | undefined {
    return this.#given.quickBooks;
  }
  set quickBooks(value: QuickBooksOptions | undefined) {
    this.#give({ quickBooks: value });
  }

  get secretMarks(): SecretMarks | undefined {
    return this.#given.secretMarks;
  }
  set secretMarks(value: SecretMarks | undefined) {
    this.#give({ secretMarks: value });
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === 'csp-nonce' && now !== null) {
      this.cspNonce = now;
      // Somebody else's style sheet could read it there, letter by letter.
      this.removeAttribute(name);
    }
    super.attributeChangedCallback(name, before, now);
  }

  #give(given: ProviderSettings): void {
    this.#given = { ...this.#given, ...given };
    this.lookSoon();
  }

  protected override look(): void {
    const props = this.isConnected ? this.#props() : null;
    treeOf(this).provide(props);
    if (this.isConnected) for (const widget of [...waitingWidgets]) widget.providerCame();
  }

  #props(): BankFeedsProviderProps | null {
    const { baseUrl, locale, theme, logo, cspNonce, adapter, headers, messages, quickBooks, secretMarks } = this;
    try {
      const props = this.#maker.propsOf({
        baseUrl,
        locale,
        theme,
        logo,
        cspNonce,
        adapter,
        headers,
        messages,
        quickBooks,
        secretMarks,
        onError: (error) => void this.tell('bankfeeds-error', error),
        onEvent: (event) => void this.tell('bankfeeds-event', event),
        onSessionExpired: () => this.#sessionExpired(),
      });
      this.complain(props ? null : withoutAddress(), { mayStillCome: true });
      return props;
    } catch (cause) {
      if (!isBankFeedsError(cause)) throw cause;
      this.complain(cause);
      return null;
    }
  }

  #sessionExpired(): void | Promise<unknown> {
    const signingIn: Promise<unknown>[] = [];
    this.tell('bankfeeds-session-expired', { waitUntil: (promise) => void signingIn.push(promise) });
    return signingIn.length > 0 ? Promise.all(signingIn) : undefined;
  }
}

function withoutAddress(): BankFeedsError {
  return new BankFeedsError({
    code: 'invalidRequest',
    stage: 'configuration',
    message:
      '<bankfeeds-provider> has neither a base-url nor an adapter, so nothing below it is drawn. Give it base-url="/api/bankfeeds", or set its property adapter.',
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'bankfeeds-provider': BankFeedsProviderElement;
  }
}
