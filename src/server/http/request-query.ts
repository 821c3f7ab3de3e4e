import type { GenericSchema } from 'valibot';
import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { parseInput } from './request-body.js';

/**
 * The query string, in the route's shape. A parameter that is there twice is refused: whoever sends it means both.
 * @throws BankFeedsError `invalidRequest`
 */
export function parseQuery<T>(request: Request, schema: GenericSchema<unknown, T>, stage: ErrorStage): T {
  const parameters = [...new URL(request.url).searchParams];
  const query = new Map(parameters);
  if (query.size < parameters.length) throw titledError({ code: 'invalidRequest', stage });
  return parseInput(Object.fromEntries(query), schema, stage);
}
