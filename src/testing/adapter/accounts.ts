import type { AccountEditingVerbs } from '../../core/adapter.js';
import type { Feed } from '../../core/feed.js';
import { contractCase, type CaseContext, type ContractCase } from '../contract-case.js';
import { expectRefusal, expectThat, skip } from '../expect.js';
import { accountIdsIn, accountIn, connectedFeed, eligibleAccounts, first, madeUpAccountId } from './scene.js';

async function editing(context: CaseContext): Promise<{ readonly feed: Feed; readonly verbs: AccountEditingVerbs }> {
  const feed = await connectedFeed(context);
  const verbs = context.adapter.accountEditing;
  if (!feed.capabilities.accountEditing || !verbs) skip('the bank does not offer account editing');
  return { feed, verbs };
}

/** The feed with at least two accounts in it, so that one may go. */
async function editingTwo(context: CaseContext): Promise<{ readonly feed: Feed; readonly verbs: AccountEditingVerbs; readonly secondId: string }> {
  const { feed, verbs } = await editing(context);
  const [, second] = accountIdsIn(feed);
  if (second !== undefined) return { feed, verbs, secondId: second };
  const more = (await eligibleAccounts(context, 2)).filter(({ id }) => !accountIdsIn(feed).includes(id));
  const secondId = first(more, 'second account that may be fed').id;
  await verbs.add([secondId], context.call);
  return { feed: await context.adapter.getFeed(context.call), verbs, secondId };
}

export const accountCases: readonly ContractCase[] = [
  contractCase({
    name: 'An added account is in the feed',
    group: 'accounts',
    mode: 'changes',
    why: 'Customers open accounts later, and expect to feed them without starting over.',
    todo: 'Add the account to those offered to QuickBooks, answer the feed after the change, and keep it.',
    async check(context) {
      const { adapter, call } = context;
      const { feed, verbs } = await editing(context);
      const present = accountIdsIn(feed);
      const account = (await eligibleAccounts(context, 2)).find(({ id }) => !present.includes(id));
      if (!account) skip('every account that may be fed is in the feed');
      const answer = await verbs.add([account.id], call);
      expectThat(accountIn(answer, account.id) !== null, 'the answer of POST /feed/accounts lacks the account');
      const read = accountIdsIn(await adapter.getFeed(call));
      expectThat(read.includes(account.id), 'after adding, GET /feed lacks the account');
      expectThat(
        present.every((id) => read.includes(id)),
        'after adding, GET /feed lacks an account that was there',
      );
    },
  }),
  contractCase({
    name: 'A new name is kept',
    group: 'accounts',
    mode: 'changes',
    why: 'The name is what the customer recognises the account by in QuickBooks.',
    todo: 'Store the name, answer the feed with it, and keep it. Accents stay.',
    async check(context) {
      const { adapter, call } = context;
      const { feed, verbs } = await editing(context);
      const account = first(feed.accounts, 'account in the feed');
      const name = account.name === 'Opérations 2' ? 'Opérations 1' : 'Opérations 2';
      const answer = await verbs.rename(account.id, name, call);
      expectThat(accountIn(answer, account.id)?.name === name, 'the answer of PATCH /feed/accounts/{accountId} does not have the new name');
      expectThat(accountIn(await adapter.getFeed(call), account.id)?.name === name, 'after renaming, GET /feed does not have the new name');
      await verbs.rename(account.id, account.name, call);
    },
  }),
  contractCase({
    name: 'A name that is empty or longer than 100 characters is refused',
    group: 'accounts',
    mode: 'changes',
    why: 'Codat refuses it later, when nobody is there to correct it.',
    todo: 'Answer invalidRequest (400).',
    async check(context) {
      const { feed, verbs } = await editing(context);
      const { id } = first(feed.accounts, 'account in the feed');
      await expectRefusal('PATCH /feed/accounts/{accountId} with an empty name', verbs.rename(id, '  ', context.call), 'invalidRequest');
      await expectRefusal('PATCH /feed/accounts/{accountId} with a name of 101 characters', verbs.rename(id, 'n'.repeat(101), context.call), 'invalidRequest');
    },
  }),
  contractCase({
    name: 'A removed account is no longer fed, and can be added again',
    group: 'accounts',
    mode: 'changes',
    why: 'The customer withdrew it: nothing more of it may be sent. People also change their minds.',
    todo: 'Stop the account’s feed: leave it out of the feed or give it the status disconnected. Adding it again starts anew.',
    async check(context) {
      const { adapter, call } = context;
      const { verbs, secondId } = await editingTwo(context);
      const answer = await verbs.remove(secondId, call);
      expectThat(!accountIdsIn(answer).includes(secondId), 'the answer of DELETE /feed/accounts/{accountId} still has the account');
      expectThat(!accountIdsIn(await adapter.getFeed(call)).includes(secondId), 'after removing, GET /feed still has the account');
      await verbs.add([secondId], call);
      expectThat(accountIdsIn(await adapter.getFeed(call)).includes(secondId), 'after adding it again, GET /feed lacks the account');
    },
  }),
  contractCase({
    name: 'Editing an unknown account is refused',
    group: 'accounts',
    mode: 'changes',
    why: 'Account ids come from the browser; only those of the customer may be taken.',
    todo: 'Look the id up among the customer’s own accounts; answer unknownAccount (404).',
    async check(context) {
      const { verbs } = await editing(context);
      await expectRefusal('POST /feed/accounts with a made-up account', verbs.add([madeUpAccountId], context.call), 'unknownAccount');
      await expectRefusal('PATCH /feed/accounts/{accountId} of a made-up account', verbs.rename(madeUpAccountId, 'Name', context.call), 'unknownAccount');
      await expectRefusal('DELETE /feed/accounts/{accountId} of a made-up account', verbs.remove(madeUpAccountId, context.call), 'unknownAccount');
    },
  }),
];
