import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BankFeedsServer } from 'bankfeeds/server';
import { instantAt } from 'bankfeeds/core';
import { comparisonOf, quantile, type Comparison, type Pair } from './figures.js';
import {
  absentWord,
  accountId,
  customer,
  frequentWord,
  handOver,
  ledgerIn,
  now,
  openDatabase,
  rareWord,
  serverOver,
  transactionsOf,
  type Database,
} from './given.js';

interface Read {
  readonly name: string;
  /** The path of the n-th request, for an account of so many transactions. */
  readonly path: (request: number, count: number) => string;
  /** What each answer must hold. */
  readonly holds: string;
}

const pageSize = 100;

const reads: readonly Read[] = [
  { name: 'status of the feed', path: () => '/feed', holds: '"lastSentDate"' },
  ...(['-date', '-amount'] as const).flatMap((orderBy): readonly Read[] => [
    { name: `first page by ${orderBy}`, path: () => pagePath({ orderBy, page: 1 }), holds: '"totalResults"' },
    { name: `page in the middle by ${orderBy}`, path: (_, count) => pagePath({ orderBy, page: Math.floor(count / pageSize / 2) }), holds: '"totalResults"' },
  ]),
  { name: 'search, no hit', path: (request) => pagePath({ orderBy: '-date', page: 1, query: `${absentWord} ${request}` }), holds: '"totalResults":0' },
  { name: 'search, few hits', path: () => pagePath({ orderBy: '-date', page: 1, query: rareWord }), holds: rareWord },
  { name: 'search, every tenth a hit', path: () => pagePath({ orderBy: '-date', page: 1, query: frequentWord }), holds: frequentWord },
];

function pagePath(parameters: Readonly<Record<string, string | number>>): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/feed/accounts/${accountId}/transactions?pageSize=${pageSize}&${query.join('&')}`;
}

/** p95 of each read over a large ledger, against the same over a small one. */
export async function readsOf(counts: { readonly small: number; readonly large: number }, runs: number, requests: number): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bankfeeds-bench-'));
  const opened: Database[] = [];
  async function filled(count: number): Promise<BankFeedsServer> {
    const database = openDatabase(join(folder, `${count}.db`));
    opened.push(database);
    const ledger = ledgerIn(database);
    const server = serverOver(ledger);
    await handOver(server, transactionsOf(count));
    await ledger.changeFeed(customer.ref, (feed) => ({
      ...feed,
      companyId: 'company',
      connectionId: 'connection',
      status: 'linked',
      // Young: Codat is not asked.
      readAt: instantAt(now),
      accounts: [
        {
          accountId,
          name: 'Operating',
          type: 'checking',
          lastFour: '5566',
          currency: 'CAD',
          timeZone: 'America/Toronto',
          status: 'connected',
          feedStartDate: null,
          sending: null,
        },
      ],
    }));
    return server;
  }
  try {
    const small = await filled(counts.small);
    const large = await filled(counts.large);
    const comparisons: Comparison[] = [];
    for (const read of reads) {
      const pairs: Pair[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const ours: number[] = [];
        const other: number[] = [];
        // What takes long is not asked as often.
        const until = performance.now() + mostMsOfARun;
        for (let request = 0; request < requests && (performance.now() < until || request < fewestRequests); request += 1) {
          other.push(await millisecondsOfAnswer(small, read, run * requests + request, counts.small));
          ours.push(await millisecondsOfAnswer(large, read, run * requests + request, counts.large));
        }
        if (run > 0) pairs.push({ ours: quantile(ours, 0.95), other: quantile(other, 0.95) });
      }
      const { small: few, large: many } = { small: counts.small.toLocaleString('en'), large: counts.large.toLocaleString('en') };
      comparisons.push(comparisonOf({ name: `${read.name}, ${many} rows, p95`, against: `${few} rows`, ratioGoal: 1.2, goalMs: 20 }, pairs));
    }
    return comparisons;
  } finally {
    for (const database of opened) database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const mostMsOfARun = 5_000;
const fewestRequests = 20;

async function millisecondsOfAnswer(server: BankFeedsServer, { path, holds }: Read, request: number, count: number): Promise<number> {
  const asked = new Request(`https://bank.example${path(request, count)}`, { headers: { 'X-Bank-Feeds-Request': '1' } });
  const since = performance.now();
  const answer = await server.fetch(asked);
  const text = await answer.text();
  const milliseconds = performance.now() - since;
  if (answer.status !== 200 || !text.includes(holds)) throw new Error(`${path(request, count)} was answered ${answer.status}: ${text.slice(0, 200)}`);
  return milliseconds;
}
