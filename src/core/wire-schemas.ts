import * as v from 'valibot';
import type { Callout } from './callout.js';
import type { Consent, ConsentOnRecord } from './consent.js';
import { isBankFeedsErrorCode, userActions, type BankFeedsErrorCode } from './error-codes.js';
import type { BankAccount, Credentials, Feed, FeedAccount, HostedLink } from './feed.js';
import { isLocalDate, type LocalDate } from './local-date.js';
import { locales } from './locale.js';
import { plainText } from './plain-text.js';
import {
  stageReasons,
  transactionStages,
  transactionTypes,
  type FeedTransaction,
  type StageStep,
  type TransactionDay,
  type TransactionPage,
  type TransactionsSummary,
} from './transaction.js';

/*
 * The adapter protocol's shapes. Answers are read leniently (unknown fields dropped, unknown enum values become
 * `unknown`, so that a newer server does not break an older page); requests are read strictly.
 */

const text = v.pipe(v.string(), v.transform(plainText));
const instant = v.pipe(v.string(), v.isoTimestamp());
export const localDateSchema = v.custom<LocalDate>(isLocalDate, 'not a local date (YYYY-MM-DD)');
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const minorUnits = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const accountType = v.picklist(['checking', 'savings', 'loan', 'creditCard', 'prepaidCard']);

/** The bank's opaque handle of an account. `.` and `..` are taken: as a path segment they mean another address. */
export const accountIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128), v.regex(/^(?!\.{1,2}$)/));

export const consentSchema: v.GenericSchema<unknown, Consent> = v.strictObject({
  textVersion: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  locale: v.picklist(locales),
  textHash: v.nullish(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

export const consentOnRecordSchema: v.GenericSchema<unknown, ConsentOnRecord> = v.object({
  textVersion: v.string(),
  locale: v.picklist(locales),
  textHash: v.nullish(v.string(), null),
  acceptedAt: instant,
  accountIds: v.array(accountIdSchema),
});

const calloutTextSchema = v.object({ title: text, body: text });

export const calloutSchema: v.GenericSchema<unknown, Callout> = v.object({
  en: calloutTextSchema,
  'fr-CA': v.optional(calloutTextSchema),
});

export const feedAccountSchema: v.GenericSchema<unknown, FeedAccount> = v.object({
  id: accountIdSchema,
  name: text,
  type: v.fallback(accountType, 'checking'),
  lastFour: text,
  currency,
  timeZone: v.string(),
  status: v.fallback(v.picklist(['pending', 'connecting', 'connected', 'disconnected', 'unknown']), 'unknown'),
  feedStartDate: v.nullable(localDateSchema),
  lastSentDate: v.nullable(localDateSchema),
});

export const feedSchema: v.GenericSchema<unknown, Feed> = v.object({
  status: v.fallback(v.picklist(['notStarted', 'pending', 'linked', 'unlinked', 'deauthorized', 'unknown']), 'unknown'),
  unavailable: v.nullable(v.picklist(['country'])),
  institutionName: text,
  accounts: v.array(feedAccountSchema),
  credentialsIssuedAt: v.nullable(instant),
  linkGivenAt: v.optional(v.nullable(instant)),
  trouble: v.optional(v.nullable(v.fallback(v.picklist(['codat', 'bank']), 'codat'))),
  callout: v.nullable(calloutSchema),
  consent: v.object({ textVersion: v.string(), onRecord: v.nullable(consentOnRecordSchema) }),
  capabilities: v.object({
    credentials: v.boolean(),
    hostedLink: v.boolean(),
    accountEditing: v.boolean(),
    transactionsSummary: v.optional(v.nullable(v.boolean())),
  }),
  asOf: instant,
  answeredAt: instant,
  askAgainInMs: v.nullable(milliseconds),
});

export const bankAccountSchema: v.GenericSchema<unknown, BankAccount> = v.object({
  id: accountIdSchema,
  name: text,
  type: v.fallback(accountType, 'checking'),
  lastFour: text,
  currency,
  balance: minorUnits,
  ineligible: v.nullable(v.fallback(v.picklist(['closed', 'currency', 'type', 'permission', 'other']), 'other')),
});

export const bankAccountsSchema: v.GenericSchema<unknown, { readonly accounts: readonly BankAccount[] }> = v.object({
  accounts: v.array(bankAccountSchema),
});

export const connectRequestSchema = v.strictObject({
  accountIds: v.pipe(v.array(accountIdSchema), v.minLength(1), v.maxLength(100)),
  consent: consentSchema,
});

export const addAccountsRequestSchema = v.strictObject({
  accountIds: v.pipe(v.array(accountIdSchema), v.minLength(1), v.maxLength(100)),
});

export const renameAccountRequestSchema = v.strictObject({
  name: v.pipe(v.string(), v.transform(plainText), v.minLength(1), v.maxLength(100)),
});

export const issueCredentialsRequestSchema = v.strictObject({
  knownIssuedAt: v.nullable(instant),
});

export const credentialsSchema: v.GenericSchema<unknown, Credentials> = v.object({
  username: v.pipe(v.string(), v.minLength(1)),
  password: v.pipe(v.string(), v.minLength(1)),
});

export const hostedLinkSchema: v.GenericSchema<unknown, HostedLink> = v.object({
  url: v.string(),
  expiresInMs: milliseconds,
});

const stageSchema = v.fallback(v.picklist(transactionStages), 'unknown');
const reasonSchema = v.nullable(v.fallback(v.picklist(stageReasons), 'unknown'));

export const stageStepSchema: v.GenericSchema<unknown, StageStep> = v.object({
  stage: stageSchema,
  reason: reasonSchema,
  at: instant,
});

export const transactionSchema: v.GenericSchema<unknown, FeedTransaction> = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  date: localDateSchema,
  description: text,
  reference: v.nullable(text),
  type: v.fallback(v.picklist(transactionTypes), 'unknown'),
  amount: minorUnits,
  balance: minorUnits,
  stage: stageSchema,
  reason: reasonSchema,
  sentAt: v.nullable(instant),
  history: v.optional(v.nullable(v.array(stageStepSchema))),
});

export const transactionPageSchema: v.GenericSchema<unknown, TransactionPage> = v.object({
  accountId: accountIdSchema,
  currency,
  results: v.array(transactionSchema),
  page: count,
  pageSize: count,
  totalResults: count,
  sending: v.optional(v.nullable(v.object({ sent: count, total: count }))),
});

const moneyIn = v.pipe(minorUnits, v.minValue(0));
const moneyOut = v.pipe(minorUnits, v.maxValue(0));

export const transactionDaySchema: v.GenericSchema<unknown, TransactionDay> = v.object({
  date: localDateSchema,
  count,
  moneyIn,
  moneyOut,
  balance: minorUnits,
});

export const transactionsSummarySchema: v.GenericSchema<unknown, TransactionsSummary> = v.object({
  accountId: accountIdSchema,
  currency,
  count,
  moneyIn,
  moneyOut,
  days: v.array(transactionDaySchema),
});

/** RFC 9457 problem details, with the fields of `BankFeedsError`. */
export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.custom<BankFeedsErrorCode>(isBankFeedsErrorCode, `not one of ${Object.keys(userActions).join(', ')}`),
  correlationId: v.nullish(v.string(), null),
  retryAfterMs: v.nullish(milliseconds, null),
});

export type Problem = v.InferOutput<typeof problemSchema>;
