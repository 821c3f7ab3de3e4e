'use client';

import { defineElements } from './define-elements.js';

export { mount, type Mounted, type MountedWidget, type MountOptions } from './mount.js';
export { createHttpAdapter, type HttpAdapterOptions } from '../http/http-adapter.js';
export { BankFeedsProviderElement } from './provider-element.js';
export { BankFeedsConnectButtonElement } from './connect-button-element.js';
export { BankFeedsCredentialsPanelElement } from './credentials-panel-element.js';
export { BankFeedsAccountStatusListElement, type AccountStatusListSettings } from './account-status-list-element.js';
export { BankFeedsTransactionsTableElement } from './transactions-table-element.js';
export type { BankFeedsElementEventMap, SessionExpired } from './element-events.js';
export type { ProviderOptions, ProviderSettings } from './provider-options.js';
export type {
  AccountStatusListOptions,
  ConnectButtonOptions,
  ConnectButtonSettings,
  CredentialsPanelOptions,
  ElementColumn,
  TransactionsTableOptions,
  TransactionsTableSettings,
  WidgetName,
  WidgetOptions,
} from './widget-options.js';
export type { BankFeedsEvent } from '../react/events.js';
export type { MessageKey, MessageOverrides } from '../i18n/messages.js';
export type { QuickBooksCountry, QuickBooksMenus, QuickBooksOptions, QuickBooksView } from '../react/quickbooks.js';
export type { SecretMarks } from '../react/secret-marks.js';
export type { Theme } from '../react/theme.js';
export {
  initialTableState,
  type TransactionsDisplay,
  type TransactionsTableFilter,
  type TransactionsTableState,
} from '../components/transactions-table/table-state.js';

defineElements();
