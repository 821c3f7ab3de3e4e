'use client';

export { BankFeedsProvider, type BankFeedsProviderProps } from './react/provider.js';
export type { Theme } from './react/theme.js';
export type { BankFeedsEvent } from './react/events.js';
export type { SecretMarks } from './react/secret-marks.js';
export { useAccountEditing, type UseAccountEditing } from './react/use-account-editing.js';
export { useBankAccounts, type UseBankAccounts } from './react/use-bank-accounts.js';
export { useConnect, type UseConnect, type UseConnectOptions } from './react/use-connect.js';
export { useCredentials, type UseCredentials } from './react/use-credentials.js';
export { useFeed, type UseFeed } from './react/use-feed.js';
export { useHostedLink, type UseHostedLink, type UseHostedLinkOptions } from './react/use-hosted-link.js';
export { usePermissionsText } from './i18n/use-permissions-text.js';
export { useTransactions, type UseTransactions, type UseTransactionsOptions } from './react/use-transactions.js';
export { BankFeedsCallout, type BankFeedsCalloutProps } from './components/callout/BankFeedsCallout.js';
export { BankFeedAccountStatusList, type BankFeedAccountStatusListProps } from './components/account-status-list/BankFeedAccountStatusList.js';
export { ConnectToQuickBooksButton, type ConnectToQuickBooksButtonProps } from './components/connect-button/ConnectToQuickBooksButton.js';
export { ConsentReceipt, type ConsentReceiptProps } from './components/consent-receipt/ConsentReceipt.js';
export { CredentialsPanel, type CredentialsPanelProps } from './components/credentials-panel/CredentialsPanel.js';
export { QuickBooksInstructions, type QuickBooksInstructionsProps, type QuickBooksStep } from './components/quickbooks-instructions/QuickBooksInstructions.js';
export type { QuickBooksCountry, QuickBooksMenus, QuickBooksOptions, QuickBooksView } from './react/quickbooks.js';
export { quickBooksMenus } from './components/quickbooks-instructions/quickbooks-menus.js';
export { preloadTransactionsTable, type TransactionsTableParts } from './components/transactions-table/preload-transactions-table.js';
export { TransactionsTable, type TransactionsTableProps } from './components/transactions-table/TransactionsTable.js';
export type { TransactionsTableColumn } from './components/transactions-table/rows/table-column.js';
export {
  initialTableState,
  type TransactionsDisplay,
  type TransactionsTableFilter,
  type TransactionsTableState,
} from './components/transactions-table/table-state.js';
export type { MessageKey, MessageOverrides } from './i18n/messages.js';
