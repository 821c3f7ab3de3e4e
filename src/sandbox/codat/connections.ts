import { Hono } from 'hono';
import * as v from 'valibot';
import type { Connection } from '../state.js';
import type { World } from '../world.js';
import { bodyOf, companyAt, connectionAt, type CodatApiContext } from './api-context.js';
import { pageOf } from './paging.js';
import type { Dataset } from './query-language.js';
import { notValid } from './refusal.js';
import { connectionJson, quickBooksBankFeeds } from './representation.js';

/** Codat: a link's one-time password expires one hour after it was made. */
export const otpLifetimeMs = 3_600_000;

/** Codat: reading a QuickBooks connection makes a new link. Earlier ones live out their own hour. */
function renewOtp(connection: Connection, world: World): void {
  const now = world.clock.now();
  connection.oneTimePasswords = [
    ...connection.oneTimePasswords.filter(({ expiresAt }) => expiresAt > now),
    { otp: world.generator.digits(6), expiresAt: now + otpLifetimeMs },
  ];
}

const connectionRequest = v.object({ platformKey: v.pipe(v.string(), v.regex(/^[a-z]{4}$/)) });
const unlinkRequest = v.object({ status: v.nullish(v.string()) });

const connections: Dataset = {
  name: 'DataConnection',
  service: 'ClientsApi',
  properties: ['id', 'integrationId', 'integrationKey', 'sourceId', 'sourceType', 'platformName', 'status', 'created', 'lastSync'],
};

export function connectionRoutes(context: CodatApiContext): Hono {
  const { world } = context;
  const app = new Hono();

  app.post('/companies/:companyId/connections', async (c) => {
    const company = companyAt(c, world);
    const { platformKey } = await bodyOf(c, connectionRequest);
    if (platformKey !== quickBooksBankFeeds.platformKey) {
      throw notValid(`Error processing request - the platform ${platformKey} is not enabled.`);
    }
    const connection: Connection = {
      id: world.generator.uuid(),
      sourceId: world.generator.uuid(),
      status: 'PendingAuth',
      createdAt: world.clock.now(),
      lastSyncAt: null,
      oneTimePasswords: [],
      credentials: [],
      accounts: [],
    };
    renewOtp(connection, world);
    company.connections.push(connection);
    return c.json(connectionJson(company, connection, context));
  });

  app.get('/companies/:companyId/connections', (c) => {
    const company = companyAt(c, world);
    for (const connection of company.connections) renewOtp(connection, world);
    const rows = company.connections.map((connection) => connectionJson(company, connection, context));
    return c.json(pageOf(new URL(c.req.url), rows, connections));
  });

  app.get('/companies/:companyId/connections/:connectionId', (c) => {
    const { company, connection } = connectionAt(c, world);
    renewOtp(connection, world);
    return c.json(connectionJson(company, connection, context));
  });

  /** Only a Linked connection can be unlinked; the feeds of its accounts end at once. */
  app.patch('/companies/:companyId/connections/:connectionId', async (c) => {
    const { company, connection } = connectionAt(c, world);
    const { status } = await bodyOf(c, unlinkRequest);
    if (status !== 'Unlinked') throw notValid('Error processing request - status may only be set to Unlinked.');
    if (connection.status !== 'Linked') throw notValid('Error processing request - only a Linked connection can be unlinked.');
    for (const account of connection.accounts) {
      if (account.status !== 'connected') continue;
      account.status = 'disconnected';
      account.modifiedAt = world.clock.now();
    }
    connection.status = 'Unlinked';
    return c.json(connectionJson(company, connection, context));
  });

  /** Codat's own definition: 200 with an empty body. */
  app.delete('/companies/:companyId/connections/:connectionId', (c) => {
    const { company, connection } = connectionAt(c, world);
    company.connections = company.connections.filter((other) => other !== connection);
    return c.body(null, 200);
  });

  return app;
}
