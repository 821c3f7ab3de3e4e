import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '../../core/local-date.js';
import { faultPlanSchema, faultSchema } from '../fault-plan.js';
import type { Collection, LedgerAccount, LinkChoice, QuickBooksSession, Register, RegisterTransaction } from '../quickbooks/quickbooks.js';
import { snapshotSchema } from '../state.js';

const id = v.pipe(v.string(), v.minLength(1));
const localDate = v.custom<LocalDate>(isLocalDate, 'not a local date (YYYY-MM-DD)');
const nullableText = v.nullable(v.string());

const ledgerAccount: v.GenericSchema<unknown, LedgerAccount> = v.object({
  id,
  name: v.string(),
  type: v.picklist(['bank', 'creditCard']),
});

const sessionSchema: v.GenericSchema<unknown, QuickBooksSession> = v.object({
  id,
  companyId: id,
  connectionId: id,
  institutionName: v.string(),
  sourceAccounts: v.array(
    v.object({
      id,
      name: v.string(),
      type: v.string(),
      lastFour: v.string(),
      currency: nullableText,
      balance: v.nullable(v.number()),
      linked: v.boolean(),
    }),
  ),
  ledgerAccounts: v.array(ledgerAccount),
});

const registerTransaction: v.GenericSchema<unknown, RegisterTransaction> = v.object({
  id,
  date: v.string(),
  description: v.string(),
  amount: v.number(),
  balance: v.number(),
  transactionType: v.string(),
  test: v.boolean(),
  collectedAt: v.string(),
});

const registers: v.GenericSchema<unknown, readonly Register[]> = v.array(
  v.object({
    companyId: id,
    connectionId: id,
    sourceAccountId: id,
    accountName: v.string(),
    currency: nullableText,
    ledgerAccount,
    feedStartDate: localDate,
    active: v.boolean(),
    lastCollectedAt: v.string(),
    transactions: v.array(registerTransaction),
  }),
);

const collections: v.GenericSchema<unknown, readonly Collection[]> = v.array(
  v.object({ companyId: id, sourceAccountId: id, transactions: v.array(registerTransaction) }),
);

const linkChoice: v.GenericSchema<unknown, LinkChoice> = v.strictObject({
  sourceAccountId: id,
  ledgerAccount: id,
  feedStartDate: localDate,
});

const clockReading = v.object({ now: v.number(), instant: v.string() });
const ofCompany = v.strictObject({ companyId: id });
const done = v.object({ done: v.literal(true) });

/**
 * What a person does in QuickBooks, and what a tester does to the world, over HTTP. JSON in, JSON out; a failure is
 * problem+json with a code of `BankFeedsError`. Operations without a body are GET, the others POST. Wants the API key
 * as Codat's API does, or a caller on the machine itself.
 */
export const sandboxControl = {
  readClock: { path: '/sandbox/clock', body: null, answer: clockReading },
  advanceClock: {
    path: '/sandbox/clock/advance',
    body: v.strictObject({ milliseconds: v.pipe(v.number(), v.finite(), v.minValue(0)) }),
    answer: clockReading,
  },
  readFaults: { path: '/sandbox/faults', body: null, answer: faultPlanSchema },
  setFaults: { path: '/sandbox/faults/set', body: v.array(faultSchema), answer: faultPlanSchema },
  readSnapshot: { path: '/sandbox/snapshot', body: null, answer: snapshotSchema },
  signIn: {
    path: '/sandbox/quickbooks/sign-in',
    body: v.strictObject({ username: v.string(), password: v.string() }),
    answer: sessionSchema,
  },
  link: {
    path: '/sandbox/quickbooks/link',
    body: v.strictObject({ sessionId: id, choices: v.array(linkChoice) }),
    answer: registers,
  },
  linkEverything: {
    path: '/sandbox/quickbooks/link-everything',
    body: v.strictObject({ companyId: id, feedStartDate: v.exactOptional(localDate) }),
    answer: registers,
  },
  collect: {
    path: '/sandbox/quickbooks/collect',
    body: v.strictObject({ companyId: v.exactOptional(id) }),
    answer: collections,
  },
  register: { path: '/sandbox/quickbooks/register', body: ofCompany, answer: registers },
  disconnect: {
    path: '/sandbox/quickbooks/disconnect',
    body: v.strictObject({ companyId: id, sourceAccountId: v.exactOptional(id) }),
    answer: done,
  },
  deauthorize: { path: '/sandbox/quickbooks/deauthorize', body: ofCompany, answer: done },
  ledgerAccounts: { path: '/sandbox/quickbooks/ledger-accounts', body: ofCompany, answer: v.array(ledgerAccount) },
  addLedgerAccount: {
    path: '/sandbox/quickbooks/ledger-accounts/add',
    body: v.strictObject({ companyId: id, name: id, type: v.picklist(['bank', 'creditCard']) }),
    answer: ledgerAccount,
  },
} as const satisfies Record<string, ControlOperation>;

export interface ControlOperation {
  readonly path: `/sandbox/${string}`;
  readonly body: v.GenericSchema | null;
  readonly answer: v.GenericSchema;
}

export type BodyOf<TOperation extends ControlOperation> = TOperation['body'] extends v.GenericSchema ? v.InferInput<TOperation['body']> : undefined;

export type AnswerOf<TOperation extends ControlOperation> = v.InferOutput<TOperation['answer']>;
