import * as v from 'valibot';
import { titledError } from '../../core/titled-error.js';
import { errorOfProblem } from '../../core/problem.js';
import type { Fault, FaultInit } from '../fault-plan.js';
import type { QuickBooks } from '../quickbooks/quickbooks.js';
import type { SandboxSnapshot } from '../state.js';
import { sandboxControl, type AnswerOf, type BodyOf, type ControlOperation } from './protocol.js';

export interface SandboxClientOptions {
  readonly baseUrl: string;
  /** Not needed by a caller on the sandbox's own machine. */
  readonly apiKey?: string | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** A sandbox that is served elsewhere. */
export interface SandboxClient {
  readonly quickBooks: QuickBooks;
  /** Milliseconds since 1970. */
  now(): Promise<number>;
  /** @returns the time it is then. */
  advance(milliseconds: number): Promise<number>;
  faults(): Promise<readonly Fault[]>;
  setFaults(plan: readonly FaultInit[]): Promise<readonly Fault[]>;
  snapshot(): Promise<SandboxSnapshot>;
}

/** Every failure is a `BankFeedsError`, as it is in the sandbox's own process; `network` where it cannot be reached. */
export function createSandboxClient({ baseUrl, apiKey, fetch }: SandboxClientOptions): SandboxClient {
  const send = fetch ?? ((request: Request) => globalThis.fetch(request));
  const root = baseUrl.replace(/\/+$/, '');

  async function call<TOperation extends ControlOperation>(operation: TOperation, body: BodyOf<TOperation>): Promise<AnswerOf<TOperation>> {
    const request = new Request(`${root}${operation.path}`, {
      method: operation.body === null ? 'GET' : 'POST',
      headers: {
        ...(apiKey !== undefined && { Authorization: `Basic ${btoa(apiKey)}` }),
        ...(operation.body !== null && { 'Content-Type': 'application/json' }),
      },
      ...(operation.body !== null && { body: JSON.stringify(body) }),
    });
    const { ok, answer } = await answered(request);
    if (!ok) throw errorOfProblem(answer, 'quickBooks') ?? titledError({ code: 'unexpectedAnswer', stage: 'quickBooks' });
    const parsed = v.safeParse(operation.answer, answer);
    if (!parsed.success) throw titledError({ code: 'unexpectedAnswer', stage: 'quickBooks' });
    return parsed.output;
  }

  async function answered(request: Request): Promise<{ readonly ok: boolean; readonly answer: unknown }> {
    let response: Response;
    try {
      response = await send(request);
    } catch (cause) {
      throw titledError({ code: 'network', stage: 'quickBooks', message: 'The sandbox could not be reached.', cause });
    }
    try {
      return { ok: response.ok, answer: await response.json() };
    } catch {
      throw titledError({ code: 'unexpectedAnswer', stage: 'quickBooks' });
    }
  }

  return {
    now: async () => (await call(sandboxControl.readClock, undefined)).now,
    advance: async (milliseconds) => (await call(sandboxControl.advanceClock, { milliseconds })).now,
    faults: () => call(sandboxControl.readFaults, undefined),
    setFaults: (plan) => call(sandboxControl.setFaults, [...plan]),
    snapshot: () => call(sandboxControl.readSnapshot, undefined),
    quickBooks: {
      signIn: ({ username, password }) => call(sandboxControl.signIn, { username, password }),
      link: ({ id }, choices) => call(sandboxControl.link, { sessionId: id, choices: [...choices] }),
      linkEverything: (companyId, options) => call(sandboxControl.linkEverything, { companyId, ...options }),
      collect: (options) => call(sandboxControl.collect, { ...options }),
      register: (companyId) => call(sandboxControl.register, { companyId }),
      disconnect: async (companyId, options) => void (await call(sandboxControl.disconnect, { companyId, ...options })),
      deauthorize: async (companyId) => void (await call(sandboxControl.deauthorize, { companyId })),
      ledgerAccounts: (companyId) => call(sandboxControl.ledgerAccounts, { companyId }),
      addLedgerAccount: (companyId, account) => call(sandboxControl.addLedgerAccount, { companyId, ...account }),
    },
  };
}
