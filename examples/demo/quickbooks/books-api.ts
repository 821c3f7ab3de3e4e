import { isLocalDate, type LocalDate } from 'bankfeeds/core';
import * as v from 'valibot';

/* What the QuickBooks pages ask of their own little back end. Both sides import it. */

const ledgerAccountSchema = v.object({ id: v.string(), name: v.string(), type: v.picklist(['bank', 'creditCard']) });

export const registersSchema = v.array(
  v.object({
    companyId: v.string(),
    sourceAccountId: v.string(),
    accountName: v.string(),
    currency: v.nullable(v.string()),
    ledgerAccount: ledgerAccountSchema,
    feedStartDate: v.string(),
    active: v.boolean(),
    lastCollectedAt: v.string(),
    transactions: v.array(v.object({ id: v.string(), date: v.string(), description: v.string(), amount: v.number(), balance: v.number(), test: v.boolean() })),
  }),
);

export const booksSchema = v.object({
  /** Whose books can be opened: those that this browser has linked, and those that nobody has. */
  companies: v.array(v.object({ id: v.string(), name: v.string(), own: v.boolean() })),
  registers: registersSchema,
  institutions: v.array(v.string()),
  /** Milliseconds since 1970. */
  now: v.number(),
  bankUrl: v.string(),
});

export const signInRequestSchema = v.strictObject({
  institution: v.string(),
  username: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(200)),
});

const signedInSchema = v.object({
  sessionId: v.string(),
  sourceAccounts: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      type: v.string(),
      lastFour: v.string(),
      currency: v.nullable(v.string()),
      balance: v.nullable(v.number()),
      linked: v.boolean(),
    }),
  ),
  ledgerAccounts: v.array(ledgerAccountSchema),
});

/** A pair that is not accepted is an ordinary answer, not a failure. */
export const signInAnswerSchema = v.union([signedInSchema, v.object({ refused: v.literal('quickBooksRefusedCredentials') })]);

const localDate = v.custom<LocalDate>(isLocalDate);

export const linkRequestSchema = v.strictObject({
  sessionId: v.string(),
  choices: v.pipe(
    v.array(v.strictObject({ sourceAccountId: v.string(), ledgerAccount: v.string(), feedStartDate: localDate })),
    v.minLength(1),
    v.maxLength(100),
  ),
});

export type Books = v.InferOutput<typeof booksSchema>;
export type Register = v.InferOutput<typeof registersSchema>[number];
export type SignInAnswer = v.InferOutput<typeof signInAnswerSchema>;
export type SignedIn = v.InferOutput<typeof signedInSchema>;
export type LinkChoice = v.InferOutput<typeof linkRequestSchema>['choices'][number];
