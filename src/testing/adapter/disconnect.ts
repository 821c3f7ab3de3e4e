import { contractCase, type ContractCase } from '../contract-case.js';
import { expectThat } from '../expect.js';
import { accountIdsIn, agreementTo, connectedFeed, eligibleAccounts, first, isBegun } from './scene.js';

export const disconnectCases: readonly ContractCase[] = [
  contractCase({
    name: 'Disconnecting ends the feed',
    group: 'disconnect',
    mode: 'changes',
    why: 'The customer withdrew consent: from here on nothing may be sent.',
    todo: 'Revoke the credentials, unlink at Codat, answer a feed that is neither pending nor linked, and keep it.',
    async check(context) {
      const { adapter, call } = context;
      await connectedFeed(context);
      const answer = await adapter.disconnect(call);
      expectThat(!isBegun(answer), `DELETE /feed answered status ${answer.status}`);
      const read = await adapter.getFeed(call);
      expectThat(!isBegun(read), `after disconnecting, GET /feed answers status ${read.status}`);
      expectThat(read.credentialsIssuedAt === null, 'after disconnecting, credentialsIssuedAt is still set');
    },
  }),
  contractCase({
    name: 'After disconnecting, connecting works again',
    group: 'disconnect',
    mode: 'changes',
    why: 'People disconnect by mistake, or change their books.',
    todo: 'Reuse the company; make a new connection where the old one cannot be taken up again.',
    async check(context) {
      const { adapter, call } = context;
      const feed = await connectedFeed(context);
      const account = first(await eligibleAccounts(context, 1), 'account that may be fed');
      await adapter.disconnect(call);
      await adapter.connect(agreementTo(feed, [account.id]), call);
      const read = await adapter.getFeed(call);
      expectThat(isBegun(read), `after connecting again, GET /feed answers status ${read.status}`);
      expectThat(accountIdsIn(read).includes(account.id), 'after connecting again, GET /feed lacks the chosen account');
      await adapter.disconnect(call);
    },
  }),
];
