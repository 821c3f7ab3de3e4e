import * as v from 'valibot';

/** What a message of Codat's makes worth a look: a feed's statuses, its pushes, or nothing that is kept here. */
export type HintSubject = 'statuses' | 'pushes';

export interface WebhookHint {
  readonly eventType: string;
  readonly subject: HintSubject | null;
  /** Codat's id of the company that it is about. */
  readonly companyId: string | null;
}

const id = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))), null);
const company = v.fallback(v.object({ id }), { id: null });

/** Codat's envelope. Messages of before 2025 have none, and come from nobody any more. */
const envelope = v.object({
  eventType: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)),
  payload: v.fallback(
    v.object({ companyId: v.optional(id, null), referenceCompany: v.optional(company, { id: null }), company: v.optional(company, { id: null }) }),
    { companyId: null, referenceCompany: { id: null }, company: { id: null } },
  ),
});

/** Null when it is no message of Codat's. Nothing but these three is taken from it: the rest is read from Codat itself. */
export function hintOf(json: unknown): WebhookHint | null {
  const parsed = v.safeParse(envelope, json);
  if (!parsed.success) return null;
  const { eventType, payload } = parsed.output;
  const companyId = payload.referenceCompany.id ?? payload.company.id ?? payload.companyId;
  return { eventType, companyId, subject: subjectOf(eventType) };
}

function subjectOf(eventType: string): HintSubject | null {
  if (/^(connection|bankFeeds\.sourceAccount|company)\./.test(eventType)) return 'statuses';
  return /^bankTransactions\.write\./.test(eventType) ? 'pushes' : null;
}
