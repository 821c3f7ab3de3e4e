import { readFileSync } from 'node:fs';
import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { isBankFeedsErrorCode, type BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import type { ErrorStage } from '../../src/core/error.js';
import { problemContentType } from '../../src/core/problem.js';
import { maxRequestBytes, protocol, type ProtocolRoute, type ProtocolVerb } from '../../src/core/protocol.js';
import { requestHeader } from '../../src/core/protocol-routes.js';
import { moneyDirections, transactionOrders, transactionStages, transactionTypes } from '../../src/core/transaction.js';
import { filterLimits } from '../../src/core/transactions-query.js';
import {
  accountIdSchema,
  addAccountsRequestSchema,
  bankAccountSchema,
  bankAccountsSchema,
  calloutSchema,
  connectRequestSchema,
  consentOnRecordSchema,
  consentSchema,
  credentialsSchema,
  feedAccountSchema,
  feedSchema,
  hostedLinkSchema,
  issueCredentialsRequestSchema,
  localDateSchema,
  problemSchema,
  renameAccountRequestSchema,
  stageStepSchema,
  transactionDaySchema,
  transactionPageSchema,
  transactionSchema,
  transactionsSummarySchema,
} from '../../src/core/wire-schemas.js';
import { interfaceDocs } from './interface-docs.js';

const root = new URL('../../', import.meta.url);

/** The shapes that have a name in the document, and the interfaces whose words describe them. */
const named = {
  Feed: { schema: feedSchema, interfaces: ['Feed'] },
  FeedAccount: { schema: feedAccountSchema, interfaces: ['FeedAccount'] },
  BankAccounts: { schema: bankAccountsSchema, interfaces: [] },
  BankAccount: { schema: bankAccountSchema, interfaces: ['BankAccount'] },
  TransactionPage: { schema: transactionPageSchema, interfaces: ['TransactionPage'] },
  FeedTransaction: { schema: transactionSchema, interfaces: ['FeedTransaction', 'BankTransaction'] },
  StageStep: { schema: stageStepSchema, interfaces: ['StageStep'] },
  TransactionsSummary: { schema: transactionsSummarySchema, interfaces: ['TransactionsSummary'] },
  TransactionDay: { schema: transactionDaySchema, interfaces: ['TransactionDay'] },
  Callout: { schema: calloutSchema, interfaces: ['Callout'] },
  Consent: { schema: consentSchema, interfaces: ['Consent'] },
  ConsentOnRecord: { schema: consentOnRecordSchema, interfaces: ['ConsentOnRecord'] },
  Credentials: { schema: credentialsSchema, interfaces: ['Credentials'] },
  IssueCredentialsRequest: { schema: issueCredentialsRequestSchema, interfaces: ['IssueOptions'] },
  HostedLink: { schema: hostedLinkSchema, interfaces: ['HostedLink'] },
  ConnectRequest: { schema: connectRequestSchema, interfaces: ['ConnectRequest'] },
  AddAccountsRequest: { schema: addAccountsRequestSchema, interfaces: [] },
  RenameAccountRequest: { schema: renameAccountRequestSchema, interfaces: [] },
  Problem: { schema: problemSchema, interfaces: [] },
} as const satisfies Record<string, { readonly schema: v.GenericSchema; readonly interfaces: readonly string[] }>;

const definitions: Record<string, v.GenericSchema> = Object.fromEntries(Object.entries(named).map(([name, { schema }]) => [name, schema]));

/** The codes that the protocol carries, in the order of the table of errors. */
export const wireCodes: readonly BankFeedsErrorCode[] = Object.keys(errorCodes)
  .filter(isBankFeedsErrorCode)
  .filter((code) => errorCodes[code].status !== null);

const always: readonly BankFeedsErrorCode[] = ['unauthenticated', 'forbidden', 'unknownCustomer', 'rateLimited', 'internal'];
const fromCodat: readonly BankFeedsErrorCode[] = [
  'codatUnauthorized',
  'codatPaymentRequired',
  'codatForbidden',
  'codatNotFound',
  'codatRejected',
  'codatConflict',
  'codatIdempotencyMismatch',
  'codatRateLimited',
  'codatUnavailable',
  'codatUnreachable',
  'codatPaused',
  'codatUnexpectedAnswer',
];
const withBody: readonly BankFeedsErrorCode[] = ['invalidRequest', 'requestTooLarge'];

/** How generated code groups the verbs, by the stage of the journey that they belong to. */
const tags = [
  {
    name: 'Feed',
    description: 'Where the customer stands: status, accounts, consent. Connecting and disconnecting.',
    stages: ['feed', 'connect', 'disconnect'],
  },
  { name: 'BankAccounts', description: 'The accounts that the customer has at the bank.', stages: ['bankAccounts'] },
  { name: 'Credentials', description: 'The pair with which the customer links QuickBooks.', stages: ['credentials'] },
  { name: 'Link', description: 'Codat’s hosted page, for banks that send their customers there.', stages: ['link'] },
  { name: 'Accounts', description: 'The accounts in a feed.', stages: ['accounts'] },
  { name: 'Transactions', description: 'What was handed over for QuickBooks.', stages: ['transactions'] },
] as const satisfies readonly { readonly name: string; readonly description: string; readonly stages: readonly ErrorStage[] }[];

function tagOf({ stage }: ProtocolRoute): string {
  const tag = tags.find(({ stages }) => stages.some((one) => one === stage));
  if (!tag) throw new Error(`Nothing says where verbs of the stage ${stage} belong: name it in adapter-openapi.ts.`);
  return tag.name;
}

/** How each verb may be refused, besides what may always happen. */
const refusals: Readonly<Record<ProtocolVerb, readonly BankFeedsErrorCode[]>> = {
  getFeed: fromCodat,
  listBankAccounts: ['notAvailable'],
  connect: ['notAvailable', 'consentRequired', 'unknownAccount', 'accountNotEligible', 'busy', ...withBody, ...fromCodat],
  disconnect: ['notAvailable', 'notConnected', 'busy', ...fromCodat],
  listTransactions: ['notAvailable', 'unknownAccount', 'invalidRequest'],
  summarizeTransactions: ['notAvailable', 'notOffered', 'unknownAccount', 'invalidRequest'],
  issueCredentials: ['notAvailable', 'notOffered', 'notConnected', 'credentialsIssuedElsewhere', 'busy', ...withBody, ...fromCodat],
  revokeCredentials: ['notAvailable', 'notOffered', 'notConnected', 'busy', ...fromCodat],
  getLink: ['notAvailable', 'notOffered', 'notConnected', 'linkRefused', ...fromCodat],
  addAccounts: ['notAvailable', 'notOffered', 'notConnected', 'unknownAccount', 'accountNotEligible', 'busy', ...withBody, ...fromCodat],
  renameAccount: ['notAvailable', 'notOffered', 'notConnected', 'unknownAccount', 'busy', ...withBody, ...fromCodat],
  removeAccount: ['notAvailable', 'notOffered', 'notConnected', 'unknownAccount', 'busy', ...fromCodat],
};

/** The query strings. Their schemas read text, so their numbers are said here and held against them by a test. */
export const pageParameters = {
  page: { schema: { type: 'integer', minimum: 1, default: 1 }, description: 'From 1. After the last page come empty ones.' },
  pageSize: { schema: { type: 'integer', minimum: 1, maximum: 500, default: 25 }, description: 'How many rows.' },
  orderBy: {
    schema: { type: 'string', enum: transactionOrders, default: '-date' },
    description: 'The column to order by; - in front is descending. Rows that are equal there keep the order of the account’s ledger.',
  },
} as const;

const amountSchema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

function namesParameter<Name extends string>(names: readonly Name[], description: string) {
  return {
    schema: { type: 'array', minItems: 1, maxItems: names.length, items: { type: 'string', enum: names } },
    style: 'form',
    explode: false,
    description,
  } as const;
}

export const filterParameters = {
  query: {
    schema: { type: 'string', maxLength: filterLimits.queryCharacters, default: '' },
    description: 'Text to find in description or reference, whatever its case. % and _ are text.',
  },
  stage: namesParameter(transactionStages, 'Any of these stages, with commas between them.'),
  type: namesParameter(transactionTypes, 'Any of these types, with commas between them.'),
  direction: { schema: { type: 'string', enum: moneyDirections }, description: 'Amounts above zero, or below.' },
  minAmount: { schema: amountSchema, description: 'The least amount, without its sign, in minor units.' },
  maxAmount: { schema: amountSchema, description: 'The greatest amount, without its sign, in minor units.' },
  from: { schema: { type: 'string', format: 'date' }, description: 'The first day.' },
  to: { schema: { type: 'string', format: 'date' }, description: 'The last day.' },
} as const;

/** The parameters of the routes that take any. */
const parametersOf: Partial<Record<ProtocolVerb, Readonly<Record<string, object>>>> = {
  listTransactions: { ...pageParameters, ...filterParameters },
  summarizeTransactions: filterParameters,
};

const conversion: ConversionConfig = {
  target: 'draft-2020-12',
  overrideSchema({ valibotSchema }) {
    if (valibotSchema === localDateSchema) return { type: 'string', format: 'date' };
    if (valibotSchema === problemSchema.entries.code) return { type: 'string', enum: [...wireCodes] };
    return null;
  },
  // The rest of the pipe still holds after it: a text made plain is a text, a finite number a number.
  overrideAction: ({ valibotAction, jsonSchema }) => (['transform', 'finite'].includes(valibotAction.type) ? jsonSchema : null),
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

function schemaRef(schema: v.GenericSchema): { readonly $ref: string } {
  const found = Object.entries(definitions).find(([, definition]) => definition === schema);
  if (!found) throw new Error('A route uses a shape without a name: name it in adapter-openapi.ts.');
  return { $ref: `#/components/schemas/${found[0]}` };
}

function componentSchemas(): Record<string, JsonSchema> {
  const docs = new Map(['adapter', 'callout', 'consent', 'feed', 'transaction'].flatMap((file) => [...interfaceDocs(new URL(`src/core/${file}.ts`, root))]));
  const schemas: Record<string, JsonSchema> = toJsonSchemaDefs(definitions, conversion);
  for (const [name, { interfaces }] of Object.entries(named)) {
    const schema = schemas[name];
    if (!schema) continue;
    const description = interfaces.map((owner) => docs.get(owner)).find((text) => text !== undefined);
    if (description !== undefined) schema.description = description;
    for (const [property, shape] of Object.entries(schema.properties ?? {})) {
      const text = interfaces.map((owner) => docs.get(`${owner}.${property}`)).find((found) => found !== undefined);
      if (text !== undefined && typeof shape === 'object') shape.description = text;
    }
  }
  return schemas;
}

function problemResponses(verb: ProtocolVerb): Record<string, unknown> {
  const byStatus = new Map<number, BankFeedsErrorCode[]>();
  for (const code of wireCodes) {
    const { status } = errorCodes[code];
    if (status === null || ![...always, ...refusals[verb]].includes(code)) continue;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([one], [other]) => one - other)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => `\`${code}\`: ${errorCodes[code].title}`).join(' '),
          headers: {
            ...everyAnswerHeaders(),
            ...(codes.some((code) => errorCodes[code].retryable) && { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }),
          },
          content: { [problemContentType]: { schema: schemaRef(problemSchema) } },
        },
      ]),
  );
}

function everyAnswerHeaders(): Record<string, unknown> {
  return {
    'Cache-Control': { $ref: '#/components/headers/NoStore' },
    'X-Content-Type-Options': { $ref: '#/components/headers/NoSniff' },
  };
}

function operation(verb: ProtocolVerb, route: ProtocolRoute): Record<string, unknown> {
  const parameters = [
    ...(route.path.includes(':accountId') ? [{ $ref: '#/components/parameters/AccountId' }] : []),
    ...Object.entries(parametersOf[verb] ?? {}).map(([name, facts]) => ({ name, in: 'query', required: false, ...facts })),
    ...(route.method === 'GET' ? [] : [{ $ref: '#/components/parameters/RequestHeader' }]),
  ];
  return {
    operationId: verb,
    tags: [tagOf(route)],
    summary: route.summary,
    ...(route.capability && { description: `Refused with \`notOffered\` where the bank’s capability \`${route.capability}\` is off.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: { required: !route.bodyOptional, content: { 'application/json': { schema: schemaRef(route.body) } } } }),
    responses: {
      200: {
        description: 'Done.',
        headers: everyAnswerHeaders(),
        content: { 'application/json': { schema: schemaRef(route.answer) } },
      },
      ...problemResponses(verb),
    },
  };
}

export function isVerb(name: string): name is ProtocolVerb {
  return Object.hasOwn(protocol, name);
}

export const verbs: readonly ProtocolVerb[] = Object.keys(protocol).filter(isVerb);

export function pathTemplate(route: ProtocolRoute): string {
  return route.path.replace(':accountId', '{accountId}');
}

/** The OpenAPI 3.1 document of the adapter protocol. */
export function adapterOpenApi(): Record<string, unknown> {
  const { version } = v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync(new URL('package.json', root), 'utf8')));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const verb of verbs) {
    const route: ProtocolRoute = protocol[verb];
    const path = (paths[pathTemplate(route)] ??= {});
    path[route.method.toLowerCase()] = operation(verb, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'bankfeeds adapter protocol',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: `What a bank’s own back end answers to the bankfeeds widgets. Everything belongs to the customer of the session: no customer, company or connection id ever comes from the browser. Money is in whole minor units, transaction dates are days in the account’s own zone. Bodies are at most ${maxRequestBytes} bytes and are read strictly. adapter-protocol.md says the rules in one page; "bankfeeds check <url>" tries them.`,
    },
    servers: [{ url: '/api/bankfeeds', description: 'Any path of the bank’s own origin.' }],
    security: [{ session: [] }],
    tags: tags.map(({ name, description }) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'The bank’s own session, whatever its name; HttpOnly, Secure, SameSite.' },
      },
      parameters: {
        AccountId: {
          name: 'accountId',
          in: 'path',
          required: true,
          description: 'The bank’s own opaque handle, as one percent-encoded segment.',
          schema: toJsonSchema(accountIdSchema, conversion),
        },
        RequestHeader: {
          name: requestHeader.name,
          in: 'header',
          required: true,
          description: 'No form on another site can send it.',
          schema: { type: 'string', enum: [requestHeader.value] },
        },
      },
      headers: {
        NoStore: { required: true, description: 'Nothing on the way keeps it.', schema: { type: 'string', enum: ['no-store'] } },
        NoSniff: { required: true, description: 'It is taken for nothing else.', schema: { type: 'string', enum: ['nosniff'] } },
        RetryAfter: { required: false, description: 'Seconds, where the wait is known.', schema: { type: 'integer', minimum: 0 } },
      },
      schemas: componentSchemas(),
    },
  };
}

/** The routes as a table in Markdown. */
export function routesTable(): string {
  const rows = verbs.map((verb) => {
    const route: ProtocolRoute = protocol[verb];
    const body = route.body ? schemaName(route.body) : '';
    return `| \`${route.method} ${pathTemplate(route)}\` | ${body} | ${schemaName(route.answer)} | ${route.summary}${route.capability ? ` Capability \`${route.capability}\`.` : ''} |`;
  });
  return ['| route | takes | answers | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

function schemaName(schema: v.GenericSchema): string {
  return `\`${schemaRef(schema).$ref.replace('#/components/schemas/', '')}\``;
}

/** The problems as a table in Markdown. */
export function problemsTable(): string {
  const rows = wireCodes.map((code) => {
    const { status, retryable, title } = errorCodes[code];
    return `| \`${code}\` | ${status} | ${retryable ? 'yes' : ''} | ${title} |`;
  });
  return ['| code | status | may succeed later | what happened |', '|---|---|---|---|', ...rows].join('\n');
}
