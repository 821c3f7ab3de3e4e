import * as v from 'valibot';

/*
 * What the bank's own pages ask of the bank's own back end, besides the adapter protocol of the widgets. Both sides
 * import it: the pages parse with it, the back end answers in its types.
 */

const customerSchema = v.object({ ref: v.string(), name: v.string(), place: v.string() });

export const sessionSchema = v.object({
  customer: v.nullable(customerSchema),
  /** Signing in is a choice from a list: this is a demo. */
  customers: v.array(customerSchema),
  /** Where the customer's QuickBooks is. */
  quickBooksUrl: v.string(),
  /** Origins of Codat's hosted page. */
  linkOrigins: v.array(v.string()),
});

export const signInRequestSchema = v.strictObject({ customerRef: v.pipe(v.string(), v.maxLength(64)) });

export const accountsSchema = v.object({
  accounts: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      lastFour: v.string(),
      currency: v.string(),
      balance: v.number(),
      closed: v.boolean(),
      type: v.picklist(['checking', 'savings', 'loan', 'creditCard', 'prepaidCard']),
    }),
  ),
});

export const demoStateSchema = v.object({
  /** Against which Codat this runs. */
  codat: v.picklist(['sandbox', 'real']),
  /** What time it is in the demo, in milliseconds since 1970. */
  now: v.number(),
  quickBooksUrl: v.string(),
});

export const advanceRequestSchema = v.strictObject({ hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 30)) });

export const pushReportSchema = v.object({
  accounts: v.array(
    v.object({
      customer: v.string(),
      account: v.string(),
      sent: v.number(),
      late: v.number(),
      rejected: v.number(),
      outcome: v.picklist(['done', 'notConnected', 'busy', 'unresolved', 'halted', 'balanceMismatch', 'refused', 'failed']),
    }),
  ),
});

export const collectReportSchema = v.object({ collected: v.number() });

export type BankSession = v.InferOutput<typeof sessionSchema>;
export type OwnAccount = v.InferOutput<typeof accountsSchema>['accounts'][number];
export type DemoState = v.InferOutput<typeof demoStateSchema>;
export type DailyPushReport = v.InferOutput<typeof pushReportSchema>;
export type CollectReport = v.InferOutput<typeof collectReportSchema>;
