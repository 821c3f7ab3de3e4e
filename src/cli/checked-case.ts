import type { ContractCase, ContractGroup, ContractViolation } from '../testing/index.js';

/** What became of one case of the contract. */
export type CheckedCase = { readonly case: ContractCase; readonly milliseconds: number } & (
  | { readonly outcome: 'held' }
  | { readonly outcome: 'skipped'; readonly reason: string }
  | { readonly outcome: 'violated'; readonly violation: ContractViolation }
  | { readonly outcome: 'notRun'; readonly reason: string }
);

/** What each group of cases is about, in a heading's words. */
export const subjects: Readonly<Record<ContractGroup, string>> = {
  adapter: 'The adapter in the page',
  feed: 'The feed',
  bankAccounts: 'The bank accounts',
  connect: 'Connecting',
  accounts: 'Editing accounts',
  credentials: 'Credentials for QuickBooks',
  link: 'The hosted link',
  transactions: 'Transactions',
  isolation: 'One customer and another',
  wire: 'HTTP: sessions, headers, bodies, problems',
  disconnect: 'Disconnecting',
};

export function countOf(cases: readonly CheckedCase[], outcome: CheckedCase['outcome']): number {
  return cases.filter((one) => one.outcome === outcome).length;
}
