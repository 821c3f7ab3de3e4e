import type { CredentialsVerbs } from '../../core/adapter.js';
import { credentialsSchema } from '../../core/wire-schemas.js';
import { contractCase, type CaseContext, type ContractCase } from '../contract-case.js';
import { expectRefusal, expectShape, expectThat, skip } from '../expect.js';
import { connectedFeed } from './scene.js';

async function credentialsOf(context: CaseContext): Promise<CredentialsVerbs> {
  const { capabilities } = await connectedFeed(context);
  const verbs = context.adapter.credentials;
  if (!capabilities.credentials || !verbs) skip('the bank does not offer credentials');
  return verbs;
}

export const credentialsCases: readonly ContractCase[] = [
  contractCase({
    name: 'Every call makes a pair of its own',
    group: 'credentials',
    mode: 'changes',
    why: 'A pair that can be asked for again was stored, and a stored pair can be stolen.',
    todo: 'Ask Codat for a new pair at each call, answer it, and forget it. Answer 2xx with username and password only.',
    async check(context) {
      const verbs = await credentialsOf(context);
      const [one, other] = [await verbs.issue(context.call), await verbs.issue(context.call)];
      expectShape('POST /feed/credentials', credentialsSchema, one);
      expectShape('POST /feed/credentials', credentialsSchema, other);
      expectThat(one.username !== other.username || one.password !== other.password, 'two calls gave the same pair');
    },
  }),
  contractCase({
    name: 'A pair that the asking page does not know of is not followed by another',
    group: 'credentials',
    mode: 'changes',
    why: 'Two tabs, or two people of one business, press the button: the second pair would be made unseen, and live on.',
    todo: 'Under the lock in which pairs are made, compare knownIssuedAt, where it is sent, with your credentialsIssuedAt. Where you know of a pair and it is another, answer credentialsIssuedElsewhere (409) and make none.',
    async check(context) {
      const { adapter, call } = context;
      const verbs = await credentialsOf(context);
      await verbs.revoke(call);
      const { credentialsIssuedAt: knownIssuedAt } = await adapter.getFeed(call);
      const [one, other] = await Promise.allSettled([verbs.issue({ ...call, knownIssuedAt }), verbs.issue({ ...call, knownIssuedAt })]);
      expectThat(one.status === 'fulfilled' || other.status === 'fulfilled', 'of two requests at once that know of no pair, none was given one');
      expectThat(one.status !== other.status, 'two requests at once that know of no pair were given one each');
      await expectRefusal('a request that does not know of the newest pair', verbs.issue({ ...call, knownIssuedAt }), 'credentialsIssuedElsewhere');
    },
  }),
  contractCase({
    name: 'The feed tells when the pair was made, never the pair',
    group: 'credentials',
    mode: 'changes',
    why: 'The feed is read every few seconds, cached and logged; the pair opens the customer’s bank data.',
    todo: 'Keep only the moment, as credentialsIssuedAt, and never the pair.',
    async check(context) {
      const { adapter, call } = context;
      const verbs = await credentialsOf(context);
      const { username, password } = await verbs.issue(call);
      const feed = await adapter.getFeed(call);
      expectThat(feed.credentialsIssuedAt !== null, 'after issuing, credentialsIssuedAt is null');
      const text = JSON.stringify(feed);
      expectThat(!text.includes(password) && !text.includes(username), 'the feed holds the user name or password');
    },
  }),
  contractCase({
    name: 'Revoking leaves no pair behind',
    group: 'credentials',
    mode: 'changes',
    why: 'The customer revokes because somebody may have seen the pair.',
    todo: 'Revoke every pair at Codat, then clear credentialsIssuedAt. A second pair revoked is harmless.',
    async check(context) {
      const { adapter, call } = context;
      const verbs = await credentialsOf(context);
      // Banks allow few pairs a day: one that is there will do.
      if ((await adapter.getFeed(call)).credentialsIssuedAt === null) await verbs.issue(call);
      const answer = await verbs.revoke(call);
      expectThat(answer.credentialsIssuedAt === null, 'the answer of DELETE /feed/credentials still has credentialsIssuedAt');
      expectThat((await adapter.getFeed(call)).credentialsIssuedAt === null, 'after revoking, GET /feed still has credentialsIssuedAt');
    },
  }),
];
