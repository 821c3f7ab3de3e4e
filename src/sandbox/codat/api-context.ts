import type { Context } from 'hono';
import * as v from 'valibot';
import type { Company, Connection, SourceAccount } from '../state.js';
import type { World } from '../world.js';
import { accountNotFound, companyNotFound, connectionNotFound, notValid, type CodatService } from './refusal.js';
import type { RepresentationContext } from './representation.js';

/** What every route of the emulated API needs. */
export interface CodatApiContext extends RepresentationContext {
  readonly world: World;
  readonly pushSettlesAfterMs: number;
}

/** @throws CodatRefusal 400 */
export async function bodyOf<TSchema extends v.GenericSchema>(
  c: Context,
  schema: TSchema,
  service: CodatService = 'PublicApi',
): Promise<v.InferOutput<TSchema>> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw notValid('Error processing request - the body is not valid JSON.', service);
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw notValid(`Error processing request - ${v.getDotPath(issue) ?? 'body'}: ${issue.message}`, service);
}

/** @throws CodatRefusal 404 */
export function companyAt(c: Context, world: World): Company {
  const companyId = c.req.param('companyId') ?? '';
  const company = world.company(companyId);
  if (!company) throw companyNotFound(companyId);
  return company;
}

/** @throws CodatRefusal 404 */
export function connectionAt(c: Context, world: World): { company: Company; connection: Connection } {
  const company = companyAt(c, world);
  const connectionId = c.req.param('connectionId') ?? '';
  const connection = company.connections.find(({ id }) => id === connectionId);
  if (!connection) throw connectionNotFound(connectionId);
  return { company, connection };
}

/** @throws CodatRefusal 404 */
export function accountAt(c: Context, world: World): { company: Company; connection: Connection; account: SourceAccount } {
  const { company, connection } = connectionAt(c, world);
  const accountId = c.req.param('accountId') ?? '';
  const account = connection.accounts.find(({ id }) => id === accountId);
  if (!account) throw accountNotFound(accountId);
  return { company, connection, account };
}
