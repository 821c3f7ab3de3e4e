import * as v from 'valibot';
import { titledError } from '../core/titled-error.js';
import type { Clock } from '../core/clock.js';
import { noticeDisconnections } from './codat/disconnection.js';
import { settleDuePushes } from './codat/push-settlement.js';
import { createGenerator, type Generator } from './random.js';
import { emptySnapshot, snapshotSchema, type Company, type Connection, type SandboxSnapshot } from './state.js';

export interface VirtualClock extends Clock {
  /** Lets time pass, and all happen that was to happen in it. */
  advance(milliseconds: number): void;
}

export interface WorldOptions {
  readonly seed: number;
  readonly baseClock: Clock;
  readonly historyDays: number;
  readonly snapshot: SandboxSnapshot | undefined;
}

/** What is, and the passing of its time. Codat's side and QuickBooks' side both act on it. */
export interface World {
  readonly state: SandboxSnapshot;
  readonly generator: Generator;
  readonly clock: VirtualClock;
  /** Lets everything happen whose time has come. */
  catchUp(): void;
  changed(): void;
  onChange(listener: () => void): () => void;
  snapshot(): SandboxSnapshot;
  company(companyId: string): Company | undefined;
  connection(connectionId: string): { readonly company: Company; readonly connection: Connection } | undefined;
}

export function createWorld({ seed, baseClock, historyDays, snapshot }: WorldOptions): World {
  const state = snapshot === undefined ? emptySnapshot(seed) : restored(snapshot);
  const generator = createGenerator(state.seed, state.generatorPosition);
  const listeners = new Set<() => void>();

  const now = () => baseClock.now() + state.advancedMs;

  function catchUp(): void {
    for (const company of state.companies) {
      settleDuePushes(company, now(), historyDays);
      for (const connection of company.connections) noticeDisconnections(connection, now());
    }
    state.idempotentReplies = state.idempotentReplies.filter(({ until }) => until > now());
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  return {
    state,
    generator,
    catchUp,
    changed,
    clock: {
      now,
      advance(milliseconds) {
        if (!Number.isFinite(milliseconds) || milliseconds < 0) {
          throw titledError({
            code: 'invalidRequest',
            stage: 'configuration',
            message: `The sandbox’s clock cannot be advanced by ${milliseconds} ms: time only moves forward.`,
          });
        }
        state.advancedMs += milliseconds;
        catchUp();
        changed();
      },
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    snapshot() {
      catchUp();
      state.generatorPosition = generator.position();
      return structuredClone(state);
    },
    company: (companyId) => state.companies.find(({ id }) => id === companyId),
    connection(connectionId) {
      for (const company of state.companies) {
        const connection = company.connections.find(({ id }) => id === connectionId);
        if (connection) return { company, connection };
      }
      return undefined;
    },
  };
}

function restored(snapshot: SandboxSnapshot): SandboxSnapshot {
  const parsed = v.safeParse(snapshotSchema, structuredClone(snapshot));
  if (parsed.success) return parsed.output;
  throw titledError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: `This is no snapshot of a sandbox: ${v.getDotPath(parsed.issues[0]) ?? 'the whole'} is wrong. Start without it.`,
  });
}
