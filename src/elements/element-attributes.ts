import type { AccountStatusListSettings } from './account-status-list-element.js';
import type { ProviderSettings } from './provider-options.js';
import type { ConnectButtonSettings, CredentialsPanelOptions, TransactionsTableSettings } from './widget-options.js';

/** A boolean as markup has it. */
type Written = boolean | '' | 'true' | 'false' | undefined;

/** What markup may give each element: its properties, and its attributes where they are spelled in another way. */
export interface ElementAttributes {
  'bankfeeds-provider': ProviderSettings & { readonly 'base-url'?: string | undefined; readonly 'csp-nonce'?: string | undefined };
  'bankfeeds-connect-button': ConnectButtonSettings & { readonly 'quickbooks-url'?: string | undefined };
  'bankfeeds-credentials-panel': Omit<CredentialsPanelOptions, 'instructions'> & { readonly instructions?: Written };
  'bankfeeds-account-status-list': AccountStatusListSettings & { readonly 'external-connect'?: Written };
  'bankfeeds-transactions-table': Omit<TransactionsTableSettings, 'details' | 'columns'> & {
    readonly details?: Written;
    readonly columns?: TransactionsTableSettings['columns'] | string;
    readonly 'account-id'?: string | undefined;
    readonly 'group-by-day'?: Written;
    readonly 'balance-line'?: Written;
  };
}
