import type { ContractCase, ContractContext } from './contract-case.js';
import { ContractViolation } from './contract-violation.js';

export type ContractResult =
  | { readonly case: ContractCase; readonly outcome: 'held' }
  | { readonly case: ContractCase; readonly outcome: 'skipped'; readonly reason: string }
  | { readonly case: ContractCase; readonly outcome: 'violated'; readonly violation: ContractViolation };

/** Runs the cases one after the other. Never rejects for a violation: the results tell, those that were skipped included. */
export async function runContract(
  cases: readonly ContractCase[],
  context: ContractContext,
  onResult: (result: ContractResult) => void = () => {},
): Promise<readonly ContractResult[]> {
  const results: ContractResult[] = [];
  for (const contractCase of cases) {
    const result = await resultOf(contractCase, context);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function resultOf(contractCase: ContractCase, context: ContractContext): Promise<ContractResult> {
  try {
    return { case: contractCase, ...(await contractCase.run(context)) };
  } catch (failure) {
    if (!(failure instanceof ContractViolation)) throw failure;
    return { case: contractCase, outcome: 'violated', violation: failure };
  }
}
