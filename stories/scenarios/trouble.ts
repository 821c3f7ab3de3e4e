import type { Fault, FaultInit } from '../../src/sandbox/index.js';
import { goodLine, type LineBreak } from './line.js';
import type { Scene } from './scene.js';

interface TroubleFacts {
  /** As the toolbar names it. */
  readonly title: string;
  readonly line?: Exclude<LineBreak, 'never'>;
  readonly signedOut?: true;
  readonly codat?: FaultInit['effect'];
}

/** What can go wrong on a designer's wish, each where it goes wrong in life: on the line, in the session, or at Codat. */
export const troubles = {
  none: { title: 'No faults' },
  offline: { title: 'Offline', line: 'always' },
  everySecond: { title: 'Every second request fails', line: 'everySecond' },
  serverError: { title: 'Bank’s server: 500', line: 'atTheServer' },
  sessionExpired: { title: 'Session expired', signedOut: true },
  codatBusy: { title: 'Codat: too many requests', codat: { kind: 'status', status: 429, retryAfterSeconds: 30 } },
  codatDown: { title: 'Codat: down for maintenance', codat: { kind: 'status', status: 503 } },
  codatUnreachable: { title: 'Codat: unreachable', codat: { kind: 'hangUp' } },
} as const satisfies Record<string, TroubleFacts>;

export type TroubleName = keyof typeof troubles;

export function isTroubleName(value: unknown): value is TroubleName {
  return typeof value === 'string' && Object.hasOwn(troubles, value);
}

/** For so long at most the server leaves a Codat in peace that does not answer. */
const longestPauseMs = 5 * 60_000;

const ownPlans = new WeakMap<Scene, readonly Fault[]>();

/** Lets a scene be in this trouble from its next request on; `none` gives it back the faults of its own story. */
export function bringAbout(scene: Scene, name: TroubleName, delayMs: number): void {
  const trouble: TroubleFacts = troubles[name];
  scene.line.set({ delayMs, breaks: trouble.line ?? goodLine.breaks });
  if (trouble.signedOut) scene.session.end();
  else scene.session.resume();

  const own = ownPlans.get(scene);
  if (trouble.codat) {
    if (!own) ownPlans.set(scene, scene.sandbox.faults.plan);
    scene.sandbox.faults.set([{ effect: trouble.codat, times: Number.MAX_SAFE_INTEGER }]);
  } else if (own) {
    scene.sandbox.faults.set(own);
    ownPlans.delete(scene);
    // Until then the server would not ask again.
    scene.sandbox.clock.advance(longestPauseMs);
  }
}
