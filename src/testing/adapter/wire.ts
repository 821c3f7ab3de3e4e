import * as v from 'valibot';
import type { BankFeedsErrorCode } from '../../core/error-codes.js';
import { errorCodes } from '../../core/error-facts.js';
import type { Capabilities } from '../../core/feed.js';
import { problemContentType } from '../../core/problem.js';
import { protocolPath } from '../../core/protocol-path.js';
import { maxRequestBytes, protocol, type ProtocolRoute } from '../../core/protocol.js';
import { requestHeader, type ProtocolMethod } from '../../core/protocol-routes.js';
import { bankAccountsSchema, feedSchema, problemSchema } from '../../core/wire-schemas.js';
import { contractCase, type CaseContext, type ContractCase, type WireAccess } from '../contract-case.js';
import { Broken, expectShape, expectThat, skip } from '../expect.js';
import { connectedFeed, madeUpAccountId, offeredFeed } from './scene.js';

const json = 'application/json';
const otherSite = 'https://other-site.example';

function wireOf({ fixture }: CaseContext): WireAccess {
  return fixture.wire ?? skip('no HTTP access was given');
}

function signedOutSender({ fixture }: CaseContext): NonNullable<WireAccess['sendSignedOut']> {
  return fixture.wire?.sendSignedOut ?? skip('no way to send a request as nobody was given');
}

interface WireRequest {
  readonly method: ProtocolMethod;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** A request of the protocol, with headers added or, by null, left out. */
function wireRequest({ baseUrl }: WireAccess, { method, path, body, headers = {} }: WireRequest): Request {
  const all = { Accept: json, [requestHeader.name]: requestHeader.value, 'Content-Type': body === undefined ? null : json, ...headers };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return new Request(baseUrl + path, { method, headers: sent, ...(body !== undefined && { body }) });
}

function requestOf(wire: WireAccess, route: ProtocolRoute, body?: string): Request {
  return wireRequest(wire, { method: route.method, path: protocolPath(route, madeUpAccountId), ...(body !== undefined && { body }) });
}

/** A connect request that is well-formed but names nobody's account, so that it changes nothing even where it is let through. */
async function harmlessConnect(context: CaseContext, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { consent } = await offeredFeed(context);
  return JSON.stringify({ accountIds: [madeUpAccountId], consent: { textVersion: consent.textVersion, locale: 'en' }, ...more });
}

function nameOf({ method, path }: ProtocolRoute): string {
  return `${method} ${path.replace(':accountId', '{accountId}')}`;
}

async function expectProblem(what: string, response: Response, ...codes: readonly BankFeedsErrorCode[]): Promise<void> {
  const expected = codes.map((code) => `${errorCodes[code].status} ${code}`).join(' or ');
  const parsed = v.safeParse(problemSchema, jsonOf(await response.text()));
  const answered = parsed.success ? `${response.status} ${parsed.output.code}` : `${response.status} without a problem of the protocol`;
  const isExpected = parsed.success && codes.some((code) => parsed.output.code === code && errorCodes[code].status === response.status);
  expectThat(isExpected, `${what} was answered ${answered} instead of ${expected}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function expectPrivate(what: string, { headers }: Response): void {
  expectThat(/\bno-store\b/iu.test(headers.get('cache-control') ?? ''), `${what} lacks Cache-Control: no-store`);
}

const routes: readonly ProtocolRoute[] = Object.values(protocol);
const readingRoutes = routes.filter(({ method }) => method === 'GET');
const changingRoutes = routes.filter(({ method }) => method !== 'GET');

const notUnderstood = [
  'stage=bankfeeds-no-such-stage',
  'stage=sent%2Cbankfeeds-no-such-stage',
  'type=bankfeeds-no-such-type',
  'direction=sideways',
  'minAmount=-1',
  'maxAmount=12.05',
  'from=2026-02-30',
  'to=2026-11-20T00%3A00%3A00Z',
];

function isOffered({ capability }: ProtocolRoute, capabilities: Capabilities): boolean {
  return capability === null || capabilities[capability] === true;
}

export const wireCases: readonly ContractCase[] = [
  contractCase({
    name: 'Nobody reads anything without a session',
    group: 'wire',
    mode: 'reads',
    why: 'Accounts and transactions would be open to the world. A redirect to a sign-in page is no answer either: the page cannot follow it and shows a failure instead of "sign in again".',
    todo: 'Answer 401 with the problem unauthenticated before looking at anything else.',
    async check(context) {
      const send = signedOutSender(context);
      const wire = wireOf(context);
      const { capabilities } = await context.adapter.getFeed(context.call);
      for (const route of readingRoutes.filter((one) => isOffered(one, capabilities))) {
        await expectProblem(`${nameOf(route)} without a session`, await send(requestOf(wire, route)), 'unauthenticated');
      }
    },
  }),
  contractCase({
    name: 'Nobody changes anything without a session',
    group: 'wire',
    mode: 'changes',
    why: 'Anybody could make credentials, or end a feed.',
    todo: 'Answer 401 with the problem unauthenticated before looking at anything else.',
    async check(context) {
      const send = signedOutSender(context);
      const wire = wireOf(context);
      for (const route of changingRoutes) {
        const request = requestOf(wire, route, route.body === null ? undefined : '{}');
        await expectProblem(`${nameOf(route)} without a session`, await send(request), 'unauthenticated');
      }
    },
  }),
  contractCase({
    name: 'A failure is a problem of the protocol, and nothing more',
    group: 'wire',
    mode: 'reads',
    why: 'The page shows words for the code and the correlation id for support; stack traces and upstream texts tell an attacker what to try.',
    todo: `Answer ${problemContentType} with type, title, status, code, correlationId (never empty) and retryAfterMs; no detail, trace or message. The status is the code's own.`,
    async check(context) {
      const wire = wireOf(context);
      await offeredFeed(context);
      const response = await wire.send(requestOf(wire, protocol.listTransactions));
      const type = response.headers.get('content-type') ?? 'no content type';
      expectThat(type.startsWith(problemContentType), `the content type is ${type}`);
      const body = jsonOf(await response.text());
      const parsed = v.safeParse(v.strictObject({ ...problemSchema.entries, instance: v.optional(v.string()) }), body);
      if (!parsed.success) {
        const [issue] = parsed.issues;
        throw new Broken(`the problem's "${v.getDotPath(issue) ?? 'whole'}" is missing, wrong or one field too many`);
      }
      const { status, code, correlationId } = parsed.output;
      expectThat(
        status === response.status && status === errorCodes[code].status,
        `the problem's status is ${status}, the answer's ${response.status}, that of ${code} ${errorCodes[code].status}`,
      );
      expectThat(correlationId !== null && correlationId !== '', 'the problem has no correlationId');
    },
  }),
  contractCase({
    name: 'An address that does not exist is not found',
    group: 'wire',
    mode: 'reads',
    why: 'A sign-in page or an index page with 200 is taken for an answer.',
    todo: 'Answer 404 with the problem notFound to everything outside the routes.',
    async check(context) {
      const wire = wireOf(context);
      const response = await wire.send(wireRequest(wire, { method: 'GET', path: '/bankfeeds-contract-no-such-route' }));
      await expectProblem('an address that does not exist', response, 'notFound');
    },
  }),
  contractCase({
    name: 'Answers are JSON, for this browser only, and taken for nothing else',
    group: 'wire',
    mode: 'reads',
    why: 'Proxies and browsers keep what they may keep: the next person at this computer would find it.',
    todo: 'Send Content-Type: application/json, Cache-Control: no-store and X-Content-Type-Options: nosniff with every answer.',
    async check(context) {
      await offeredFeed(context);
      const wire = wireOf(context);
      for (const route of [protocol.getFeed, protocol.listBankAccounts]) {
        const what = nameOf(route);
        const response = await wire.send(requestOf(wire, route));
        expectPrivate(what, response);
        const type = response.headers.get('content-type') ?? 'no content type';
        expectThat(type.startsWith(json), `${what} has content type ${type}`);
        expectThat(response.headers.get('x-content-type-options')?.toLowerCase() === 'nosniff', `${what} lacks X-Content-Type-Options: nosniff`);
      }
    },
  }),
  contractCase({
    name: 'Answers hold only values that the protocol knows',
    group: 'wire',
    mode: 'reads',
    why: 'The page reads an unknown status, type or stage as "unknown", and can then say nothing helpful.',
    todo: 'Map your own values to those of the schemas in the OpenAPI document (bankfeeds/openapi.json).',
    async check(context) {
      const wire = wireOf(context);
      await offeredFeed(context);
      for (const [route, schema] of [
        [protocol.getFeed, feedSchema],
        [protocol.listBankAccounts, bankAccountsSchema],
      ] as const) {
        const response = await wire.send(requestOf(wire, route));
        expectShape(nameOf(route), schema, jsonOf(await response.text()));
      }
    },
  }),
  contractCase({
    name: 'A filter that cannot be understood is refused',
    group: 'wire',
    mode: 'reads',
    why: 'A condition that is passed over shows rows that nobody asked for, under a filter that says otherwise.',
    todo: 'Answer invalidRequest (400) to a stage, type or direction that the protocol does not know, to an amount that is not a whole number from 0, and to a day that is none.',
    async check(context) {
      const wire = wireOf(context);
      const { accounts, capabilities } = await offeredFeed(context);
      const [account] = accounts;
      if (!account) skip('the feed has no account yet');
      for (const route of [protocol.listTransactions, protocol.summarizeTransactions].filter((one) => isOffered(one, capabilities))) {
        for (const filter of notUnderstood) {
          const request = wireRequest(wire, { method: route.method, path: `${protocolPath(route, account.id)}?${filter}` });
          await expectProblem(`${nameOf(route)}?${filter}`, await wire.send(request), 'invalidRequest');
        }
      }
    },
  }),
  contractCase({
    name: 'A change without the protocol’s own header is refused',
    group: 'wire',
    mode: 'reads',
    why: 'A form on any other site can send the customer’s cookies, but not this header.',
    todo: `Answer forbidden (403) to every POST, PATCH and DELETE without ${requestHeader.name}: ${requestHeader.value}, before reading the body.`,
    async check(context) {
      const wire = wireOf(context);
      const body = await harmlessConnect(context);
      const response = await wire.send(wireRequest(wire, { method: 'POST', path: protocol.connect.path, body, headers: { [requestHeader.name]: null } }));
      await expectProblem(`POST /feed without ${requestHeader.name}`, response, 'forbidden');
    },
  }),
  contractCase({
    name: 'A change that comes from another site is refused',
    group: 'wire',
    mode: 'reads',
    why: 'Another site must not be able to act for the customer, whatever it finds to send.',
    todo: 'Answer forbidden (403) when Sec-Fetch-Site is cross-site, or Origin is not one of the bank’s own.',
    async check(context) {
      const wire = wireOf(context);
      const body = await harmlessConnect(context);
      const request = wireRequest(wire, {
        method: 'POST',
        path: protocol.connect.path,
        body,
        headers: { Origin: otherSite, 'Sec-Fetch-Site': 'cross-site' },
      });
      if (request.headers.get('sec-fetch-site') === null) skip('this runtime does not let a program say where a request comes from');
      await expectProblem('POST /feed from another site', await wire.send(request), 'forbidden');
    },
  }),
  contractCase({
    name: 'No other site may read the answers',
    group: 'wire',
    mode: 'reads',
    why: 'With this header any page that the customer visits could read their accounts.',
    todo: 'Send no Access-Control-Allow-Origin, or only for origins of the bank. Never * and never an echo.',
    async check(context) {
      const wire = wireOf(context);
      const request = wireRequest(wire, { method: 'GET', path: protocol.getFeed.path, headers: { Origin: otherSite } });
      if (request.headers.get('origin') === null) skip('this runtime does not let a program say where a request comes from');
      const allowed = (await wire.send(request)).headers.get('access-control-allow-origin');
      expectThat(allowed !== '*' && allowed !== otherSite, `Access-Control-Allow-Origin is ${allowed === '*' ? '*' : 'an echo of the asking site'}`);
    },
  }),
  contractCase({
    name: 'A body that is not JSON is refused',
    group: 'wire',
    mode: 'reads',
    why: 'What cannot be read must not be guessed, and must not become a 500.',
    todo: 'Answer invalidRequest (400).',
    async check(context) {
      await offeredFeed(context);
      const wire = wireOf(context);
      const response = await wire.send(wireRequest(wire, { method: 'POST', path: protocol.connect.path, body: '{"accountIds":' }));
      await expectProblem('POST /feed with half a JSON text', response, 'invalidRequest');
    },
  }),
  contractCase({
    name: 'A body that does not say that it is JSON is refused',
    group: 'wire',
    mode: 'reads',
    why: 'A form on another site can send text/plain; only JSON makes the browser ask first.',
    todo: 'Answer invalidRequest (400) when Content-Type is not application/json.',
    async check(context) {
      const wire = wireOf(context);
      const body = await harmlessConnect(context);
      const response = await wire.send(wireRequest(wire, { method: 'POST', path: protocol.connect.path, body, headers: { 'Content-Type': 'text/plain' } }));
      await expectProblem('POST /feed as text/plain', response, 'invalidRequest', 'forbidden');
    },
  }),
  contractCase({
    name: 'A body with a field too many is refused',
    group: 'wire',
    mode: 'reads',
    why: 'A companyId or connectionId from the browser must never be taken, not even by chance.',
    todo: 'Read bodies strictly; answer invalidRequest (400) to fields that the schema does not name.',
    async check(context) {
      const wire = wireOf(context);
      const body = await harmlessConnect(context, { companyId: 'another' });
      const response = await wire.send(wireRequest(wire, { method: 'POST', path: protocol.connect.path, body }));
      await expectProblem('POST /feed with a companyId', response, 'invalidRequest');
    },
  }),
  contractCase({
    name: 'A body that is too large is refused',
    group: 'wire',
    mode: 'reads',
    why: 'Reading without a bound lets one request fill the memory.',
    todo: `Answer requestTooLarge (413) to bodies above ${maxRequestBytes} bytes.`,
    async check(context) {
      const wire = wireOf(context);
      const body = (await harmlessConnect(context)).padEnd(maxRequestBytes + 1);
      const response = await wire.send(wireRequest(wire, { method: 'POST', path: protocol.connect.path, body }));
      await expectProblem(`POST /feed with ${maxRequestBytes + 1} bytes`, response, 'requestTooLarge');
    },
  }),
  contractCase({
    name: 'Credentials and links are kept by nobody on the way',
    group: 'wire',
    mode: 'changes',
    why: 'The pair and the link’s one-time password are live secrets.',
    todo: 'Send Cache-Control: no-store with them, and no cookie.',
    async check(context) {
      const wire = wireOf(context);
      const { capabilities } = await connectedFeed(context);
      const secret = [protocol.issueCredentials, protocol.getLink].filter((route) => isOffered(route, capabilities));
      if (secret.length === 0) skip('the bank offers neither credentials nor the hosted link');
      for (const route of secret) {
        const response = await wire.send(requestOf(wire, route));
        await response.body?.cancel();
        expectThat(response.ok, `${nameOf(route)} was answered ${response.status}`);
        expectPrivate(`${nameOf(route)}`, response);
        expectThat(response.headers.get('set-cookie') === null, `${nameOf(route)} sets a cookie`);
      }
    },
  }),
];
