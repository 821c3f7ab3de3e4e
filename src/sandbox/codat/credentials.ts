import { Hono } from 'hono';
import type { Connection } from '../state.js';
import type { World } from '../world.js';
import { connectionAt, type CodatApiContext } from './api-context.js';
import { CodatRefusal, notValid, removed } from './refusal.js';

export interface CredentialPair {
  readonly username: string;
  readonly password: string;
}

/** Codat: "Each time this endpoint is called, a new set of credentials will be generated. The old will still be valid." */
export function mintCredentials(connection: Connection, { generator }: World): CredentialPair {
  const pair = {
    username: `${generator.code(4)}-${generator.code(4)}-${generator.code(4)}`,
    password: generator.alphanumerics(16),
  };
  connection.credentials.push(pair);
  return { ...pair };
}

/**
 * Revokes every pair of the connection. What was linked with them takes no push any more; as QuickBooks can no longer
 * ask, Codat notices the disconnection as it does any other.
 */
export function revokeCredentials(connection: Connection, now: number): void {
  connection.credentials = [];
  for (const account of connection.accounts) {
    if (account.status === 'connected') account.unqueriedSince ??= now;
  }
}

const credentialsPath = '/companies/:companyId/connections/:connectionId/connectionInfo/bankFeedAccounts/credentials';
const proxyPath = '/companies/:companyId/connections/:connectionId/data/proxy';

export function credentialRoutes({ world, dialect }: CodatApiContext): Hono {
  const app = new Hono();

  /** Whatever the body is: Codat's own clients send `{}`, nothing at all, or `{}` as a base64 text. */
  app.post(credentialsPath, (c) => {
    if (dialect === '2023') throw new CodatRefusal(removed);
    return c.json(mintCredentials(connectionAt(c, world).connection, world));
  });

  app.delete(credentialsPath, (c) => {
    if (dialect === '2023') throw new CodatRefusal(removed);
    revokeCredentials(connectionAt(c, world).connection, world.clock.now());
    return c.body(null, 204);
  });

  /** GET in most versions of the definition, POST for a month of 2023. */
  app.on(['GET', 'POST'], proxyPath, (c) => {
    if (dialect === 'current') throw new CodatRefusal(removed);
    const { connection } = connectionAt(c, world);
    const endpoint = proxiedEndpoint(new URL(c.req.url));
    if (endpoint.toLowerCase() !== `generatecredentials?dataconnectionid=${connection.id}`) {
      throw notValid('Error processing request - the endpoint is not valid.');
    }
    return c.json(mintCredentials(connection, world));
  });

  return app;
}

/** `endpoint` holds `?` and `=` itself and was sent both encoded and raw: everything behind its name is the value. */
function proxiedEndpoint({ search }: URL): string {
  const raw = /[?&]endpoint=([^&]*)/.exec(search)?.[1] ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    throw notValid('Error processing request - the endpoint is not valid.');
  }
}
