import type { LedgerAccount } from '../state.js';

/** What a small business's books begin with, as far as a bank feed can go to it. */
export const chartOfAccounts: LedgerAccount[] = [
  { id: '1010', name: 'Chequing', type: 'bank' },
  { id: '1020', name: 'Savings', type: 'bank' },
  { id: '1030', name: 'Payroll account', type: 'bank' },
  { id: '1040', name: 'US dollar account', type: 'bank' },
  { id: '2010', name: 'Company credit card', type: 'creditCard' },
  { id: '2020', name: 'Travel credit card', type: 'creditCard' },
];
