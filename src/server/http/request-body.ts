import * as v from 'valibot';
import { BankFeedsError, type ErrorStage } from '../../core/error.js';
import { maxRequestBytes } from '../../core/protocol.js';

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const deepest = 8;

/**
 * The JSON body, in the route's shape.
 * @throws BankFeedsError `invalidRequest`, `requestTooLarge`
 */
export async function parseBody<T>(request: Request, schema: v.GenericSchema<unknown, T>, stage: ErrorStage): Promise<T> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw invalid(stage);
  let json: unknown;
  try {
    json = JSON.parse(await boundedText(request, stage));
  } catch (error) {
    if (error instanceof BankFeedsError) throw error;
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
  if ((await boundedText(request, stage)) !== '') throw invalid(stage);
  return null;
}

/** @throws BankFeedsError `invalidRequest` */
export function parseInput<T>(value: unknown, schema: v.GenericSchema<unknown, T>, stage: ErrorStage): T {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw invalid(stage);
  return parsed.output;
}

/** Reads no further than the protocol allows, whatever Content-Length says. */
async function boundedText(request: Request, stage: ErrorStage): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let weight = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    weight += value.byteLength;
    if (weight > maxRequestBytes) {
      await reader.cancel();
      throw new BankFeedsError({ code: 'requestTooLarge', stage });
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** No key that means something to JavaScript itself, and not deeper than any request is. */
function isTame(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, child]) => !forbiddenKeys.has(key) && isTame(child, depth - 1));
}

function invalid(stage: ErrorStage): BankFeedsError {
  return new BankFeedsError({ code: 'invalidRequest', stage });
}
