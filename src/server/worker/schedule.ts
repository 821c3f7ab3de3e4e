import type { Clock } from '../../core/clock.js';
import type { BankFeedsServer } from '../bank-feeds-server.js';
import type { Ledger } from '../ledger/ledger.js';
import { inParallel } from '../push/in-parallel.js';
import type { PushReport } from '../push/push-report.js';
import type { ServerEvent } from '../server-event.js';
import { waitByTimer, type Wait } from '../wait.js';
import { isCodatGone } from './coming-again.js';
import { dueCustomers, type DueCustomer } from './due-customers.js';
import { tellFailure } from './tell-failure.js';
import { troubledAccounts } from './troubled-accounts.js';

export interface ScheduleOptions {
  readonly server: Pick<BankFeedsServer, 'push' | 'followUp'>;
  /** The server's own. */
  readonly ledger: Pick<Ledger, 'dueAccounts'>;
  /** Between two looks at what is due, in milliseconds. Default 30,000. A look costs no call to Codat. */
  readonly everyMs?: number | undefined;
  /** Customers whose transactions are sent at the same time. Default 8. */
  readonly customersAtOnce?: number | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Default: a timer. */
  readonly wait?: Wait | undefined;
  /** Called with a failure that nobody else told. Default: no log. */
  readonly log?: ((event: ServerEvent) => void) | undefined;
}

export interface Worker {
  /** Ends what is under way, and resolves once it has ended. Nothing is lost: the next worker goes on. */
  stop(): Promise<void>;
}

/**
 * Sends what is due, again and again, in this process, and looks after Codat's messages. It may run on several machines
 * at once: each customer is one worker's at a time, by a lease in the ledger, and what is due is in the ledger, too.
 */
export function startSchedule(options: ScheduleOptions): Worker {
  const { server, ledger } = options;
  const clock = options.clock ?? { now: () => Date.now() };
  const wait = options.wait ?? waitByTimer;
  const { signal, abort } = stopping();
  const troubled = troubledAccounts(clock);

  async function pass(): Promise<void> {
    await server.followUp();
    let isGone = false;
    for await (const customers of dueCustomers(ledger, clock)) {
      await inParallel(customers.filter(troubled.isReady), options.customersAtOnce ?? 8, async (customer) => {
        if (!isGone && !signal.aborted) isGone = await send(customer);
        return [];
      });
      if (isGone || signal.aborted) return;
    }
  }

  /** True when Codat answers nobody. */
  async function send(customer: DueCustomer): Promise<boolean> {
    const report = await push(customer);
    if (report === null) return false;
    const outcomes = new Map(report.accounts.map(({ accountId, outcome }) => [accountId, outcome]));
    // One that is not in the report is not in the feed: nobody chose it, or it was taken out while something was queued.
    troubled.note(customer, (accountId) => outcomes.get(accountId) ?? 'notConnected');
    return isCodatGone(report);
  }

  /** Null where it failed as a whole: one whose record cannot be read holds up nobody else. */
  async function push(customer: DueCustomer): Promise<PushReport | null> {
    try {
      return await server.push({ customerRef: customer.customerRef, signal });
    } catch (error) {
      signal.throwIfAborted();
      tellFailure(options.log, error);
      troubled.note(customer, () => 'failed');
      return null;
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await pass();
      } catch (error) {
        if (!signal.aborted) tellFailure(options.log, error);
      }
      await wait(options.everyMs ?? 30_000, signal).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async stop() {
      abort();
      await running;
    },
  };
}

function stopping() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('The worker is stopped.')) };
}
