import * as v from 'valibot';
import type { FeedAccountStatus } from '../../core/feed.js';
import { isLocalDate, localDateOfDateTime, type LocalDate } from '../../core/local-date.js';
import { isCurrency, minorUnitsOfJsonNumber, type MinorUnits } from '../../core/money.js';
import { unprinted } from '../../core/unprinted.js';
import type { CodatConnection, CodatPush, CodatSourceAccount } from './codat-port.js';

/*
 * What Codat answers, read leniently into our own nouns: unknown fields are dropped, unknown values of an enumeration
 * become `unknown`, date-times come in three shapes.
 */

/** Codat's documentation: the integration "QuickBooks Online Bank Feeds". */
const bankFeedIntegration = { id: '6b113e06-e818-45d7-977b-8e6bb3d01269', key: 'hcws' } as const;

export const companySchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  created: v.optional(v.string(), ''),
  tags: v.nullish(v.record(v.string(), v.nullable(v.string()))),
});

export const companyListSchema = v.object({ results: v.optional(v.array(companySchema), []) });

const connectionStatuses = { PendingAuth: 'pending', Linked: 'linked', Unlinked: 'unlinked', Deauthorized: 'deauthorized' } as const;

export const connectionSchema: v.GenericSchema<unknown, CodatConnection> = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    integrationId: v.nullish(v.string(), null),
    integrationKey: v.nullish(v.string(), null),
    status: v.fallback(v.nullable(v.picklist(['PendingAuth', 'Linked', 'Unlinked', 'Deauthorized'])), null),
    linkUrl: v.nullish(v.string(), ''),
  }),
  v.transform(({ id, integrationId, integrationKey, status, linkUrl }) =>
    unprinted({
      id,
      status: status === null ? ('unknown' as const) : connectionStatuses[status],
      isBankFeed: integrationId === bankFeedIntegration.id || integrationKey === bankFeedIntegration.key,
      linkUrl: linkUrl ?? '',
    }),
  ),
);

export const connectionListSchema = v.object({ results: v.optional(v.array(connectionSchema), []) });

const accountStatus: v.GenericSchema<unknown, FeedAccountStatus> = v.fallback(
  v.picklist(['pending', 'connecting', 'connected', 'disconnected', 'unknown']),
  'unknown',
);

/** A day, from a date or from any of Codat's date-time shapes; what is neither is not known. */
const dayOfDateTime = v.pipe(
  v.unknown(),
  v.transform((value): LocalDate | null => (typeof value === 'string' && isLocalDate(value.slice(0, 10)) ? localDateOfDateTime(value) : null)),
);

const sourceAccountSchema: v.GenericSchema<unknown, CodatSourceAccount> = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    status: accountStatus,
    feedStartDate: v.optional(dayOfDateTime, null),
    currency: v.fallback(v.nullish(v.string(), null), null),
    balance: v.fallback(v.nullish(v.number(), null), null),
  }),
  v.transform(({ currency, balance, ...account }) => ({ ...account, balance: amountOf(balance, currency) })),
);

function amountOf(number: number | null, currency: string | null): MinorUnits | null {
  if (number === null || !isCurrency(currency)) return null;
  try {
    return minorUnitsOfJsonNumber(number, currency);
  } catch {
    return null;
  }
}

export const sourceAccountListSchema: v.GenericSchema<unknown, readonly CodatSourceAccount[]> = v.array(sourceAccountSchema);

/** One item of the batch's answer: 409 says that the account is there already. */
export const batchResultSchema = v.array(
  v.object({ sourceAccountId: v.string(), result: v.object({ statusCode: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)) }) }),
);

export const credentialsAnswerSchema = v.object({
  username: v.pipe(v.string(), v.minLength(1)),
  password: v.pipe(v.string(), v.minLength(1)),
});

const pushStatuses = { Pending: 'pending', Success: 'success', Failed: 'failed', TimedOut: 'timedOut' } as const;

/** UTC, also where Codat leaves out the zone. */
const utcMilliseconds = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`)),
  v.finite(),
);

export const pushSchema: v.GenericSchema<unknown, CodatPush> = v.pipe(
  v.object({
    pushOperationKey: v.pipe(v.string(), v.minLength(1)),
    dataConnectionKey: v.string(),
    requestedOnUtc: utcMilliseconds,
    status: v.fallback(v.nullable(v.picklist(['Pending', 'Success', 'Failed', 'TimedOut'])), null),
    validation: v.nullish(v.object({ errors: v.nullish(v.array(v.object({ itemId: v.nullish(v.string(), null) }))) })),
  }),
  v.transform(({ pushOperationKey, dataConnectionKey, requestedOnUtc, status, validation }) => ({
    key: pushOperationKey,
    connectionId: dataConnectionKey,
    status: status === null ? ('unknown' as const) : pushStatuses[status],
    requestedAt: requestedOnUtc,
    errors: (validation?.errors ?? []).map(({ itemId }) => ({ itemId: itemId ?? null })),
  })),
);

export const pushListSchema = v.object({ results: v.optional(v.array(pushSchema), []) });
