import * as v from 'valibot';
import { titledError } from '../core/titled-error.js';
import { faultPlanSchema, type Fault, type FaultInit } from './fault-plan.js';
import type { World } from './world.js';

export interface Faults {
  /** What is still to go wrong. */
  readonly plan: readonly Fault[];
  /**
   * Replaces the plan; `[]` ends all trouble. For each request the first fault that fits strikes.
   * @throws BankFeedsError `invalidRequest`
   */
  set(plan: readonly FaultInit[]): void;
}

export function createFaults(world: World): Faults {
  return {
    get plan() {
      return structuredClone(world.state.faults);
    },
    set(plan) {
      const parsed = v.safeParse(faultPlanSchema, plan);
      if (!parsed.success) {
        const where = v.getDotPath(parsed.issues[0]) ?? 'the whole';
        throw titledError({
          code: 'invalidRequest',
          stage: 'configuration',
          message: `The plan of faults cannot be read: ${where}: ${parsed.issues[0].message}.`,
        });
      }
      world.state.faults = parsed.output;
      world.changed();
    },
  };
}

/** The fault that strikes this request, used up by it. */
export function strikingFault({ state, generator }: World, method: string, path: string): Fault | null {
  for (const fault of state.faults) {
    if (fault.method !== undefined && fault.method !== method) continue;
    if (fault.path !== undefined && !pathFits(fault.path, path)) continue;
    if (fault.skip > 0) {
      fault.skip -= 1;
      continue;
    }
    if (fault.chance < 1 && generator.chance() >= fault.chance) continue;
    fault.times -= 1;
    if (fault.times === 0) state.faults = state.faults.filter((other) => other !== fault);
    return fault;
  }
  return null;
}

function pathFits(pattern: string, path: string): boolean {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(path);
}
