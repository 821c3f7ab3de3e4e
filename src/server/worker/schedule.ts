import type { Clock } from '../../core/clock.js';
import { localDateAt } from '../../core/local-date.js';
import type { BankFeedsServer } from '../bank-feeds-server.js';
import type { AccountKey, Ledger } from '../ledger/ledger.js';
import { inParallel } from '../push/in-parallel.js';
import type { ServerEvent } from '../server-event.js';
import { waitByTimer, type Wait } from '../wait.js';
import { isCodatGone, pauseAfter } from './coming-again.js';

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

const accountsAtOnce = 500;

/**
 * Sends what is due, again and again, in this process, and looks after Codat's messages. It may run on several machines
 * at once: each customer is one worker's at a time, by a lease in the ledger, and what is due is in the ledger, too.
 */
export function startSchedule(options: ScheduleOptions): Worker {
  const { server, ledger } = options;
  const clock = options.clock ?? { now: () => Date.now() };
  const wait = options.wait ?? waitByTimer;
  const { signal, abort } = stopping();
  const troubled = new Map<string, { readonly notBefore: number; readonly attempt: number }>();

  async function pass(): Promise<void> {
    await server.followUp();
    let isGone = false;
    for await (const customers of dueCustomers(ledger, clock)) {
      const ready = customers.filter((ref) => (troubled.get(ref)?.notBefore ?? 0) <= clock.now());
      await inParallel(ready, options.customersAtOnce ?? 8, async (ref) => {
        if (!isGone && !signal.aborted) isGone = await send(ref);
        return [];
      });
      if (isGone || signal.aborted) return;
    }
  }

  /** True when Codat answers nobody. */
  async function send(customerRef: string): Promise<boolean> {
    const attempt = troubled.get(customerRef)?.attempt ?? 0;
    const report = await server.push({ customerRef, signal });
    const pause = pauseAfter(report, attempt);
    if (pause === null) troubled.delete(customerRef);
    else troubled.set(customerRef, { notBefore: clock.now() + pause, attempt: attempt + 1 });
    return isCodatGone(report);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await pass();
      } catch (error) {
        if (!signal.aborted) options.log?.({ type: 'unexpected', stage: 'push', correlationId: null, error });
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

/** Customers of whom something may be to send, page by page, each once. */
export async function* dueCustomers(ledger: Pick<Ledger, 'dueAccounts'>, clock: Clock): AsyncGenerator<readonly string[]> {
  // Where the day begins first in the US and Canada: what is not due in an account's own zone yet waits there.
  const through = localDateAt(clock.now(), 'America/St_Johns');
  let after: AccountKey | null = null;
  for (;;) {
    const accounts: readonly AccountKey[] = await ledger.dueAccounts(through, after, accountsAtOnce);
    const before: string | undefined = after?.customerRef;
    yield [...new Set(accounts.map(({ customerRef }) => customerRef))].filter((ref) => ref !== before);
    after = accounts.at(-1) ?? null;
    if (accounts.length < accountsAtOnce) return;
  }
}

function stopping() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('The worker is stopped.')) };
}
