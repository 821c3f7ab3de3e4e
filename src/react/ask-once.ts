import type { ErrorStage } from '../core/error.js';
import { asBankFeedsError } from './as-bank-feeds-error.js';

/**
 * Asks the adapter one microtask later. React's StrictMode mounts, unmounts and mounts again without letting go of the
 * thread: the first question is aborted before it is asked, and one request goes out instead of two.
 */
export async function askOnce<Answer>(signal: AbortSignal, stage: ErrorStage, ask: () => Promise<Answer>): Promise<Answer> {
  await Promise.resolve();
  signal.throwIfAborted();
  try {
    return await ask();
  } catch (cause) {
    throw asBankFeedsError(cause, stage, signal);
  }
}
