import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from 'bankfeeds/server';
import { createGenerator } from '../../src/sandbox/random.js';
import { builtWorker } from './built-worker.js';
import { compared } from './compared.js';
import { connectAll } from './connect-all.js';
import { accountIds, todayAt, type Batch } from './given.js';
import type { Plan, WorkerOrder } from './push-worker.js';
import { openSink } from './sink.js';
import { troubles } from './troubles.js';

export interface KillRun {
  /** How the worker and this process open the ledger. */
  readonly ledger: WorkerOrder['ledger'];
  readonly openLedger: () => { readonly ledger: Ledger; close(): Promise<void> };
  readonly kills: number;
  /** At least so many are handed over and sent. */
  readonly transactions: number;
  readonly seed: number;
}

export interface KillReport {
  readonly kills: number;
  readonly lives: number;
  readonly transactions: number;
  readonly pushes: number;
  /** What is not as it must be: lost, doubled, out of order, not noted. Nothing, in a good run. */
  readonly faults: readonly string[];
}

/** A worker that was killed has let go of its customers after this long. */
const leaseMs = 2 * 60_000 + 1_000;

/** Kills a worker again and again, lets one run to its end, and looks at what Codat has and what the ledger says. */
export async function killAgainAndAgain({ ledger: order, openLedger, kills, transactions, seed }: KillRun): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-kill-'));
  const sink = await openSink(seed);
  const { chance: random } = createGenerator(seed);
  try {
    const worker = await builtWorker(folder);
    const first = openLedger();
    await connectAll(sink, first.ledger);
    await first.close();

    const planAt = join(folder, 'plan.json');
    const plan: Batch[] = [];
    const writePlan = (batches: readonly Batch[]) => writeFileSync(planAt, JSON.stringify({ batches, isClosed: true } satisfies Plan));
    const argument = JSON.stringify({
      ledger: order,
      sandboxUrl: sink.sandbox.baseUrl,
      apiKey: sink.sandbox.apiKey,
      planAt,
      beside: null,
    } satisfies WorkerOrder);
    const accounts = Object.values(accountIds).flat().length;
    const perLife = Math.ceil(transactions / accounts / kills) + 1;
    let killed = 0;
    let lives = 0;
    // How long a life takes by itself: kills fall into all of it.
    let wholeMs = 400;
    for (; killed < kills; lives += 1) {
      plan.push({ end: (plan.at(-1)?.end ?? 0) + 1 + Math.floor(random() * 2 * perLife), date: todayAt(sink.sandbox.clock.now()) });
      writePlan(plan);
      sink.sandbox.faults.set(troubles(random));
      const { wasKilled, ms } = await live(worker, argument, random() * 1.2 * wholeMs);
      if (wasKilled) killed += 1;
      else wholeMs = (3 * wholeMs + ms) / 4;
      sink.sandbox.clock.advance(leaseMs);
    }
    const end = Math.max(plan.at(-1)?.end ?? 0, Math.ceil(transactions / accounts));
    plan.push({ end, date: todayAt(sink.sandbox.clock.now()) });
    writePlan(plan);
    sink.sandbox.faults.set([]);
    await live(worker, argument, null);

    const last = openLedger();
    const faults = await compared(sink, last.ledger, end);
    await last.close();
    const pushes = sink.sandbox.snapshot().companies.reduce((sum, { pushOperations }) => sum + pushOperations.length, 0);
    return { kills: killed, lives: lives + 1, transactions: end * accounts, pushes, faults };
  } finally {
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Life {
  readonly wasKilled: boolean;
  /** From the beginning of its work. */
  readonly ms: number;
}

/** One worker, killed so long after it began its work; null: never. */
function live(worker: string, argument: string, killAfterMs: number | null): Promise<Life> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, argument], { stdio: ['ignore', 'pipe', 'pipe'] });
    let since = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdout.once('data', () => {
      since = performance.now();
      if (killAfterMs !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL' || code === 0) resolve({ wasKilled: signal === 'SIGKILL', ms: performance.now() - since });
      else reject(new Error(`The worker ended by itself (${code ?? signal}): ${said}`));
    });
  });
}
