import { Hono } from 'hono';
import * as v from 'valibot';
import { instantAt } from '../../core/clock.js';
import { type BankFeedsError, isBankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { problemContentType, problemOf } from '../../core/problem.js';
import type { Faults } from '../faults.js';
import type { QuickBooks } from '../quickbooks/quickbooks.js';
import type { World } from '../world.js';
import { sandboxControl, type AnswerOf, type ControlOperation } from './protocol.js';

type ParsedBody<TOperation extends ControlOperation> = TOperation['body'] extends v.GenericSchema ? v.InferOutput<TOperation['body']> : undefined;

export interface ControlApiOptions {
  readonly world: World;
  readonly faults: Faults;
  readonly quickBooks: QuickBooks;
}

/** Serves `sandboxControl`. Who may call is decided before. */
export function createControlApi({ world, faults, quickBooks }: ControlApiOptions): Hono {
  const app = new Hono();
  const reading = () => ({ now: world.clock.now(), instant: instantAt(world.clock.now()) });

  function serve<TOperation extends ControlOperation>(
    { path, body }: TOperation,
    carryOut: (body: ParsedBody<TOperation>) => AnswerOf<TOperation> | Promise<AnswerOf<TOperation>>,
  ): void {
    if (body === null) {
      app.get(path, async (c) => c.json(await carryOut(undefined as ParsedBody<TOperation>)));
      return;
    }
    app.post(path, async (c) => {
      const parsed = v.safeParse(body, await jsonOf(c.req.raw));
      if (!parsed.success) throw notTheProtocol(v.getDotPath(parsed.issues[0]) ?? 'the body');
      return c.json(await carryOut(parsed.output as ParsedBody<TOperation>));
    });
  }

  serve(sandboxControl.readClock, reading);
  serve(sandboxControl.advanceClock, ({ milliseconds }) => {
    world.clock.advance(milliseconds);
    return reading();
  });
  serve(sandboxControl.readFaults, () => [...faults.plan]);
  serve(sandboxControl.setFaults, (plan) => {
    faults.set(plan);
    return [...faults.plan];
  });
  serve(sandboxControl.readSnapshot, () => world.snapshot());
  serve(sandboxControl.signIn, (pair) => quickBooks.signIn(pair));
  serve(sandboxControl.link, ({ sessionId, choices }) => quickBooks.link({ id: sessionId }, choices));
  serve(sandboxControl.linkEverything, ({ companyId, ...options }) => quickBooks.linkEverything(companyId, options));
  serve(sandboxControl.collect, (options) => quickBooks.collect(options));
  serve(sandboxControl.register, ({ companyId }) => quickBooks.register(companyId));
  serve(sandboxControl.disconnect, async ({ companyId, ...options }) => {
    await quickBooks.disconnect(companyId, options);
    return { done: true } as const;
  });
  serve(sandboxControl.deauthorize, async ({ companyId }) => {
    await quickBooks.deauthorize(companyId);
    return { done: true } as const;
  });
  serve(sandboxControl.ledgerAccounts, async ({ companyId }) => [...(await quickBooks.ledgerAccounts(companyId))]);
  serve(sandboxControl.addLedgerAccount, ({ companyId, ...account }) => quickBooks.addLedgerAccount(companyId, account));

  app.notFound(() => problemResponse(titledError({ code: 'notFound', stage: 'quickBooks' })));
  app.onError((error) => {
    if (isBankFeedsError(error)) return problemResponse(error);
    throw error;
  });
  return app;
}

export function problemResponse(error: BankFeedsError): Response {
  const problem = problemOf(error);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': problemContentType, 'Cache-Control': 'no-store' },
  });
}

/** Asking for JSON by name keeps forms on other sites out: a browser lets them send none. */
async function jsonOf(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) throw notTheProtocol('the content type');
  try {
    return await request.json();
  } catch {
    throw notTheProtocol('the body');
  }
}

function notTheProtocol(what: string): BankFeedsError {
  return titledError({ code: 'invalidRequest', stage: 'quickBooks', message: `The sandbox cannot read ${what}.` });
}
