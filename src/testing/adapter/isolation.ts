import type { BankFeedsAdapter } from '../../core/adapter.js';
import { contractCase, type CaseContext, type ContractCase } from '../contract-case.js';
import { expectThat, refusalOf, skip } from '../expect.js';
import { accountIdsIn, agreementTo, connectedFeed, first, madeUpAccountId, offeredFeed, standingOf } from './scene.js';

function otherCustomer({ fixture }: CaseContext): BankFeedsAdapter {
  return fixture.otherCustomer ?? skip('no second customer was given');
}

/** The route answers the same, whether the account is another customer's or nobody's. */
async function expectNoDifference(route: string, ask: (accountId: string) => Promise<unknown>, foreignId: string): Promise<void> {
  const foreign = await refusalOf(`${route} with another customer's account`, ask(foreignId));
  const madeUp = await refusalOf(`${route} with a made-up account`, ask(madeUpAccountId));
  expectThat(foreign.code === madeUp.code, `${route} answers ${foreign.code} for another customer's account and ${madeUp.code} for a made-up one`);
}

export const isolationCases: readonly ContractCase[] = [
  contractCase({
    name: 'Two customers see different accounts',
    group: 'isolation',
    mode: 'reads',
    why: 'This is another company’s money.',
    todo: 'Take the customer from the session of the request, not from a cache, a default or anything the browser sends.',
    async check(context) {
      await offeredFeed(context);
      const other = otherCustomer(context);
      const mine = new Set((await context.adapter.listBankAccounts(context.call)).map(({ id }) => id));
      const theirs = await other.listBankAccounts(context.call);
      expectThat(!theirs.some(({ id }) => mine.has(id)), 'the second customer sees an account of the first');
    },
  }),
  contractCase({
    name: 'Another customer’s transactions are as unknown as nobody’s',
    group: 'isolation',
    mode: 'reads',
    why: 'Reading them is a breach; a different refusal tells that the account exists.',
    todo: 'Look accounts up among the customer’s own, and answer unknownAccount (404) for all others.',
    async check(context) {
      const other = otherCustomer(context);
      const feed = await offeredFeed(context);
      if (feed.accounts.length === 0) skip('the feed has no account yet');
      const foreignId = first(feed.accounts, 'account').id;
      await expectNoDifference(
        'GET /feed/accounts/{accountId}/transactions',
        (accountId) => other.listTransactions({ accountId, page: 1, pageSize: 25, orderBy: '-date', query: '' }, context.call),
        foreignId,
      );
      const { summaries } = other;
      if (feed.capabilities.transactionsSummary && summaries) {
        await expectNoDifference('GET /feed/accounts/{accountId}/transactions/summary', (accountId) => summaries.get({ accountId }, context.call), foreignId);
      }
    },
  }),
  contractCase({
    name: 'Another customer’s account can be neither connected, added, renamed nor removed',
    group: 'isolation',
    mode: 'changes',
    why: 'Feeding another company’s account into one’s own books is the worst that can happen here.',
    todo: 'Look accounts up among the customer’s own, and answer unknownAccount (404) for all others.',
    async check(context) {
      const { adapter, call } = context;
      const other = otherCustomer(context);
      const mine = await connectedFeed(context);
      const foreignId = first(accountIdsIn(mine), 'account in the feed');
      const theirs = await other.getFeed(call);
      await expectNoDifference('POST /feed', (id) => other.connect(agreementTo(theirs, [id]), call), foreignId);
      const editing = other.accountEditing;
      if (theirs.capabilities.accountEditing && editing) {
        await expectNoDifference('POST /feed/accounts', (id) => editing.add([id], call), foreignId);
        await expectNoDifference('PATCH /feed/accounts/{accountId}', (id) => editing.rename(id, 'Taken over', call), foreignId);
        await expectNoDifference('DELETE /feed/accounts/{accountId}', (id) => editing.remove(id, call), foreignId);
      }
      expectThat(standingOf(await adapter.getFeed(call)) === standingOf(mine), 'the second customer’s requests changed the feed of the first');
    },
  }),
  contractCase({
    name: 'Another customer’s goodbye is theirs alone',
    group: 'isolation',
    mode: 'changes',
    why: 'One customer’s disconnect must not stop the feeds of others.',
    todo: 'Disconnect the connection of the customer of the session only.',
    async check(context) {
      const { adapter, call } = context;
      const other = otherCustomer(context);
      const mine = await connectedFeed(context);
      const account = (await other.listBankAccounts(call)).find(({ ineligible }) => ineligible === null);
      if (!account) skip('the second customer has no account that may be fed');
      await other.connect(agreementTo(await other.getFeed(call), [account.id]), call);
      await other.disconnect(call);
      expectThat(standingOf(await adapter.getFeed(call)) === standingOf(mine), 'the second customer disconnected, and the feed of the first changed');
    },
  }),
];
