import { sql, type Transaction } from 'kysely';
import { customerUid } from '../connect/customer-uid.js';
import type { AccountKey } from '../ledger/ledger.js';

/** The task of graphile-worker by which a customer's transactions are sent. */
export const pushTask = 'bankfeeds_push';

/** Where graphile-worker keeps its jobs, unless it is told otherwise. */
export const defaultSchema = 'graphile_worker';

/** One job a customer waits at a time, and one is carried out. The names hold no reference: a queue's may be read by many. */
export async function jobOf(customerRef: string): Promise<{ readonly jobKey: string; readonly queueName: string }> {
  const uid = await customerUid(customerRef);
  return { jobKey: `${pushTask}:${uid}`, queueName: `bankfeeds:${uid}` };
}

/**
 * For `sqlLedger(database, { onQueued })` in Postgres: asks graphile-worker to send, in the ledger's own transaction, so
 * that neither is without the other. Its schema must be there: start a worker, or run `graphile-worker --schema-only`.
 */
export function graphileWakeUps({ schema = defaultSchema }: { readonly schema?: string | undefined } = {}) {
  return async <Tables>(tx: Transaction<Tables>, { customerRef }: AccountKey): Promise<void> => {
    const { jobKey, queueName } = await jobOf(customerRef);
    const payload = JSON.stringify({ customerRef, attempt: 0 });
    await sql`select from ${sql.id(schema, 'add_job')}(
      ${pushTask}::text, payload := ${payload}::json, queue_name := ${queueName}::text, run_at := now(), job_key := ${jobKey}::text, job_key_mode := 'replace'
    )`.execute(tx);
  };
}
