import type { ReactNode } from 'react';
import { BankFeedAccountStatusList } from '../components/account-status-list/BankFeedAccountStatusList.js';
import { ConnectToQuickBooksButton } from '../components/connect-button/ConnectToQuickBooksButton.js';
import { CredentialsPanel } from '../components/credentials-panel/CredentialsPanel.js';
import { TransactionsTable } from '../components/transactions-table/TransactionsTable.js';
import { CrashFence } from '../components/widget/CrashFence.js';
import { BankFeedsError } from '../core/error.js';
import { columnsOf } from './columns-of.js';
import type { TransactionsTableOptions, WidgetName, WidgetOptions } from './widget-options.js';

/** Property by property: options come from untyped code, and no other may reach React or the page. */
const drawings: { readonly [Name in WidgetName]: (options: WidgetOptions[Name]) => ReactNode } = {
  'connect-button': ({ flow, disabled, quickBooksUrl, linkOrigins, menus, onLinked, onOpenChange }) => (
    <ConnectToQuickBooksButton
      flow={flow}
      disabled={disabled}
      quickBooksUrl={quickBooksUrl}
      linkOrigins={linkOrigins}
      menus={menus}
      onLinked={onLinked}
      onOpenChange={onOpenChange}
    />
  ),
  'credentials-panel': ({ instructions }) => <CredentialsPanel instructions={instructions} />,
  'account-status-list': ({ onConnect }) => <BankFeedAccountStatusList onConnect={onConnect} />,
  'transactions-table': (options) => <TransactionsTable {...tableOf(options)} />,
};

function tableOf(options: TransactionsTableOptions) {
  const {
    accountId,
    transactions,
    currency,
    state,
    display,
    columns,
    selectable,
    groupByDay,
    balanceLine,
    details,
    onStateChange,
    onSelectionChange,
    onTransactionClick: tell,
  } = options;
  if (transactions && !currency) {
    throw new BankFeedsError({
      code: 'invalidRequest',
      stage: 'configuration',
      message:
        'A transactions table has `transactions` and no `currency`, so it cannot write their amounts and is not drawn. Give it the currency of the account, e.g. "CAD".',
    });
  }
  return {
    accountId,
    transactions,
    currency,
    state,
    display,
    selectable,
    groupByDay,
    balanceLine,
    details,
    onStateChange,
    onSelectionChange,
    columns: columnsOf(columns),
    onTransactionClick:
      tell &&
      ((transaction: Parameters<typeof tell>[0], event: { readonly nativeEvent: Event; preventDefault(): void }) => {
        tell(transaction, event.nativeEvent);
        if (event.nativeEvent.defaultPrevented) event.preventDefault();
      }),
  };
}

/**
 * A widget for any page. What fails in one leaves the others, which share its React root, as they are.
 * @throws BankFeedsError `invalidRequest`, stage `configuration`, when its options lack what it cannot do without
 */
export function drawWidget<Name extends WidgetName>(name: Name, options: WidgetOptions[Name]): ReactNode {
  return <CrashFence>{drawings[name](options)}</CrashFence>;
}

/** @throws BankFeedsError `invalidRequest`, stage `configuration`, when there is no such widget */
export function requireWidget(name: string): void {
  if (Object.hasOwn(drawings, name)) return;
  throw new BankFeedsError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: `There is no widget "${name}", so nothing is drawn. Take one of ${Object.keys(drawings).join(', ')}.`,
  });
}
