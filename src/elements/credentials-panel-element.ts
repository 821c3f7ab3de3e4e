import { WidgetElement } from './widget-element.js';
import type { CredentialsPanelOptions } from './widget-options.js';

/** `<bankfeeds-credentials-panel>`: the credentials for QuickBooks in the bank's own page, shown once, masked, never kept. */
export class BankFeedsCredentialsPanelElement extends WidgetElement<'credentials-panel'> implements CredentialsPanelOptions {
  static readonly observedAttributes: readonly string[] = ['instructions'];

  protected override readonly widget = 'credentials-panel';

  get instructions(): boolean {
    return this.isNotFalse('instructions');
  }
  set instructions(value: boolean | null | undefined) {
    this.setNotFalse('instructions', value);
  }

  protected override options(): CredentialsPanelOptions {
    return { instructions: this.instructions };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bankfeeds-credentials-panel': BankFeedsCredentialsPanelElement;
  }
}
