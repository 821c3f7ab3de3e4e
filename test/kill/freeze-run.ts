import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createGenerator } from '../../src/sandbox/random.js';
import { builtWorker } from './built-worker.js';
import { compared } from './compared.js';
import { connectAll } from './connect-all.js';
import { passing, type FastTime } from './fast-time.js';
import { todayAt, type Batch } from './given.js';
import type { KillRun } from './kill-run.js';
import type { Plan, WorkerOrder } from './push-worker.js';
import { openSink } from './sink.js';
import { troubles } from './troubles.js';

export interface FreezeRun extends Pick<KillRun, 'ledger' | 'openLedger' | 'seed'> {
  readonly freezes: number;
}

export interface FreezeReport {
  readonly freezes: number;
  readonly transactionsOfEach: number;
  readonly pushes: number;
  /** As of a run of kills. */
  readonly faults: readonly string[];
}

/** Two minutes, for which a customer is held, are a second. */
const speed = 120;
const leaseMs = 1_000;

/**
 * Two workers share the customers. Again and again the system stops one of them in the middle of its work (SIGSTOP) for
 * longer than it may hold a customer, while the other goes on, and lets it go on as if nothing had been (SIGCONT).
 */
export async function freezeAgainAndAgain({ ledger: order, openLedger, freezes, seed }: FreezeRun): Promise<FreezeReport> {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-freeze-'));
  const time: FastTime = { since: Date.now(), speed };
  const sink = await openSink(seed, passing(time).clock);
  const { chance: random } = createGenerator(seed);
  const workers: Worker[] = [];
  try {
    const file = await builtWorker(folder);
    const first = openLedger();
    await connectAll(sink, first.ledger);
    await first.close();

    const planAt = join(folder, 'plan.json');
    const batches: Batch[] = [];
    const date = todayAt(sink.sandbox.clock.now());
    const extend = (by: number, isClosed: boolean) => {
      batches.push({ end: (batches.at(-1)?.end ?? 0) + by, date });
      writeFileSync(`${planAt}.new`, JSON.stringify({ batches, isClosed } satisfies Plan));
      // Whoever reads meanwhile reads the whole of one.
      renameSync(`${planAt}.new`, planAt);
    };
    extend(1, false);
    const argument = JSON.stringify({
      ledger: order,
      sandboxUrl: sink.sandbox.baseUrl,
      apiKey: sink.sandbox.apiKey,
      planAt,
      beside: { time },
    } satisfies WorkerOrder);
    workers.push(await start(file, argument), await start(file, argument));
    for (let count = 0; count < freezes; count += 1) {
      sink.sandbox.faults.set(troubles(random));
      extend(1 + Math.floor(random() * 60), false);
      const { process: stopped } = await Promise.race(workers.map((worker) => worker.isAboutToPush()));
      await setTimeout(random() * 25);
      stopped.kill('SIGSTOP');
      await setTimeout(leaseMs * (1 + random()));
      extend(1 + Math.floor(random() * 60), false);
      await setTimeout(leaseMs * (0.5 + random()));
      stopped.kill('SIGCONT');
    }
    sink.sandbox.faults.set([]);
    extend(1, true);
    await Promise.all(workers.map(({ ended }) => ended));

    const last = openLedger();
    const end = batches.at(-1)?.end ?? 0;
    const faults = await compared(sink, last.ledger, end);
    await last.close();
    return {
      freezes,
      transactionsOfEach: end,
      pushes: sink.sandbox.snapshot().companies.reduce((sum, { pushOperations }) => sum + pushOperations.length, 0),
      faults,
    };
  } finally {
    for (const { process } of workers) process.kill('SIGKILL');
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Worker {
  readonly process: ChildProcess;
  /** Itself, before its next call. */
  isAboutToPush(): Promise<Worker>;
  /** Rejects where it ended by an error. */
  readonly ended: Promise<void>;
}

async function start(file: string, argument: string): Promise<Worker> {
  const child = spawn(process.execPath, [file, argument], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit').then(([code]) => {
    if (code !== 0) throw new Error(`A worker ended with ${String(code)}: ${said}`);
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  // It is waited for at the end: what comes before is no surprise to the process.
  ended.catch(() => undefined);
  const worker: Worker = {
    process: child,
    ended,
    async isAboutToPush() {
      await Promise.race([once(child.stdout, 'data'), ended]);
      return worker;
    },
  };
  return worker;
}
