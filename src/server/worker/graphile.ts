import * as v from 'valibot';
import { isCodatGone, pauseAfter } from './coming-again.js';
import { startSchedule, type ScheduleOptions, type Worker } from './schedule.js';
import { tellFailure } from './tell-failure.js';
import { defaultSchema, jobOf, pushTask } from './wake-ups.js';

export interface GraphileWorkerOptions extends ScheduleOptions {
  /** Of the ledger's own database, e.g. `postgres://bankfeeds@localhost/bank`. */
  readonly connectionString: string;
  /** Where graphile-worker keeps its jobs. Default `graphile_worker`. */
  readonly schema?: string | undefined;
  /** Between two looks of its own at the ledger, for whatever the engine has lost, in milliseconds. Default 300,000. */
  readonly everyMs?: number | undefined;
}

const payloadSchema = v.object({ customerRef: v.string(), attempt: v.fallback(v.number(), 0) });

/**
 * Sends on many machines, by graphile-worker on the ledger's Postgres: whoever hands transactions over wakes a worker at
 * once (`graphileWakeUps`), one queue a customer. The engine only wakes: what is due is in the ledger, and looked at
 * every five minutes without it, so that neither a lost job nor a killed worker loses anything.
 * @throws Error when graphile-worker is not installed, or the database cannot be reached
 */
export async function startGraphileWorker(options: GraphileWorkerOptions): Promise<Worker> {
  const { server, connectionString, schema = defaultSchema } = options;
  const clock = options.clock ?? { now: () => Date.now() };
  const { Logger, run } = await import('graphile-worker');
  const runner = await run({
    connectionString,
    schema,
    concurrency: options.customersAtOnce ?? 8,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      async [pushTask](payload, { addJob, abortSignal }) {
        const { customerRef, attempt } = v.parse(payloadSchema, payload);
        const report = await server.push({ customerRef, signal: abortSignal });
        const pause = pauseAfter(report, attempt);
        if (pause === null) return;
        await addJob(
          pushTask,
          { customerRef, attempt: isCodatGone(report) ? attempt : attempt + 1 },
          { ...(await jobOf(customerRef)), runAt: new Date(clock.now() + pause) },
        );
      },
    },
  });
  runner.events.on('job:error', ({ error }) => tellFailure(options.log, error));
  const safetyNet = startSchedule({ ...options, everyMs: options.everyMs ?? 300_000 });
  return {
    async stop() {
      await Promise.all([runner.stop(), safetyNet.stop()]);
    },
  };
}
