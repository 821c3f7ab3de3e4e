import * as v from 'valibot';
import { BankFeedsError, type ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { maxRequestBytes } from '../../core/protocol.js';
import { BodyReadBefore, boundedText } from './bounded-text.js';

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const deepest = 8;

/**
 * The JSON body, in the route's shape.
 * @throws BankFeedsError `invalidRequest`, `requestTooLarge`
 */
export async function parseBody<T>(request: Request, schema: v.GenericSchema<unknown, T>, stage: ErrorStage): Promise<T> {
  if (!saysJson(request)) throw invalid(stage);
  let json: unknown;
  try {
    json = JSON.parse(await boundedText(request, stage, maxRequestBytes));
  } catch (error) {
    if (error instanceof BankFeedsError || error instanceof BodyReadBefore) throw error;
    throw invalid(stage);
  }
  if (!isTame(json, deepest)) throw invalid(stage);
  return parseInput(json, schema, stage);
}

/**
 * The same, or null where there is no body at all.
 * @throws BankFeedsError `invalidRequest`, `requestTooLarge`
 */
export async function parseOptionalBody<T>(request: Request, schema: v.GenericSchema<unknown, T>, stage: ErrorStage): Promise<T | null> {
  if (request.headers.has('content-type')) return parseBody(request, schema, stage);
  await requireNoBody(request, stage);
  return null;
}

/**
 * Whoever sends something means it: what a route does not ask for is refused, not passed over. Some clients say a type
 * where there is no body; JSON alone is none that a form can say.
 * @throws BankFeedsError `invalidRequest`
 */
export async function requireNoBody(request: Request, stage: ErrorStage): Promise<void> {
  if (request.headers.has('content-type') && !saysJson(request)) throw invalid(stage);
  if (!(await isEmpty(request))) throw invalid(stage);
}

/** @throws BankFeedsError `invalidRequest` */
export function parseInput<T>(value: unknown, schema: v.GenericSchema<unknown, T>, stage: ErrorStage): T {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw invalid(stage);
  return parsed.output;
}

async function isEmpty({ body, bodyUsed }: Request): Promise<boolean> {
  // What the host has read is the host's.
  if (body === null || bodyUsed) return true;
  try {
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      if (value.byteLength === 0) continue;
      await reader.cancel();
      return false;
    }
  } catch {
    // It broke off: there was something.
    return false;
  }
}

/** No key that means something to JavaScript itself, no half of a character, and not deeper than any request is. */
function isTame(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !/\p{Cs}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, child]) => !forbiddenKeys.has(key) && isTame(child, depth - 1));
}

function saysJson(request: Request): boolean {
  return request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

function invalid(stage: ErrorStage): BankFeedsError {
  return titledError({ code: 'invalidRequest', stage });
}
