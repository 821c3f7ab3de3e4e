import { describe, expect, it } from 'vitest';
import { statusInFeed } from '../../src/core/feed-account-status.js';
import { isEnded } from '../../src/core/feed-state.js';
import type { FeedAccountStatus, FeedStatus } from '../../src/core/feed.js';

const statuses: readonly FeedAccountStatus[] = ['pending', 'connecting', 'connected', 'disconnected', 'unknown'];

describe('an account in its feed', () => {
  it.each<FeedStatus>(['notStarted', 'pending', 'linked', 'unknown'])('is what Codat says of it while the feed is %s', (status) => {
    expect(isEnded({ status })).toBe(false);
    expect(statuses.map((one) => statusInFeed({ status }, { status: one }))).toEqual(statuses);
  });

  it.each<FeedStatus>(['unlinked', 'deauthorized'])('feeds nothing where the feed is %s, unless it never did', (status) => {
    expect(isEnded({ status })).toBe(true);
    expect(statuses.map((one) => statusInFeed({ status }, { status: one }))).toEqual([
      'pending',
      'disconnected',
      'disconnected',
      'disconnected',
      'disconnected',
    ]);
  });
});
