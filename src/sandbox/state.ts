import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '../core/local-date.js';
import { faultPlanSchema } from './fault-plan.js';

const localDate = v.custom<LocalDate>(isLocalDate);
const milliseconds = v.number();

/** A transaction as it was written to Codat; what was left out is null. */
const transactionSchema = v.object({
  id: v.nullable(v.string()),
  date: v.nullable(v.string()),
  description: v.nullable(v.string()),
  counterparty: v.nullable(v.string()),
  reference: v.nullable(v.string()),
  reconciled: v.nullable(v.boolean()),
  amount: v.nullable(v.number()),
  balance: v.nullable(v.number()),
  transactionType: v.nullable(v.string()),
});

const storedTransactionSchema = v.object({
  id: v.string(),
  /** As it was written; its day is what counts. */
  date: v.string(),
  description: v.string(),
  amount: v.number(),
  balance: v.number(),
  transactionType: v.string(),
  storedAt: milliseconds,
  /** One of the two that Codat gives at linking. */
  test: v.boolean(),
});

const accountSchema = v.object({
  id: v.string(),
  accountName: v.nullable(v.string()),
  accountType: v.nullable(v.string()),
  accountNumber: v.nullable(v.string()),
  sortCode: v.nullable(v.string()),
  routingInfo: v.nullable(v.object({ bankCode: v.nullable(v.string()), type: v.nullable(v.string()) })),
  accountInfo: v.nullable(
    v.object({
      description: v.nullable(v.string()),
      nickname: v.nullable(v.string()),
      accountOpenDate: v.nullable(v.string()),
      availableBalance: v.nullable(v.number()),
    }),
  ),
  currency: v.nullable(v.string()),
  balance: v.nullable(v.number()),
  modifiedAt: milliseconds,
  status: v.picklist(['pending', 'connected', 'disconnected']),
  feedStartDate: v.nullable(localDate),
  /** The user name with which it was linked. */
  authorizedBy: v.nullable(v.string()),
  /** Since when QuickBooks no longer asks for it; Codat notices ten days later. */
  unqueriedSince: v.nullable(milliseconds),
  transactions: v.array(storedTransactionSchema),
});

const connectionSchema = v.object({
  id: v.string(),
  sourceId: v.string(),
  status: v.picklist(['PendingAuth', 'Linked', 'Unlinked', 'Deauthorized']),
  createdAt: milliseconds,
  lastSyncAt: v.nullable(milliseconds),
  /** Each lives an hour, whatever newer ones there are. */
  oneTimePasswords: v.array(v.object({ otp: v.string(), expiresAt: milliseconds })),
  credentials: v.array(v.object({ username: v.string(), password: v.string() })),
  accounts: v.array(accountSchema),
});

const findingSchema = v.object({ itemId: v.nullable(v.string()), message: v.string(), validatorName: v.string() });

const pushOperationSchema = v.object({
  key: v.string(),
  connectionId: v.string(),
  accountId: v.string(),
  requestedAt: milliseconds,
  settlesAt: milliseconds,
  settled: v.boolean(),
  completedAt: v.nullable(milliseconds),
  timeoutInMinutes: v.nullable(v.number()),
  status: v.picklist(['Pending', 'Success', 'Failed', 'TimedOut']),
  errorMessage: v.nullable(v.string()),
  errors: v.array(findingSchema),
  warnings: v.array(findingSchema),
  /** Until it is settled. */
  transactions: v.array(transactionSchema),
});

const companySchema = v.object({
  id: v.string(),
  name: v.string(),
  description: v.string(),
  tags: v.record(v.string(), v.string()),
  createdAt: milliseconds,
  connections: v.array(connectionSchema),
  pushOperations: v.array(pushOperationSchema),
});

const idempotentReplySchema = v.object({
  key: v.string(),
  /** Method, path and body of the request that was answered. */
  request: v.string(),
  status: v.number(),
  body: v.string(),
  until: milliseconds,
});

const ledgerAccountSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.picklist(['bank', 'creditCard']),
});

const quickBooksFeedSchema = v.object({
  connectionId: v.string(),
  sourceAccountId: v.string(),
  accountName: v.string(),
  currency: v.nullable(v.string()),
  ledgerAccount: v.string(),
  feedStartDate: localDate,
  active: v.boolean(),
  linkedAt: milliseconds,
  lastCollectedAt: milliseconds,
  /** How many of Codat's transactions have been taken. */
  taken: v.number(),
  transactions: v.array(v.object({ ...storedTransactionSchema.entries, collectedAt: milliseconds })),
});

/** The books of one business in QuickBooks Online. Codat knows nothing of them. */
const booksSchema = v.object({
  companyId: v.string(),
  ledgerAccounts: v.array(ledgerAccountSchema),
  feeds: v.array(quickBooksFeedSchema),
});

const sessionSchema = v.object({ id: v.string(), connectionId: v.string(), username: v.string(), password: v.string() });

/** A message of Codat's on its way. */
const queuedWebhookSchema = v.object({ id: v.string(), body: v.string(), dueAt: milliseconds, attempts: v.number() });

/** All that the sandbox knows, secrets too. Plain JSON, so that it can be kept and restored. */
export const snapshotSchema = v.object({
  version: v.literal(1),
  seed: v.number(),
  generatorPosition: v.number(),
  advancedMs: milliseconds,
  companies: v.array(companySchema),
  idempotentReplies: v.array(idempotentReplySchema),
  quota: v.object({ day: v.string(), used: v.number() }),
  faults: faultPlanSchema,
  // Not in snapshots of the first release.
  webhooks: v.optional(v.array(queuedWebhookSchema), []),
  quickBooks: v.object({ books: v.array(booksSchema), sessions: v.array(sessionSchema) }),
});

export type SandboxSnapshot = v.InferOutput<typeof snapshotSchema>;
export type Company = v.InferOutput<typeof companySchema>;
export type Connection = v.InferOutput<typeof connectionSchema>;
export type SourceAccount = v.InferOutput<typeof accountSchema>;
export type WrittenTransaction = v.InferOutput<typeof transactionSchema>;
export type StoredTransaction = v.InferOutput<typeof storedTransactionSchema>;
export type PushOperation = v.InferOutput<typeof pushOperationSchema>;
export type PushFinding = v.InferOutput<typeof findingSchema>;
export type LedgerAccount = v.InferOutput<typeof ledgerAccountSchema>;
export type QuickBooksFeed = v.InferOutput<typeof quickBooksFeedSchema>;
export type QueuedWebhook = v.InferOutput<typeof queuedWebhookSchema>;
export type Books = v.InferOutput<typeof booksSchema>;

export function emptySnapshot(seed: number): SandboxSnapshot {
  return {
    version: 1,
    seed,
    generatorPosition: 0,
    advancedMs: 0,
    companies: [],
    idempotentReplies: [],
    quota: { day: '', used: 0 },
    faults: [],
    webhooks: [],
    quickBooks: { books: [], sessions: [] },
  };
}
