import { bankAccountsSchema } from '../../core/wire-schemas.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectShape, expectThat, skip } from '../expect.js';
import { offeredFeed } from './scene.js';

export const bankAccountCases: readonly ContractCase[] = [
  contractCase({
    name: 'The bank accounts have the protocol’s shape',
    group: 'bankAccounts',
    mode: 'reads',
    why: 'An account that cannot be read is an error for the whole list. A balance in dollars instead of cents is wrong by a hundred.',
    todo: 'Compare the field with the BankAccounts schema in the OpenAPI document (bankfeeds/openapi.json). Balances are whole numbers of minor units.',
    async check(context) {
      await offeredFeed(context);
      expectShape('GET /bank-accounts', bankAccountsSchema, { accounts: await context.adapter.listBankAccounts(context.call) });
    },
  }),
  contractCase({
    name: 'Each bank account has its own id, and keeps it',
    group: 'bankAccounts',
    mode: 'reads',
    why: 'What the customer picked is sent back by id, minutes later.',
    todo: 'Derive the opaque id from the account, not from the request, and make it unique for the customer.',
    async check(context) {
      await offeredFeed(context);
      const ids = (await context.adapter.listBankAccounts(context.call)).map(({ id }) => id);
      if (ids.length === 0) skip('the customer has no accounts');
      expectThat(new Set(ids).size === ids.length, 'two accounts have the same id');
      const again = new Set((await context.adapter.listBankAccounts(context.call)).map(({ id }) => id));
      expectThat(
        ids.every((id) => again.has(id)),
        'asked twice, an account changed its id',
      );
    },
  }),
  contractCase({
    name: 'The bank accounts show no more of a number than its last four digits',
    group: 'bankAccounts',
    mode: 'reads',
    why: 'The full number in a page reaches extensions, session replays and screenshots.',
    todo: 'Send only the last four characters as lastFour.',
    async check(context) {
      await offeredFeed(context);
      for (const { lastFour } of await context.adapter.listBankAccounts(context.call)) {
        expectThat(lastFour.length <= 4, `a lastFour has ${lastFour.length} characters`);
      }
    },
  }),
];
