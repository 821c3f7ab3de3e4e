import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What goes wrong. The statuses are Codat's own answers; the rest is the network in front of it. */
const faultEffectSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('status'),
    status: v.picklist([400, 401, 402, 403, 404, 409, 422, 429, 500, 503]),
    /** Seconds; sent with 429 and 503. */
    retryAfterSeconds: v.optional(count),
  }),
  /** A proxy's error page. */
  v.strictObject({ kind: v.literal('html'), status: v.optional(v.picklist([200, 502, 503, 504]), 502) }),
  /** A status line and nothing behind it. */
  v.strictObject({ kind: v.literal('empty'), status: v.optional(v.picklist([200, 502]), 200) }),
  /** The connection breaks: `fetch` rejects. */
  v.strictObject({ kind: v.literal('hangUp') }),
  v.strictObject({ kind: v.literal('latency'), milliseconds: count }),
]);

export const faultSchema = v.strictObject({
  /** Upper case; absent: any. */
  method: v.optional(v.string()),
  /** The whole path, `*` standing for anything; absent: any. E.g. `*bankTransactions`. */
  path: v.optional(v.string()),
  /** Lets this many matching requests pass first. */
  skip: v.optional(count, 0),
  /** How many matching requests it strikes. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  /** Strikes a matching request with this probability, drawn from the sandbox's seed. */
  chance: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  /** Whether the work is left undone, or is done and only the answer is lost. */
  when: v.optional(v.picklist(['before', 'after']), 'before'),
  effect: faultEffectSchema,
});

export const faultPlanSchema = v.array(faultSchema);

export type Fault = v.InferOutput<typeof faultSchema>;
export type FaultInit = v.InferInput<typeof faultSchema>;
export type FaultEffect = Fault['effect'];
