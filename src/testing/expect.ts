import * as v from 'valibot';
import type { BankFeedsErrorCode } from '../core/error-codes.js';
import { isBankFeedsError, type BankFeedsError } from '../core/error.js';

/** A case saw something that the contract does not allow. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.what = what;
  }
}

/** A case cannot be tried here. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export function skip(reason: string): never {
  throw new Skipped(reason);
}

export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Broken(otherwise);
}

/** The call fails, with one of these codes. */
export async function expectRefusal(what: string, work: Promise<unknown>, ...codes: readonly BankFeedsErrorCode[]): Promise<BankFeedsError> {
  const refusal = await refusalOf(what, work);
  expectThat(codes.includes(refusal.code), `${what} was refused with ${refusal.code} instead of ${codes.join(' or ')}`);
  return refusal;
}

export async function refusalOf(what: string, work: Promise<unknown>): Promise<BankFeedsError> {
  const outcome = await work.then(
    () => ({ refused: false }) as const,
    (failure: unknown) => ({ refused: true, failure }) as const,
  );
  expectThat(outcome.refused, `${what} was not refused`);
  expectThat(isBankFeedsError(outcome.failure), `${what} was refused with a failure that is none of the protocol's`);
  return outcome.failure;
}

/**
 * The value has the protocol's shape and nothing in it had to be corrected: no unknown value of a closed list, no
 * control characters. Fields that the protocol does not know are let pass.
 */
export function expectShape(what: string, schema: v.GenericSchema, value: unknown): void {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Broken(`${what}: "${v.getDotPath(issue) ?? 'the whole'}" is not of the protocol's shape (expected ${issue.expected ?? 'another form'})`);
  }
  const corrected = firstDifference(parsed.output, value, []);
  expectThat(corrected === null, `${what}: "${corrected}" holds a value that the protocol does not know, or control characters`);
}

/** The path of the first place where `actual` differs from what `known` holds; null: nowhere. */
function firstDifference(known: unknown, actual: unknown, path: readonly string[]): string | null {
  if (Object.is(known, actual)) return null;
  if (!isObject(known) || !isObject(actual)) return path.join('.');
  for (const [key, value] of Object.entries(known)) {
    const difference = firstDifference(value, actual[key], [...path, key]);
    if (difference !== null) return difference;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
