import { WidgetElement } from './widget-element.js';
import type { AccountStatusListOptions } from './widget-options.js';

/** What the list of accounts takes. */
export interface AccountStatusListSettings {
  /** The page connects the customer by itself: where the list would offer the connect journey, it dispatches `bankfeeds-connect`. Default false. */
  readonly externalConnect?: boolean | undefined;
}

/** `<bankfeeds-account-status-list>`: the customer's accounts in the feed, what each does, and everything that can be done with it. */
export class BankFeedsAccountStatusListElement extends WidgetElement<'account-status-list'> implements AccountStatusListSettings {
  static readonly observedAttributes: readonly string[] = ['external-connect'];

  protected override readonly widget = 'account-status-list';

  get externalConnect(): boolean {
    return this.isOn('external-connect');
  }
  set externalConnect(value: boolean | null | undefined) {
    this.setOn('external-connect', value);
  }

  protected override options(): AccountStatusListOptions {
    return { onConnect: this.externalConnect ? () => void this.tell('bankfeeds-connect', null) : undefined };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bankfeeds-account-status-list': BankFeedsAccountStatusListElement;
  }
}
