import { parseLink } from '../../core/link.js';
import { hostedLinkSchema } from '../../core/wire-schemas.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectShape, expectThat, skip } from '../expect.js';
import { connectedFeed } from './scene.js';

const anHour = 3_600_000;

export const linkCases: readonly ContractCase[] = [
  contractCase({
    name: 'The link is a safe one, and says how long it lives',
    group: 'link',
    mode: 'changes',
    why: 'The customer is sent there; an address that reads as Codat’s and is another’s would take the one-time password along.',
    todo: 'Answer Codat’s linkUrl as it is: https, no user name or password. expiresInMs is what is left of its hour.',
    async check(context) {
      const { capabilities } = await connectedFeed(context);
      const verbs = context.adapter.hostedLink;
      if (!capabilities.hostedLink || !verbs) skip('the bank does not offer the hosted link');
      const link = await verbs.get(context.call);
      expectShape('POST /feed/link', hostedLinkSchema, link);
      expectThat(link.expiresInMs > 0 && link.expiresInMs <= anHour, `expiresInMs is ${link.expiresInMs}, Codat's links live an hour`);
      expectThat(URL.canParse(link.url), 'the url is not a URL');
      parseLink(link.url, [new URL(link.url).origin]);
    },
  }),
];
