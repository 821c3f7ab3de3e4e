import { isBankFeedsError } from '../../core/error.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectRefusal, expectThat, skip } from '../expect.js';
import { accountIdsIn, accountIn, agreementTo, connectedFeed, eligibleAccounts, first, isBegun, madeUpAccountId, offeredFeed, standingOf } from './scene.js';

export const connectCases: readonly ContractCase[] = [
  contractCase({
    name: 'A feed that has not begun is empty',
    group: 'connect',
    mode: 'reads',
    why: 'The widgets offer to connect, and must not show accounts or credentials of a feed that does not exist.',
    todo: 'Answer no accounts and credentialsIssuedAt null while status is notStarted.',
    async check(context) {
      const feed = await offeredFeed(context);
      if (feed.status !== 'notStarted') skip('the feed has begun');
      expectThat(feed.accounts.length === 0, `status is notStarted, yet there are ${feed.accounts.length} accounts`);
      expectThat(feed.credentialsIssuedAt === null, 'status is notStarted, yet credentialsIssuedAt is set');
    },
  }),
  contractCase({
    name: 'Before connecting there is no way into QuickBooks',
    group: 'connect',
    mode: 'changes',
    why: 'Credentials or a link for a feed that does not exist lead the customer nowhere.',
    todo: 'Answer notConnected (409) to credentials and link while the feed has not begun.',
    async check(context) {
      const { adapter, call } = context;
      const { status, capabilities } = await offeredFeed(context);
      if (status !== 'notStarted') skip('the feed has begun');
      if (capabilities.credentials && adapter.credentials) {
        await expectRefusal('POST /feed/credentials before connecting', adapter.credentials.issue(call), 'notConnected');
      }
      if (capabilities.hostedLink && adapter.hostedLink) {
        await expectRefusal('POST /feed/link before connecting', adapter.hostedLink.get(call), 'notConnected');
      }
    },
  }),
  contractCase({
    name: 'Connecting without consent to the text in force is refused',
    group: 'connect',
    mode: 'changes',
    why: 'The bank must be able to prove what the customer agreed to.',
    todo: 'Compare consent.textVersion with the version in force; answer consentRequired (400) and change nothing.',
    async check(context) {
      const { adapter, call } = context;
      const before = await offeredFeed(context);
      const account = first(await eligibleAccounts(context, 1), 'account that may be fed');
      const request = agreementTo(before, [account.id]);
      const outdated = { ...request, consent: { ...request.consent, textVersion: 'bankfeeds-contract-outdated' } };
      await expectRefusal('POST /feed with consent to another text', adapter.connect(outdated, call), 'consentRequired');
      expectThat(standingOf(await adapter.getFeed(call)) === standingOf(before), 'the refused request changed the feed');
    },
  }),
  contractCase({
    name: 'Connecting an unknown account is refused',
    group: 'connect',
    mode: 'changes',
    why: 'Account ids come from the browser; only those of the customer may be taken.',
    todo: 'Look the id up among the customer’s own accounts; answer unknownAccount (404) and change nothing.',
    async check(context) {
      const { adapter, call } = context;
      const before = await offeredFeed(context);
      await expectRefusal('POST /feed with a made-up account', adapter.connect(agreementTo(before, [madeUpAccountId]), call), 'unknownAccount');
      expectThat(standingOf(await adapter.getFeed(call)) === standingOf(before), 'the refused request changed the feed');
    },
  }),
  contractCase({
    name: 'Connecting an account that may not be fed is refused',
    group: 'connect',
    mode: 'changes',
    why: 'The picker does not offer it, but a request can still name it.',
    todo: 'Check eligibility again on the server; answer accountNotEligible (422) and change nothing.',
    async check(context) {
      const { adapter, call } = context;
      const before = await offeredFeed(context);
      const barred = (await adapter.listBankAccounts(call)).find(({ ineligible }) => ineligible !== null);
      if (!barred) skip('every account of the customer may be fed');
      await expectRefusal('POST /feed with an account that may not be fed', adapter.connect(agreementTo(before, [barred.id]), call), 'accountNotEligible');
      expectThat(standingOf(await adapter.getFeed(call)) === standingOf(before), 'the refused request changed the feed');
    },
  }),
  contractCase({
    name: 'Connecting no account at all is refused',
    group: 'connect',
    mode: 'changes',
    why: 'A feed without accounts cannot be finished in QuickBooks.',
    todo: 'Answer invalidRequest (400) to an empty accountIds.',
    async check(context) {
      const feed = await offeredFeed(context);
      await expectRefusal('POST /feed with no account', context.adapter.connect(agreementTo(feed, []), context.call), 'invalidRequest');
    },
  }),
  contractCase({
    name: 'Connecting brings the chosen account into the feed',
    group: 'connect',
    mode: 'changes',
    why: 'The next step shows the accounts that the answer holds; later visits those that GET /feed holds.',
    todo: 'Answer the feed after the change, and keep it.',
    async check(context) {
      const { adapter, call } = context;
      const feed = await offeredFeed(context);
      const account = first(await eligibleAccounts(context, 1), 'account that may be fed');
      const answer = await adapter.connect(agreementTo(feed, [account.id]), call);
      expectThat(isBegun(answer), `POST /feed answered status ${answer.status}`);
      expectThat(accountIn(answer, account.id) !== null, 'the answer of POST /feed lacks the chosen account');
      const read = await adapter.getFeed(call);
      expectThat(isBegun(read), `after connecting, GET /feed answers status ${read.status}`);
      expectThat(accountIn(read, account.id) !== null, 'after connecting, GET /feed lacks the chosen account');
    },
  }),
  contractCase({
    name: 'Connecting again, or five times at once, changes nothing',
    group: 'connect',
    mode: 'changes',
    why: 'People click twice and open two tabs; every duplicate is a company that somebody has to clean up at Codat.',
    todo: 'Make each step an "ensure": look it up before creating it, one request per customer at a time. Answering busy (409) to the others is allowed.',
    async check(context) {
      const { adapter, call } = context;
      const before = await connectedFeed(context);
      const request = agreementTo(before, accountIdsIn(before));
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => adapter.connect(request, call)));
      for (const outcome of outcomes) {
        const busy = outcome.status === 'rejected' && isBankFeedsError(outcome.reason) && outcome.reason.code === 'busy';
        if (outcome.status === 'rejected' && !busy) throw outcome.reason;
      }
      expectThat(
        outcomes.some(({ status }) => status === 'fulfilled'),
        'of five requests at once, all were answered busy',
      );
      const after = await adapter.getFeed(call);
      expectThat(
        standingOf(after) === standingOf(before),
        `the feed had ${before.accounts.length} accounts (${before.status}), and has ${after.accounts.length} (${after.status})`,
      );
    },
  }),
  contractCase({
    name: 'The consent is on record',
    group: 'connect',
    mode: 'changes',
    why: 'The bank must be able to prove who agreed to what, when and in which language.',
    todo: 'Store text version, locale, moment and accounts of the consent, and answer them as consent.onRecord.',
    async check(context) {
      const { adapter, call } = context;
      const feed = await connectedFeed(context);
      await adapter.connect(agreementTo(feed, accountIdsIn(feed)), call);
      const { consent } = await adapter.getFeed(call);
      expectThat(consent.onRecord !== null, 'after connecting, consent.onRecord is null');
      expectThat(consent.onRecord.textVersion === feed.consent.textVersion, 'the recorded text version is not the one agreed to');
      const { accountIds } = consent.onRecord;
      expectThat(
        accountIdsIn(feed).every((id) => accountIds.includes(id)),
        'the record lacks an account that was agreed to',
      );
    },
  }),
];
