import type { Ledger } from '../../server/index.js';
import { ContractViolation } from '../contract-violation.js';
import { Broken } from '../expect.js';

export interface LedgerCase {
  readonly name: string;
  readonly why: string;
  /**
   * @param openLedger an empty ledger at the first call; the same one, opened anew where it can be, at each later call.
   * @throws ContractViolation
   */
  run(openLedger: () => Promise<Ledger>): Promise<void>;
}

export interface LedgerCaseDefinition {
  readonly name: string;
  readonly why: string;
  readonly todo: string;
  check(ledger: Ledger, reopen: () => Promise<Ledger>): Promise<void>;
}

export function ledgerCase({ name, why, todo, check }: LedgerCaseDefinition): LedgerCase {
  return {
    name,
    why,
    async run(openLedger) {
      try {
        await check(await openLedger(), openLedger);
      } catch (cause) {
        const what = cause instanceof Broken ? cause.what : `a failure (${cause instanceof Error ? cause.message : typeof cause})`;
        throw new ContractViolation({ caseName: name, what, why, todo, cause });
      }
    },
  };
}
