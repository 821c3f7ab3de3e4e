export interface ContractViolationInit {
  readonly caseName: string;
  /** What was seen. Never a secret. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly todo: string;
  readonly cause?: unknown;
}

/** A back end or an adapter does not keep the contract. Only the cause may hold something that is not for every eye. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  readonly caseName: string;
  readonly what: string;
  readonly why: string;
  readonly todo: string;

  constructor({ caseName, what, why, todo, cause }: ContractViolationInit) {
    super(`${caseName}\n  Seen: ${what}\n  Why it matters: ${why}\n  What to do: ${todo}`, cause === undefined ? undefined : { cause });
    this.caseName = caseName;
    this.what = what;
    this.why = why;
    this.todo = todo;
  }
}
