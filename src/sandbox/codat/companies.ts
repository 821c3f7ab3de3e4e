import { Hono } from 'hono';
import * as v from 'valibot';
import type { Company } from '../state.js';
import { bodyOf, companyAt, type CodatApiContext } from './api-context.js';
import { pageOf } from './paging.js';
import { parseQuery, type Dataset } from './query-language.js';
import { CodatRefusal, notValid, removed } from './refusal.js';
import { companyJson, type JsonObject } from './representation.js';

const tags = v.pipe(v.record(v.pipe(v.string(), v.regex(/^.{1,27}$/)), v.pipe(v.string(), v.maxLength(100))), v.maxEntries(10));
const companyRequest = v.object({
  name: v.string(),
  description: v.nullish(v.string()),
  tags: v.nullish(tags),
});
const companyUpdate = v.object({ ...companyRequest.entries, name: v.nullish(v.string()) });

const companies: Dataset = {
  name: 'Company',
  service: 'ClientsApi',
  properties: [
    'id',
    'name',
    'description',
    'platform',
    'redirect',
    'lastSync',
    'created',
    'createdByUserName',
    'dataConnections.id',
    'dataConnections.status',
    'dataConnections.platformName',
    'dataConnections.sourceType',
    'dataConnections.integrationId',
    'dataConnections.created',
  ],
};

/**
 * Codat, Create company: "a company will be created with the forbidden characters removed", not refused;
 * only a name of which nothing is left is.
 */
function permittedName(name: string): string {
  const permitted = name.replace(/[^A-Za-z0-9\s\-',&@.?!]/g, '');
  if (permitted.trim() === '') throw notValid('Error processing request - name is not valid.', 'ClientsApi');
  return permitted;
}

/** `region=uk && team=x` over the company's own tags. */
function taggedWith(query: string, rows: readonly Company[]): readonly Company[] {
  if (query.trim() === '') return rows;
  const properties = [...query.matchAll(/([A-Za-z][\w.]*)\s*(?:!=|=|~)/g)].map(([, name]) => name ?? '');
  const predicate = parseQuery(query, { name: 'Tags', service: 'ClientsApi', properties });
  return rows.filter((company) => predicate(company.tags));
}

export function companyRoutes(context: CodatApiContext): Hono {
  const { world, dialect } = context;
  const app = new Hono();
  const json = (company: Company): JsonObject => companyJson(company, context);

  app.post('/companies', async (c) => {
    const request = await bodyOf(c, companyRequest, 'ClientsApi');
    const company: Company = {
      id: world.generator.uuid(),
      name: permittedName(request.name),
      description: request.description ?? '',
      tags: request.tags ?? {},
      createdAt: world.clock.now(),
      connections: [],
      pushOperations: [],
    };
    world.state.companies.push(company);
    return c.json(json(company));
  });

  app.get('/companies', (c) => {
    const url = new URL(c.req.url);
    const rows = taggedWith(url.searchParams.get('tags') ?? '', world.state.companies);
    return c.json(pageOf(url, rows.map(json), companies));
  });

  app.get('/companies/:companyId', (c) => c.json(json(companyAt(c, world))));

  app.put('/companies/:companyId', async (c) => {
    const company = companyAt(c, world);
    const request = await bodyOf(c, companyRequest, 'ClientsApi');
    company.name = permittedName(request.name);
    company.description = request.description ?? '';
    company.tags = request.tags ?? {};
    return c.json(json(company));
  });

  app.patch('/companies/:companyId', async (c) => {
    if (dialect === '2023') throw new CodatRefusal(removed);
    const company = companyAt(c, world);
    const request = await bodyOf(c, companyUpdate, 'ClientsApi');
    if (request.name != null) company.name = permittedName(request.name);
    if (request.description != null) company.description = request.description;
    if (request.tags != null) company.tags = request.tags;
    return c.json(json(company));
  });

  app.delete('/companies/:companyId', (c) => {
    const company = companyAt(c, world);
    world.state.companies = world.state.companies.filter((other) => other !== company);
    return c.body(null, 204);
  });

  app.get('/companies/:companyId/accessToken', (c) => {
    if (dialect === '2023') throw new CodatRefusal(removed);
    companyAt(c, world);
    return c.json({ expiresIn: 86_400, accessToken: world.generator.alphanumerics(48), tokenType: 'Bearer' });
  });

  return app;
}
