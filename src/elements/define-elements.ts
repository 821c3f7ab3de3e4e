import { BankFeedsAccountStatusListElement } from './account-status-list-element.js';
import { BankFeedsConnectButtonElement } from './connect-button-element.js';
import { BankFeedsCredentialsPanelElement } from './credentials-panel-element.js';
import { BankFeedsProviderElement } from './provider-element.js';
import { BankFeedsTransactionsTableElement } from './transactions-table-element.js';

/** The provider first: what is in the page already is taken up in this order. */
const elementsByTag = {
  'bankfeeds-provider': BankFeedsProviderElement,
  'bankfeeds-connect-button': BankFeedsConnectButtonElement,
  'bankfeeds-credentials-panel': BankFeedsCredentialsPanelElement,
  'bankfeeds-account-status-list': BankFeedsAccountStatusListElement,
  'bankfeeds-transactions-table': BankFeedsTransactionsTableElement,
} as const;

/** Does nothing on a server. Where another copy of the kit was first, its elements stay. */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return;
  for (const [tag, element] of Object.entries(elementsByTag)) if (!customElements.get(tag)) customElements.define(tag, element);
}
