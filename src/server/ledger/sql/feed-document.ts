import * as v from 'valibot';
import { consentOnRecordSchema, localDateSchema } from '../../../core/wire-schemas.js';
import type { FeedRecord } from '../feed-record.js';

const nullableText = v.nullable(v.string());

const feedDocumentSchema: v.GenericSchema<unknown, FeedRecord> = v.object({
  customerRef: v.string(),
  companyId: nullableText,
  connectionId: nullableText,
  status: v.picklist(['notStarted', 'pending', 'linked', 'unlinked', 'deauthorized', 'unknown']),
  accounts: v.array(
    v.object({
      accountId: v.string(),
      name: v.string(),
      type: v.picklist(['checking', 'savings', 'loan', 'creditCard', 'prepaidCard']),
      lastFour: v.string(),
      currency: v.string(),
      timeZone: v.string(),
      status: v.picklist(['pending', 'connecting', 'connected', 'disconnected', 'unknown']),
      feedStartDate: v.nullable(localDateSchema),
      // Not in documents of the first release.
      sending: v.optional(v.nullable(v.object({ sent: v.number(), total: v.number() })), null),
      offeredAt: v.optional(v.string()),
    }),
  ),
  credentialsIssuedAt: nullableText,
  // Not in documents of the first release.
  pairsAskedAt: v.optional(v.array(v.string()), []),
  linkGivenAt: nullableText,
  consent: v.nullable(consentOnRecordSchema),
  readAt: nullableText,
  openKeys: v.record(v.string(), v.string()),
});

/** @throws ValiError when the row was not written by this library */
export function feedOfDocument(document: string): FeedRecord {
  return v.parse(feedDocumentSchema, JSON.parse(document));
}

export function documentOfFeed(feed: FeedRecord): string {
  return JSON.stringify(feed);
}
