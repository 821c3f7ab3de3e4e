import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { elementsInCode } from '../../build/elements-in-code.js';
import { propsOf } from '../docs/props-table.js';

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** What has another form without React, and which. */
const otherwise: Readonly<Record<string, string>> = {
  // The markup below the provider.
  children: '',
  onError: 'bankfeeds-error',
  onEvent: 'bankfeeds-event',
  onSessionExpired: 'bankfeeds-session-expired',
  onLinked: 'bankfeeds-linked',
  onOpenChange: 'bankfeeds-open-change',
  onConnect: 'bankfeeds-connect',
  onStateChange: 'bankfeeds-state-change',
  onSelectionChange: 'bankfeeds-selection-change',
  onTransactionClick: 'bankfeeds-transaction-click',
};

describe('each element has what its widget has in React', () => {
  it.each([
    ['bankfeeds-provider', 'react/provider.tsx', 'BankFeedsProviderProps', 'provider-options.ts', ['ProviderOptions', 'ProviderSettings']],
    [
      'bankfeeds-connect-button',
      'components/connect-button/ConnectToQuickBooksButton.tsx',
      'ConnectToQuickBooksButtonProps',
      'widget-options.ts',
      ['ConnectButtonOptions', 'ConnectButtonSettings'],
    ],
    [
      'bankfeeds-credentials-panel',
      'components/credentials-panel/CredentialsPanel.tsx',
      'CredentialsPanelProps',
      'widget-options.ts',
      ['CredentialsPanelOptions'],
    ],
    [
      'bankfeeds-account-status-list',
      'components/account-status-list/BankFeedAccountStatusList.tsx',
      'BankFeedAccountStatusListProps',
      'widget-options.ts',
      ['AccountStatusListOptions'],
    ],
    [
      'bankfeeds-transactions-table',
      'components/transactions-table/TransactionsTable.tsx',
      'TransactionsTableProps',
      'widget-options.ts',
      ['TransactionsTableOptions', 'TransactionsTableSettings'],
    ],
  ])('%s', (tag, file, props, optionsFile, options) => {
    const element = elementsInCode().find((one) => one.tag === tag);
    if (!element) throw new Error(`There is no <${tag}>.`);
    const names = propsOf(source(file), props).map(({ name }) => name);
    const offered = new Set([...element.properties.map(({ name }) => name), ...element.events.map(({ type }) => type), '']);
    expect(names.filter((name) => !offered.has(otherwise[name] ?? name))).toEqual([]);

    const mounted = options.flatMap((one) => propsOf(source(`elements/${optionsFile}`), one)).map(({ name }) => name);
    expect(names.filter((name) => name !== 'children' && !mounted.includes(name))).toEqual([]);
  });

  it('observes every attribute that stands for a property, and no other', () => {
    for (const { tag, properties, observed } of elementsInCode()) {
      expect(observed.toSorted(), tag).toEqual(properties.flatMap(({ attribute }) => attribute ?? []).toSorted());
    }
  });
});
