import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { addDays } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import type { FaultInit } from 'bankfeeds/sandbox';
import { createBankFeedsServer, type Ledger } from 'bankfeeds/server';
import { accountIds, balanceAfter, bank, customerRefs, idOf, todayAt, type Batch } from './given.js';
import type { WorkerOrder } from './push-worker.js';
import { openSink, type Sink } from './sink.js';
import { createGenerator } from '../../src/sandbox/random.js';

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
    const argument = JSON.stringify({ ledger: order, sandboxUrl: sink.sandbox.baseUrl, apiKey: sink.sandbox.apiKey, planAt } satisfies WorkerOrder);
    const accounts = Object.values(accountIds).flat().length;
    const perLife = Math.ceil(transactions / accounts / kills) + 1;
    let killed = 0;
    let lives = 0;
    // How long a life takes by itself: kills fall into all of it.
    let wholeMs = 400;
    for (; killed < kills; lives += 1) {
      plan.push({ end: (plan.at(-1)?.end ?? 0) + 1 + Math.floor(random() * 2 * perLife), date: todayAt(sink.sandbox.clock.now()) });
      writeFileSync(planAt, JSON.stringify(plan));
      sink.sandbox.faults.set(troubles(random));
      const { wasKilled, ms } = await live(worker, argument, random() * 1.2 * wholeMs);
      if (wasKilled) killed += 1;
      else wholeMs = (3 * wholeMs + ms) / 4;
      sink.sandbox.clock.advance(leaseMs);
    }
    const end = Math.max(plan.at(-1)?.end ?? 0, Math.ceil(transactions / accounts));
    plan.push({ end, date: todayAt(sink.sandbox.clock.now()) });
    writeFileSync(planAt, JSON.stringify(plan));
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

async function builtWorker(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: fileURLToPath(new URL('push-worker.ts', import.meta.url)), outDir: folder, minify: false, rolldownOptions: { output: { entryFileNames: 'push-worker.mjs' } } },
  });
  return join(folder, 'push-worker.mjs');
}

async function connectAll({ sandbox }: Sink, ledger: Ledger): Promise<void> {
  const server = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, fetch: (input, init) => sandbox.fetch(new Request(input, init)) },
    ledger,
    bank,
    authenticate: async (request) => ({ ref: request.headers.get('x-customer') ?? '', name: 'Bakery', country: 'CA' }),
    clock: sandbox.clock,
    wait: async (milliseconds) => sandbox.clock.advance(milliseconds),
    linkOrigins: [sandbox.baseUrl],
  });
  const call = { signal: new AbortController().signal };
  for (const ref of customerRefs) {
    const adapter = createHttpAdapter({ baseUrl: 'http://bank.example', headers: { 'x-customer': ref }, fetch: (input, init) => server.fetch(new Request(input, init)) });
    const { consent } = await adapter.getFeed(call);
    await adapter.connect({ accountIds: accountIds[ref] ?? [], consent: { textVersion: consent.textVersion, locale: 'en' } }, call);
    const pair = await adapter.credentials?.issue(call);
    if (!pair) throw new Error('The bank issues no credentials.');
    const session = await sandbox.quickBooks.signIn(pair);
    await sandbox.quickBooks.link(
      session,
      session.sourceAccounts.map(({ id }, place) => ({ sourceAccountId: id, ledgerAccount: session.ledgerAccounts[place]?.id ?? '', feedStartDate: addDays(todayAt(sandbox.clock.now()), -5) })),
    );
    await server.refresh(ref);
  }
}

/** What goes wrong at Codat, or on the way to it and back, during one life. */
function troubles(random: () => number): FaultInit[] {
  const chance = random() < 0.5 ? 0 : 0.15;
  const undone: FaultInit['effect'][] = [
    { kind: 'hangUp' }, { kind: 'status', status: 500 }, { kind: 'status', status: 503, retryAfterSeconds: 1 }, { kind: 'html' }, { kind: 'empty' },
    { kind: 'latency', milliseconds: 20 }, { kind: 'status', status: 429, retryAfterSeconds: 2 },
  ];
  // 429 is said instead of doing anything.
  const done = undone.filter((effect) => effect.kind !== 'status' || effect.status !== 429);
  const fault = (when: 'before' | 'after') => (effect: FaultInit['effect']): FaultInit => ({ effect, when, chance: chance / undone.length, times: 1_000 });
  return [...undone.map(fault('before')), ...done.map(fault('after'))];
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

/** Each transaction once at Codat, in order, and noted as sent. */
async function compared({ sandbox }: Sink, ledger: Ledger, end: number): Promise<readonly string[]> {
  const faults: string[] = [];
  const atCodat = new Map(sandbox.snapshot().companies.flatMap(({ connections }) => connections.flatMap(({ accounts }) => accounts.map((account) => [account.id, account] as const))));
  for (const customerRef of customerRefs) {
    for (const accountId of accountIds[customerRef] ?? []) {
      const expected = Array.from({ length: end }, (_, place) => idOf(accountId, place));
      const account = atCodat.get(accountId);
      const stored = (account?.transactions ?? []).filter(({ test }) => !test).map(({ id }) => id);
      const wrongAt = expected.findIndex((id, place) => stored[place] !== id);
      if (wrongAt !== -1 || stored.length !== end) faults.push(`${accountId}: Codat has ${stored.length} of ${end}; ${stored[wrongAt]} stands where ${expected[wrongAt]} belongs`);
      if (new Set(stored).size !== stored.length) faults.push(`${accountId}: Codat has some twice`);
      if (account?.balance !== balanceAfter(end - 1) / 100) faults.push(`${accountId}: its balance at Codat is ${account?.balance}`);
      const list = (page: number) => ledger.listTransactions(customerRef, { accountId, page, pageSize: 1_000, orderBy: 'date', query: '' });
      for (let page = 1, known = 0; known < end; page += 1) {
        const { results, totalResults } = await list(page);
        known += results.length;
        for (const { id, stage, reason, history } of results) if (stage !== 'sent') faults.push(`${id}: ${stage}${reason ? ` (${reason})` : ''} in the ledger; ${JSON.stringify(history)}`);
        if (totalResults === end) continue;
        faults.push(`${accountId}: the ledger knows ${totalResults} of ${end}`);
        break;
      }
    }
    const open = await ledger.openPushes(customerRef);
    if (open.length > 0) faults.push(`${customerRef}: ${open.length} pushes are still open`);
  }
  return faults;
}
