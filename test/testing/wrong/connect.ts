import { BankFeedsError } from '../../../src/core/error.js';
import type { BankFeedsErrorCode } from '../../../src/core/error-codes.js';
import type { FullAdapter } from '../small-bank.js';
import { misreadsOnceAfter, readsFeedAs, type WrongAdapter } from './wrong-adapter.js';

/** Refuses with the right code, after it has connected an account that was not asked for. */
function connectsThoughRefusing(code: BankFeedsErrorCode): (right: FullAdapter) => FullAdapter {
  return (right) => ({
    ...right,
    connect: (request, call) =>
      right.connect(request, call).catch(async (error: unknown) => {
        if (error instanceof BankFeedsError && error.code === code) {
          const { consent } = await right.getFeed(call);
          await right.connect({ accountIds: ['first-operating'], consent: { textVersion: consent.textVersion, locale: 'en' } }, call);
        }
        throw error;
      }),
  });
}

export const connectFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Before connecting there is no way into QuickBooks',
    how: 'a link before connecting',
    adapter: (right) => ({
      ...right,
      hostedLink: { get: (call) => right.hostedLink.get(call).catch(() => ({ url: 'https://link.codat.io/x', expiresInMs: 1 })) },
    }),
  },
  {
    breaks: 'Connecting without consent to the text in force is refused',
    how: 'any text is good enough',
    adapter: (right) => ({
      ...right,
      async connect(request, call) {
        const { consent } = await right.getFeed(call);
        return right.connect({ ...request, consent: { ...request.consent, textVersion: consent.textVersion } }, call);
      },
    }),
  },
  {
    breaks: 'Connecting an unknown account is refused',
    how: 'what is unknown is left out',
    adapter: (right, bank) => ({
      ...right,
      connect: (request, call) =>
        right.connect(request, call).catch((error: unknown) => {
          if (error instanceof BankFeedsError && error.code === 'unknownAccount') return bank.adapterOf('first').getFeed(call);
          throw error;
        }),
    }),
  },
  {
    breaks: 'Connecting an account that may not be fed is refused',
    how: 'with the wrong code',
    adapter: (right) => ({
      ...right,
      connect: (request, call) =>
        right.connect(request, call).catch((error: unknown) => {
          if (error instanceof BankFeedsError && error.code === 'accountNotEligible') throw new BankFeedsError({ code: 'internal', stage: 'connect' });
          throw error;
        }),
    }),
  },
  {
    breaks: 'Connecting no account at all is refused',
    how: 'it is answered as if it had been done',
    adapter: (right) => ({ ...right, connect: (request, call) => (request.accountIds.length === 0 ? right.getFeed(call) : right.connect(request, call)) }),
  },
  {
    breaks: 'Connecting brings the chosen account into the feed',
    how: 'the answer is the feed from before',
    adapter: (right) => ({
      ...right,
      async connect(request, call) {
        const before = await right.getFeed(call);
        await right.connect(request, call);
        return before;
      },
    }),
  },
  {
    breaks: 'Connecting again, or five times at once, changes nothing',
    how: 'each request adds the account once more',
    adapter: (right) => {
      let doubles = 0;
      let underWay = 0;
      return {
        ...readsFeedAs((feed) => ({
          ...feed,
          accounts: [...feed.accounts, ...feed.accounts.slice(0, 1).flatMap((account) => Array.from({ length: doubles }, () => account))],
        }))(right),
        async connect(request, call) {
          underWay += 1;
          if (underWay > 1) doubles += 1;
          try {
            await Promise.resolve();
            return await right.connect(request, call);
          } finally {
            underWay -= 1;
          }
        },
      };
    },
  },
  { breaks: 'The consent is on record', how: 'it was forgotten', adapter: readsFeedAs((feed) => ({ ...feed, consent: { ...feed.consent, onRecord: null } })) },
  {
    breaks: 'The consent is on record',
    how: 'to another text than was shown',
    adapter: readsFeedAs((feed) => ({
      ...feed,
      consent: { ...feed.consent, onRecord: feed.consent.onRecord && { ...feed.consent.onRecord, textVersion: '2020' } },
    })),
  },
  {
    breaks: 'A feed that has not begun is empty',
    how: 'it shows accounts',
    adapter: readsFeedAs((feed) =>
      feed.status !== 'notStarted'
        ? feed
        : {
            ...feed,
            accounts: [
              {
                id: 'a',
                name: 'A',
                type: 'checking',
                lastFour: '1',
                currency: 'CAD',
                timeZone: 'America/Toronto',
                status: 'pending',
                feedStartDate: null,
                lastSentDate: null,
              },
            ],
          },
    ),
  },
  {
    breaks: 'Before connecting there is no way into QuickBooks',
    how: 'credentials before connecting',
    adapter: (right) => ({
      ...right,
      credentials: {
        ...right.credentials,
        issue: (call) =>
          right.credentials.issue(call).catch((refusal: unknown) => {
            if (refusal instanceof BankFeedsError && refusal.code === 'credentialsIssuedElsewhere') throw refusal;
            return { username: 'u', password: 'p' };
          }),
      },
    }),
  },
  { breaks: 'Connecting without consent to the text in force is refused', how: 'after it was done', adapter: connectsThoughRefusing('consentRequired') },
  { breaks: 'Connecting an unknown account is refused', how: 'after the others were connected', adapter: connectsThoughRefusing('unknownAccount') },
  {
    breaks: 'Connecting an account that may not be fed is refused',
    how: 'after the others were connected',
    adapter: connectsThoughRefusing('accountNotEligible'),
  },
  {
    breaks: 'Connecting brings the chosen account into the feed',
    how: 'the answer says that nothing has begun',
    adapter: (right) => ({ ...right, connect: async (request, call) => ({ ...(await right.connect(request, call)), status: 'notStarted' }) }),
  },
  {
    breaks: 'Connecting brings the chosen account into the feed',
    how: 'the answer lacks the accounts',
    adapter: (right) => ({ ...right, connect: async (request, call) => ({ ...(await right.connect(request, call)), accounts: [] }) }),
  },
  {
    breaks: 'Connecting brings the chosen account into the feed',
    how: 'the next read says that nothing has begun',
    adapter: misreadsOnceAfter('connect', 1, (after) => ({ ...after, status: 'notStarted' })),
  },
  {
    breaks: 'Connecting brings the chosen account into the feed',
    how: 'the next read lacks the accounts',
    adapter: misreadsOnceAfter('connect', 1, (after) => ({ ...after, accounts: [] })),
  },
  {
    breaks: 'Connecting again, or five times at once, changes nothing',
    how: 'everybody is told that somebody else is busy',
    adapter: (right) => {
      let underWay = 0;
      return {
        ...right,
        async connect(request, call) {
          underWay += 1;
          try {
            await Promise.resolve();
            if (underWay > 1) throw new BankFeedsError({ code: 'busy', stage: 'connect' });
            return await right.connect(request, call);
          } finally {
            await Promise.resolve();
            underWay -= 1;
          }
        },
      };
    },
  },
  {
    breaks: 'The consent is on record',
    how: 'without the accounts',
    adapter: readsFeedAs((feed) => ({
      ...feed,
      consent: { ...feed.consent, onRecord: feed.consent.onRecord && { ...feed.consent.onRecord, accountIds: [] } },
    })),
  },
];
