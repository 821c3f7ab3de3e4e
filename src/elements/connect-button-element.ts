import type { ConnectWay } from '../core/connect-flow.js';
import type { QuickBooksMenus } from '../react/quickbooks.js';
import { WidgetElement } from './widget-element.js';
import type { ConnectButtonOptions, ConnectButtonSettings } from './widget-options.js';

/** `<bankfeeds-connect-button>`: the one button that starts the whole journey. */
export class BankFeedsConnectButtonElement extends WidgetElement<'connect-button'> implements ConnectButtonSettings {
  static readonly observedAttributes: readonly string[] = ['flow', 'disabled', 'quickbooks-url'];

  protected override readonly widget = 'connect-button';
  #given: Pick<ConnectButtonSettings, 'quickBooksUrl' | 'linkOrigins' | 'menus'> = {};

  get flow(): ConnectWay {
    return this.text('flow') === 'hosted' ? 'hosted' : 'credentials';
  }
  set flow(value: ConnectWay | null | undefined) {
    this.setText('flow', value);
  }

  get disabled(): boolean {
    return this.isOn('disabled');
  }
  set disabled(value: boolean | null | undefined) {
    this.setOn('disabled', value);
  }

  get quickBooksUrl(): string | null | undefined {
    // No attribute can say that there is to be no link.
    return this.#given.quickBooksUrl === null ? null : this.text('quickbooks-url');
  }
  set quickBooksUrl(value: string | null | undefined) {
    this.#give({ quickBooksUrl: value });
    this.setText('quickbooks-url', value);
  }

  get linkOrigins(): readonly string[] | undefined {
    return this.#given.linkOrigins;
  }
  set linkOrigins(value: readonly string[] | undefined) {
    this.#give({ linkOrigins: value });
  }

  get menus(): QuickBooksMenus | undefined {
    return this.#given.menus;
  }
  set menus(value: QuickBooksMenus | undefined) {
    this.#give({ menus: value });
  }

  /** Presses the button. */
  override click(): void {
    this.querySelector('button')?.click();
  }

  override focus(options?: FocusOptions): void {
    this.querySelector('button')?.focus(options);
  }

  #give(given: ConnectButtonSettings): void {
    this.#given = { ...this.#given, ...given };
    this.lookSoon();
  }

  protected override options(): ConnectButtonOptions {
    const { flow, disabled, quickBooksUrl, linkOrigins, menus } = this;
    return {
      flow,
      disabled,
      quickBooksUrl,
      linkOrigins,
      menus,
      onLinked: (feed) => void this.tell('bankfeeds-linked', { feed }),
      onOpenChange: (open) => void this.tell('bankfeeds-open-change', { open }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bankfeeds-connect-button': BankFeedsConnectButtonElement;
  }
}
