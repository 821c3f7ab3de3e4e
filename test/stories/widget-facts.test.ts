import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { widgetFacts } from '../../.storybook/widget-facts.js';
import { transactionStages } from '../../src/core/transaction.js';
import { partsOf } from '../docs/parts-table.js';
import { propsOf } from '../docs/props-table.js';
import { tokensOf } from '../docs/tokens-table.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const widgets = widgetFacts(root);
const all = Object.values(widgets);

describe('what Storybook tells of the widgets', () => {
  it('is told of each exported component, which has a guide', () => {
    const guides = ['widgets', 'pieces'].flatMap((folder) =>
      readdirSync(`${root}stories/${folder}`)
        .filter((name) => name.endsWith('.mdx'))
        .map((name) => readFileSync(`${root}stories/${folder}/${name}`, 'utf8')),
    );
    expect(Object.keys(widgets).length).toBeGreaterThanOrEqual(7);
    expect(Object.keys(widgets).filter((name) => !guides.some((guide) => guide.includes(`<Parts widget="${name}" />`)))).toEqual([]);
  });

  it('names the parts that the README names, each at a widget that has it', () => {
    const inReadme = new Set([...partsOf([`${root}src/components`, `${root}src/ui`]).values()].flat());
    const told = new Set(all.flatMap(({ parts }) => parts.flatMap(({ part }) => part ?? [])));
    expect([...told].sort()).toEqual([...inReadme].sort());
  });

  it('knows the states of a part from its type', () => {
    const statesOf = (widget: string, name: string) => widgets[widget]?.parts.find(({ part }) => part === name)?.states.toSorted();
    expect(statesOf('TransactionsTable', 'transaction')).toEqual([...transactionStages, 'loading'].sort());
    expect(statesOf('TransactionsTable', 'export')).toEqual(['done', 'failed', 'working']);
    expect(statesOf('TransactionsTable', 'table')).toEqual(['loading', 'ready', 'turning']);
    expect(statesOf('BankFeedAccountStatusList', 'account')).toContain('disconnected');
  });

  it('leaves a widget within another to its own page', () => {
    expect(widgets['CredentialsPanel']?.contains).toEqual(expect.arrayContaining(['ConnectToQuickBooksButton', 'QuickBooksInstructions']));
    expect(widgets['CredentialsPanel']?.parts.map(({ part }) => part)).not.toContain('step');
    expect(widgets['ConnectToQuickBooksButton']?.parts.map(({ part }) => part)).toContain('step');
  });

  it('names tokens that there are, and leaves none unnamed', () => {
    const known = tokensOf(`${root}src/styles/tokens.css`).map(({ name }) => name);
    const named = new Set(all.flatMap(({ tokens }) => tokens));
    expect([...named].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !named.has(name))).toEqual(['--bf-color-shadow']);
  });

  it('has the props of the README', () => {
    expect(widgets['TransactionsTable']?.props).toEqual(propsOf(`${root}src/components/transactions-table/TransactionsTable.tsx`, 'TransactionsTableProps'));
    expect(widgets['ConsentReceipt']?.props).toEqual([]);
  });
});
