import type { WrongAdapter } from './wrong-adapter.js';

export const bankAccountFaults: readonly WrongAdapter[] = [
  {
    breaks: 'The bank accounts have the protocol’s shape',
    how: 'a balance in dollars',
    adapter: (right) => ({
      ...right,
      listBankAccounts: async (call) => (await right.listBankAccounts(call)).map((account) => ({ ...account, balance: 1234.56 })),
    }),
  },
  {
    breaks: 'Each bank account has its own id, and keeps it',
    how: 'the closed account has another id each time',
    adapter: (right) => {
      let asked = 0;
      return {
        ...right,
        async listBankAccounts(call) {
          asked += 1;
          return (await right.listBankAccounts(call)).map((account) => (account.ineligible ? { ...account, id: `${account.id}-${asked}` } : account));
        },
        connect: (request, call) => right.connect({ ...request, accountIds: request.accountIds.map((id) => id.replace(/-\d+$/, '')) }, call),
      };
    },
  },
  {
    breaks: 'The bank accounts show no more of a number than its last four digits',
    how: 'the full number',
    adapter: (right) => ({
      ...right,
      listBankAccounts: async (call) => (await right.listBankAccounts(call)).map((account) => ({ ...account, lastFour: '000123456' })),
    }),
  },
  {
    breaks: 'Each bank account has its own id, and keeps it',
    how: 'an account is listed twice',
    adapter: (right) => ({
      ...right,
      async listBankAccounts(call) {
        const accounts = await right.listBankAccounts(call);
        return [...accounts, ...accounts.filter(({ ineligible }) => ineligible !== null)];
      },
    }),
  },
];
