import { parseCallout } from '../../core/callout.js';
import type { BankFeedsErrorCode } from '../../core/error-codes.js';
import { feedSchema } from '../../core/wire-schemas.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectRefusal, expectShape, expectThat, skip } from '../expect.js';
import { agreementTo, madeUpAccountId, offeredFeed } from './scene.js';

export const feedCases: readonly ContractCase[] = [
  contractCase({
    name: 'The feed has the protocol’s shape',
    group: 'feed',
    mode: 'reads',
    why: 'The widgets show "unknown" or an error for what they cannot read.',
    todo: 'Compare the field with the Feed schema in the OpenAPI document (bankfeeds/openapi.json). Dates are YYYY-MM-DD, moments ISO 8601 with an offset; null fields are sent as null.',
    async check({ adapter, call }) {
      expectShape('GET /feed', feedSchema, await adapter.getFeed(call));
    },
  }),
  contractCase({
    name: 'The feed asks to be read at most once a second',
    group: 'feed',
    mode: 'reads',
    why: 'Every open page of every customer polls at this rate.',
    todo: 'Answer askAgainInMs of at least 1000, or null when no news is expected.',
    async check(context) {
      const { askAgainInMs } = await offeredFeed(context);
      expectThat(askAgainInMs === null || askAgainInMs >= 1000, `askAgainInMs is ${askAgainInMs}`);
    },
  }),
  contractCase({
    name: 'The feed shows no more of an account number than its last four digits',
    group: 'feed',
    mode: 'reads',
    why: 'The full number in a page reaches extensions, session replays and screenshots.',
    todo: 'Send only the last four characters as lastFour.',
    async check(context) {
      const { accounts } = await offeredFeed(context);
      if (accounts.length === 0) skip('the feed has no account yet');
      for (const { lastFour } of accounts) {
        expectThat(lastFour.length <= 4, `a lastFour has ${lastFour.length} characters`);
      }
    },
  }),
  contractCase({
    name: 'The callout keeps to Codat’s limits',
    group: 'feed',
    mode: 'reads',
    why: 'Codat refuses longer ones, and the panel is laid out for 50 and 150 characters.',
    todo: 'Shorten the callout: title at most 50, body at most 150 characters, in each language.',
    async check(context) {
      const { callout } = await offeredFeed(context);
      if (callout === null) skip('the bank shows no callout');
      parseCallout(callout);
    },
  }),
  contractCase({
    name: 'Where there can be no feed, every other route says so',
    group: 'feed',
    mode: 'reads',
    why: 'QuickBooks bank feeds exist in the United States and Canada only; half a feed elsewhere can never be finished.',
    todo: 'Answer notAvailable (403) to everything but GET /feed for customers of other countries.',
    async check({ adapter, call }) {
      const feed = await adapter.getFeed(call);
      if (feed.unavailable === null) skip('this customer can have a feed');
      expectThat(feed.accounts.length === 0, 'the feed is unavailable, yet it has accounts');
      await expectRefusal('GET /bank-accounts', adapter.listBankAccounts(call), 'notAvailable');
      await expectRefusal('POST /feed', adapter.connect(agreementTo(feed, [madeUpAccountId]), call), 'notAvailable');
      await expectRefusal(
        'GET /feed/accounts/{accountId}/transactions',
        adapter.listTransactions({ accountId: madeUpAccountId, page: 1, pageSize: 25, orderBy: '-date', query: '' }, call),
        'notAvailable',
      );
      if (feed.capabilities.transactionsSummary && adapter.summaries) {
        await expectRefusal('GET /feed/accounts/{accountId}/transactions/summary', adapter.summaries.get({ accountId: madeUpAccountId }, call), 'notAvailable');
      }
    },
  }),
  contractCase({
    name: 'What the bank switched off is refused',
    group: 'feed',
    mode: 'changes',
    why: 'A capability that is only hidden in the page can still be called.',
    todo: 'Answer notOffered (403) to every route whose capability is false.',
    async check(context) {
      const { adapter, call } = context;
      const { capabilities } = await offeredFeed(context);
      const calls: readonly (readonly [what: string, work: Promise<unknown>, ...codes: BankFeedsErrorCode[]])[] = [
        ...(!capabilities.credentials && adapter.credentials ? [['POST /feed/credentials', adapter.credentials.issue(call)] as const] : []),
        ...(!capabilities.hostedLink && adapter.hostedLink ? [['POST /feed/link', adapter.hostedLink.get(call)] as const] : []),
        ...(!capabilities.accountEditing && adapter.accountEditing
          ? [['POST /feed/accounts', adapter.accountEditing.add([madeUpAccountId], call)] as const]
          : []),
        ...(!capabilities.transactionsSummary && adapter.summaries
          ? // A back end that knows of no summaries has no such route.
            [['GET /feed/accounts/{accountId}/transactions/summary', adapter.summaries.get({ accountId: madeUpAccountId }, call), 'notFound'] as const]
          : []),
      ];
      if (calls.length === 0) skip('the bank has switched nothing off');
      await Promise.all(calls.map(([what, work, ...codes]) => expectRefusal(what, work, 'notOffered', ...codes)));
    },
  }),
];
