import { BankFeedsError } from '../../../src/core/error.js';
import { edits, type WrongAdapter } from './wrong-adapter.js';

const isFirsts = (accountId: string) => accountId.startsWith('first');

export const isolationFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Two customers see different accounts',
    how: 'the list comes from a cache for all',
    other: (right, bank) => ({
      ...right,
      listBankAccounts: async (call) => [...(await right.listBankAccounts(call)), ...(await bank.adapterOf('first').listBankAccounts(call))],
    }),
  },
  {
    breaks: 'Another customer’s transactions are as unknown as nobody’s',
    how: 'they are shown',
    other: (right, bank) => ({
      ...right,
      listTransactions: (query, call) => (query.accountId.startsWith('first') ? bank.adapterOf('first') : right).listTransactions(query, call),
    }),
  },
  {
    breaks: 'Another customer’s transactions are as unknown as nobody’s',
    how: 'the refusal tells that they exist',
    other: (right) => ({
      ...right,
      listTransactions: (query, call) =>
        query.accountId.startsWith('first')
          ? Promise.reject(new BankFeedsError({ code: 'forbidden', stage: 'transactions' }))
          : right.listTransactions(query, call),
    }),
  },
  {
    breaks: 'Another customer’s transactions are as unknown as nobody’s',
    how: 'they are added up',
    other: (right, bank) => ({
      ...right,
      summaries: { get: (query, call) => (isFirsts(query.accountId) ? bank.adapterOf('first') : right).summaries.get(query, call) },
    }),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed',
    how: 'renaming looks at the id alone',
    other: (right, bank) => ({
      ...right,
      accountEditing: {
        ...right.accountEditing,
        rename: (id, name, call) => (id.startsWith('first') ? bank.adapterOf('first') : right).accountEditing.rename(id, name, call),
      },
    }),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed',
    how: 'the refusal of connecting tells that it exists',
    other: (right) => ({
      ...right,
      connect: (request, call) =>
        request.accountIds.some((id) => id.startsWith('first'))
          ? Promise.reject(new BankFeedsError({ code: 'forbidden', stage: 'connect' }))
          : right.connect(request, call),
    }),
  },
  {
    breaks: 'Another customer’s goodbye is theirs alone',
    how: 'everybody is disconnected',
    other: (right, bank) => ({
      ...right,
      async disconnect(call) {
        await bank.adapterOf('first').disconnect(call);
        return right.disconnect(call);
      },
    }),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed',
    how: 'the refusal of adding tells that it exists',
    other: edits((right) => ({
      add: (ids, call) => (ids.some(isFirsts) ? Promise.reject(new BankFeedsError({ code: 'forbidden', stage: 'accounts' })) : right.add(ids, call)),
    })),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed',
    how: 'the refusal of removing tells that it exists',
    other: edits((right) => ({
      remove: (id, call) => (isFirsts(id) ? Promise.reject(new BankFeedsError({ code: 'forbidden', stage: 'accounts' })) : right.remove(id, call)),
    })),
  },
  {
    breaks: 'Another customer’s account can be neither connected, added, renamed nor removed',
    how: 'it is renamed first and looked up later',
    other: (right, bank) =>
      edits((editing) => ({
        async rename(id, name, call) {
          if (isFirsts(id)) await bank.adapterOf('first').accountEditing.rename(id, name, call);
          return editing.rename(id, name, call);
        },
      }))(right),
  },
];
