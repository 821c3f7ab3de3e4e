import { readsFeedAs, type WrongAdapter } from './wrong-adapter.js';

function remembersFirst<T>(): (value: T) => T {
  let first: T | undefined;
  return (value) => (first ??= value);
}

export const credentialsFaults: readonly WrongAdapter[] = [
  {
    breaks: 'Every call makes a pair of its own',
    how: 'the first pair is kept and given again',
    adapter: (right) => {
      const remember = remembersFirst<{ username: string; password: string }>();
      return { ...right, credentials: { ...right.credentials, issue: async (call) => remember(await right.credentials.issue(call)) } };
    },
  },
  {
    breaks: 'A pair that the asking page does not know of is not followed by another',
    how: 'what the page knows is not looked at',
    adapter: (right) => ({ ...right, credentials: { ...right.credentials, issue: ({ signal }) => right.credentials.issue({ signal }) } }),
  },
  {
    breaks: 'The feed tells when the pair was made, never the pair',
    how: 'the pair is in the feed',
    adapter: (right) => {
      let pair = {};
      return {
        ...readsFeedAs((feed) => ({ ...feed, pair }))(right),
        credentials: {
          ...right.credentials,
          async issue(call) {
            const issued = await right.credentials.issue(call);
            pair = issued;
            return issued;
          },
        },
      };
    },
  },
  {
    breaks: 'The feed tells when the pair was made, never the pair',
    how: 'it does not tell when',
    adapter: readsFeedAs((feed) => ({ ...feed, credentialsIssuedAt: null })),
  },
  {
    breaks: 'Revoking leaves no pair behind',
    how: 'the feed still tells of it',
    adapter: (right) => {
      let issuedAt: string | null = null;
      return {
        ...readsFeedAs((feed) => ({
          ...feed,
          credentialsIssuedAt: feed.status === 'pending' ? (issuedAt ?? feed.credentialsIssuedAt) : feed.credentialsIssuedAt,
        }))(right),
        credentials: {
          ...right.credentials,
          async issue(call) {
            const pair = await right.credentials.issue(call);
            issuedAt = (await right.getFeed(call)).credentialsIssuedAt;
            return pair;
          },
        },
      };
    },
  },
  ...[1, 2].map((nth): WrongAdapter => ({
    breaks: 'Every call makes a pair of its own',
    how: `pair ${nth} has an empty password`,
    adapter: (right) => {
      let times = 0;
      return {
        ...right,
        credentials: {
          ...right.credentials,
          async issue(call) {
            const pair = await right.credentials.issue(call);
            times += 1;
            return times === nth ? { ...pair, password: '' } : pair;
          },
        },
      };
    },
  })),
  {
    breaks: 'Revoking leaves no pair behind',
    how: 'the answer still tells of it',
    adapter: (right) => ({
      ...right,
      credentials: {
        ...right.credentials,
        async revoke(call) {
          const before = await right.getFeed(call);
          await right.credentials.revoke(call);
          return before;
        },
      },
    }),
  },
];
