import { locales, maxRequestBytes, permissionsTextHashes, permissionsTextVersion, type ProtocolVerb } from 'bankfeeds/core';
import fc from 'fast-check';
import { changingVerbs, requestOf, routeOf, verbs } from './every-request.js';

export interface MalformedRequest {
  /** What is wrong with it. */
  readonly what: string;
  readonly method: string;
  /** Below the base path, with the query string. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer> | null;
}

const origin = 'https://bank.example/api';
const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

const json = ['Content-Type', 'application/json'] as const;
const own = ['X-Bank-Feeds-Request', '1'] as const;

/** Anything that a string can hold: controls, quotes, half characters, right-to-left, long. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '',
    ' ',
    '\u0000',
    '\u202egnp',
    '..',
    '.',
    '%',
    '%00',
    '%2e%2e%2f',
    "' or 1=1 --",
    '{{7*7}}',
    '${7*7}',
    '<script>alert(1)</script>',
    '\r\nX-Injected: 1',
    '-0',
    '1e400',
    '9'.repeat(400),
    '🥐'.repeat(50),
  ),
  fc.string({ unit: 'grapheme', minLength: 129, maxLength: 400 }),
);

/** Text as JSON may write it, half characters too. */
const anyJsonText = fc.oneof(anyText, fc.constantFrom('\ud83e', 'a\udd50b', '\u0000'));

const anyJson: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue({ maxDepth: 3 }), anyJsonText, fc.constantFrom(-0, 1e308, Number.MAX_SAFE_INTEGER + 2, -1, 0.1));

/** What every request may carry besides, and what changes nothing. */
const noise: fc.Arbitrary<readonly (readonly [string, string])[]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Original-URL',
      'X-HTTP-Method-Override',
      'Range',
      'If-None-Match',
      'Accept',
      'Accept-Language',
      'Cookie',
      'Authorization',
      'Referer',
      'User-Agent',
      '__proto__',
      'constructor',
    ),
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  ),
  { maxLength: 3 },
);

const verbWithAccountPath = fc.constantFrom(...verbs.filter((verb) => routeOf(verb).path.includes(':accountId')));
const verbWithQuery = fc.constantFrom(...verbs.filter((verb) => routeOf(verb).query !== null));
const verbWithBody = fc.constantFrom(...changingVerbs.filter((verb) => routeOf(verb).body !== null));
const verbWithoutBody = fc.constantFrom(...changingVerbs.filter((verb) => routeOf(verb).body === null));

/** A good request of this customer, about the account that is in the feed. */
function good(verb: ProtocolVerb, accountId: string): MalformedRequest {
  const { method, path, body } = requestOf(verb, accountId);
  return { what: '', method, path, headers: method === 'GET' ? [] : body === undefined ? [own] : [own, json], body: body === undefined ? null : bytesOf(body) };
}

/* The address. */

const routePatterns = verbs.map((verb) => [routeOf(verb).method, new RegExp(`^/api${routeOf(verb).path.replace(':accountId', '[^/]+')}$`)] as const);

function isRoute(method: string, path: string): boolean {
  // As a Request has them: the address without its dots, most methods in capitals.
  const request = new Request(origin + path, { method });
  const { pathname } = new URL(request.url);
  const asked = request.method === 'HEAD' ? 'GET' : request.method;
  return routePatterns.some(([known, pattern]) => known === asked && pattern.test(pathname));
}

const anyMethod = fc.oneof(
  fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'patch', 'Delete', 'PURGE', 'M-SEARCH', 'QUERY', '__proto__'),
  fc.stringMatching(/^[A-Za-z!#$%&'*+.^_`|~-]{1,12}$/).filter((method) => !/^(connect|trace|track)$/i.test(method)),
);

const pathPiece = fc.oneof(
  fc.constantFrom(
    'feed',
    'bank-accounts',
    'accounts',
    'transactions',
    'summary',
    'credentials',
    'link',
    'FEED',
    'feed;x=1',
    '',
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '..%2f',
    '%2f',
    '%5c',
    '\\',
    '%',
    '%zz',
    '%00',
    '%c0%af',
    '%ff',
    '%ED%A0%80',
    '%0d%0a',
    '__proto__',
    'constructor',
    '*',
    ':accountId',
    '{}',
    'x'.repeat(3_000),
  ),
  anyText.map(encodeIfPossible),
  anyText.filter((text) => !/[?#\ud800-\udfff]/u.test(text)),
);

const wrongAddress = fc
  .tuple(anyMethod, fc.array(pathPiece, { minLength: 1, maxLength: 6 }), fc.constantFrom('', '', '?page=1', '?__proto__[a]=1', '?%'), noise)
  .map(([method, pieces, query, headers]): MalformedRequest => ({
    what: 'address',
    method,
    path: `/${pieces.join('/')}${query}`,
    headers: [own, ...headers],
    body: null,
  }))
  .filter(({ method, path }) => URL.canParse(origin + path) && new URL(origin + path).pathname.startsWith('/') && !isRoute(method, path));

function wrongAccount(ownIds: readonly string[], inFeed: string): fc.Arbitrary<MalformedRequest> {
  return (
    fc
      .tuple(
        verbWithAccountPath,
        fc.oneof(
          pathPiece,
          anyText.map((text) => encodeIfPossible(`${inFeed}${text}`)),
          fc.constantFrom(`${inFeed}%00`, `${inFeed}%20`, `%20${inFeed}`, inFeed.toUpperCase(), `${inFeed}%2f..`),
        ),
        noise,
      )
      .map(([verb, segment, headers]): MalformedRequest => {
        const request = good(verb, inFeed);
        return { ...request, what: 'account', path: request.path.replace(inFeed, () => segment), headers: [...request.headers, ...headers] };
      })
      .filter(({ path }) => URL.canParse(origin + path) && !ownIds.some((id) => new RegExp(`/accounts/${id}(/|$)`).test(decodedPath(path))))
      // A piece that ends the path early, or steps out of it, makes another good request of it.
      .filter(({ method, path }) => !isRoute(method, path) || /^\/api\/feed\/accounts\/[^/]/.test(new URL(origin + path).pathname))
  );
}

function decodedPath(path: string): string {
  const { pathname } = new URL(origin + path);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function encodeIfPossible(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%';
  }
}

/* Where it comes from. */

const wrongOrigin = fc
  .tuple(
    fc.constantFrom(...verbs),
    fc.oneof(
      fc.tuple(
        fc.constant('Sec-Fetch-Site'),
        fc.constantFrom('cross-site', 'same-site', 'none', 'Same-Origin', 'same-origin, cross-site', '"same-origin"', ''),
      ),
      fc.tuple(
        fc.constant('Origin'),
        fc.oneof(
          fc.constantFrom(
            'null',
            '',
            'http://bank.example',
            'https://bank.example.',
            'https://bank.example:444',
            'https://bank.example/',
            'https://user@bank.example',
            'bank.example',
            '*',
          ),
          fc.webUrl(),
        ),
      ),
    ),
    noise,
  )
  .map(([verb, header, headers]) => {
    const request = good(verb, 'customer-1-operating');
    return { ...request, what: 'origin', headers: [...request.headers, header, ...headers] };
  });

const wrongHeader = fc
  .tuple(
    fc.constantFrom(...changingVerbs),
    fc.oneof(
      fc.constantFrom('', '0', 'true', '1.0', '01', '+1', '1;', 'on'),
      fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).filter((text) => text.trim() !== '1'),
    ),
    fc.boolean(),
    noise,
  )
  .map(([verb, value, isTwice, headers]): MalformedRequest => {
    const request = good(verb, 'customer-1-operating');
    const others = request.headers.filter((header) => header !== own);
    return { ...request, what: 'header', headers: [...others, [own[0], value], ...(isTwice ? [own] : []), ...headers] };
  });

/* The query string. */

const notWhole = fc.constantFrom(
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  ' 1',
  '+1',
  '',
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '9'.repeat(400),
  '１',
  '1\u0000',
  'null',
  '[object Object]',
  '1,2',
);

/** Values that no parameter of this name may have. */
const wrongParameter: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('minAmount', 'maxAmount'),
    notWhole.filter((text) => text !== '0'),
  ),
  fc.tuple(
    fc.constantFrom('stage', 'type', 'direction', 'from', 'to'),
    fc.oneof(
      anyText,
      fc.constantFrom(
        'sent,',
        ',',
        'SENT',
        'sent,lost',
        'sent,__proto__',
        '2026-02-30',
        '2026-1-1',
        '2026-01-01T00:00:00Z',
        '0000-00-00',
        '-2026-01-01',
        'sent ',
      ),
    ),
  ),
  fc.tuple(fc.constant('query'), fc.string({ unit: 'grapheme-ascii', minLength: 201, maxLength: 5_000 })),
);

const wrongPageParameter: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(fc.constantFrom('page', 'pageSize'), notWhole),
  fc.tuple(fc.constant('pageSize'), fc.integer({ min: 501, max: 99_999 }).map(String)),
  fc.tuple(fc.constant('page'), fc.integer({ min: 1_000_000_000 }).map(String)),
  fc.tuple(fc.constant('orderBy'), fc.oneof(anyText, fc.constantFrom('--date', 'date;drop table x', 'Date', '-', 'id', 'date,amount', '__proto__'))),
);

const otherParameters = fc.dictionary(fc.constantFrom('companyId', 'accountId', 'customerRef', '__proto__', 'a[b]', '🥐'), anyText, { maxKeys: 2 });

const wrongQuery = fc
  .oneof(fc.tuple(verbWithQuery, wrongParameter), fc.tuple(fc.constant('listTransactions' as const), wrongPageParameter))
  .chain(([verb, [name, value]]) => fc.tuple(fc.constant(verb), fc.constant(name), fc.constant(value), otherParameters, noise))
  .map(([verb, name, value, others, headers]): MalformedRequest => {
    const [path] = good(verb, 'customer-1-operating').path.split('?');
    return { what: 'query', method: 'GET', path: `${path}?${new URLSearchParams([...Object.entries(others), [name, value]])}`, headers, body: null };
  });

const doubledQuery = fc
  .tuple(verbWithQuery, fc.constantFrom('query', 'page', 'stage', 'from', 'companyId', '__proto__', ''), anyText, anyText)
  .map(([verb, name, one, other]): MalformedRequest => {
    const [path] = good(verb, 'customer-1-operating').path.split('?');
    return {
      what: 'query twice',
      method: 'GET',
      path: `${path}?${new URLSearchParams([
        [name, one],
        [name, other],
      ])}`,
      headers: [],
      body: null,
    };
  });

/* The body. */

const scalars: fc.Arbitrary<unknown> = fc.oneof(
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constantFrom(-0, 1, {}, []),
  fc.dictionary(fc.string(), fc.jsonValue()),
  fc.array(fc.jsonValue(), { maxLength: 3 }),
);
const longText = fc.constantFrom('x'.repeat(129), '🥐'.repeat(200), 'x'.repeat(60_000));

const consentNow = { textVersion: permissionsTextVersion, locale: 'en', textHash: permissionsTextHashes.en };

/** Bodies with a value that its place may not have, a field too few, or one too many. */
const wrongPlaces: { readonly [Verb in 'connect' | 'addAccounts' | 'renameAccount' | 'issueCredentials']: fc.Arbitrary<unknown> } = {
  connect: fc.oneof(
    wrongAccountIds().map((accountIds) => ({ accountIds, consent: consentNow })),
    fc.oneof(scalars, anyJsonText, fc.constant(null)).map((consent) => ({ accountIds: ['customer-1-operating'], consent })),
    fc
      .oneof(
        scalars,
        fc.constant(null),
        anyJsonText.filter((text) => text !== permissionsTextVersion),
      )
      .map((textVersion) => ({ accountIds: ['customer-1-operating'], consent: { ...consentNow, textVersion } })),
    fc
      .oneof(
        scalars,
        fc.constant(null),
        anyJsonText.filter((text) => !locales.some((locale) => locale === text)),
      )
      .map((locale) => ({ accountIds: ['customer-1-operating'], consent: { ...consentNow, locale } })),
    fc
      .oneof(
        scalars,
        anyJsonText,
        fc.stringMatching(/^[0-9a-f]{64}$/).filter((hash) => hash !== permissionsTextHashes.en),
      )
      .map((textHash) => ({ accountIds: ['customer-1-operating'], consent: { ...consentNow, textHash } })),
    fc.constantFrom({ accountIds: ['customer-1-operating'] }, { consent: consentNow }, {}),
    extraField({ accountIds: ['customer-1-operating'], consent: consentNow }),
    extraField(consentNow).map((consent) => ({ accountIds: ['customer-1-operating'], consent })),
  ),
  addAccounts: fc.oneof(
    wrongAccountIds().map((accountIds) => ({ accountIds })),
    fc.constant({}),
    extraField({ accountIds: ['customer-1-operating'] }),
  ),
  renameAccount: fc.oneof(
    fc
      .oneof(scalars, fc.constantFrom(null, '', ' ', '\u0000', '\u202e\u2066', '\n\t', 'x'.repeat(101), '\ud83e', 'a\udd50'), longText)
      .map((name) => ({ name })),
    fc.constant({}),
    extraField({ name: 'New name' }),
  ),
  issueCredentials: fc.oneof(
    fc
      .oneof(scalars, anyJsonText, fc.constantFrom('yesterday', '2026-13-01T00:00:00Z', '2026-11-20', '20261120T120000Z', '1e400'))
      .map((knownIssuedAt) => ({ knownIssuedAt })),
    fc.constant({}),
    extraField({ knownIssuedAt: null }),
  ),
};

function wrongAccountIds(): fc.Arbitrary<unknown> {
  const nobodys = fc.oneof(anyJsonText, longText, scalars, fc.constantFrom(null, 'customer-2-operating', 'customer-1-operating ', 'Customer-1-operating'));
  return fc.oneof(
    scalars.filter((value) => !Array.isArray(value) || value.length === 0 || value.some((id) => id !== 'customer-1-operating')),
    anyJsonText,
    fc.constant(null),
    fc.constant([]),
    fc.array(nobodys, { minLength: 1, maxLength: 3 }),
    nobodys.map((id) => ['customer-1-operating', id]),
    fc.constant(Array<string>(101).fill('customer-1-operating')),
  );
}

/** The same with a field that nobody asked for, under a name that may mean something to JavaScript. */
function extraField(value: object): fc.Arbitrary<unknown> {
  const name = fc
    .oneof(
      fc.constantFrom('companyId', 'connectionId', 'customerRef', 'accountId', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ' name', ''),
      anyJsonText,
    )
    .filter((key) => !Object.hasOwn(value, key) && key !== '__proto__');
  return fc.oneof(
    fc.tuple(name, anyJson).map(([key, extra]) => ({ ...value, [key]: extra })),
    // As an own field, which a literal cannot have.
    anyJson.map((extra) => Object.defineProperty({ ...value }, '__proto__', { value: extra, enumerable: true })),
  );
}

function isBodyVerb(verb: ProtocolVerb): verb is keyof typeof wrongPlaces {
  return Object.hasOwn(wrongPlaces, verb);
}

const wrongShape = verbWithBody
  .chain((verb) => {
    if (!isBodyVerb(verb)) throw new Error(`${verb} takes a body, and nobody has said what is wrong in one: add it to wrongPlaces.`);
    return fc.tuple(
      fc.constant(verb),
      fc.oneof(
        { weight: 4, arbitrary: wrongPlaces[verb] },
        { weight: 1, arbitrary: anyJson.filter((root) => typeof root !== 'object' || root === null || Array.isArray(root)) },
      ),
      noise,
    );
  })
  .map(([verb, value, headers]) => withBody(verb, 'shape', bytesOf(JSON.stringify(value)), headers));

function goodText(verb: ProtocolVerb): string {
  return requestOf(verb, 'customer-1-operating').body ?? '{"knownIssuedAt":null}';
}

function withBody(verb: ProtocolVerb, what: string, body: Uint8Array<ArrayBuffer>, headers: readonly (readonly [string, string])[] = []): MalformedRequest {
  const request = good(verb, 'customer-1-operating');
  return { ...request, what, body, headers: [own, json, ...headers] };
}

/** Text that is no JSON, nearly. */
const wrongText = fc.tuple(verbWithBody, fc.integer({ min: 0, max: 11 }), fc.nat()).map(([verb, how, place]) => {
  const text = goodText(verb);
  const at = place % text.length;
  const broken = [
    () => text.slice(0, at),
    () => text + text,
    () => `${text}}`,
    () => `${text}\u0000`,
    () => text.replaceAll('"', "'"),
    () => `/* */${text}`,
    () => text.replace(/}$/, ',}'),
    () => text.replace(':', ':NaN,"x":'),
    () => text.replace(':', ':1e400,"x":'),
    () => text.replace(':', ':-0,"x":'),
    () => text.replace(/"([^"]*)"/, '"\\ud83e$1"'),
    () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  ];
  return withBody(verb, 'text', bytesOf(broken[how]?.() ?? ''));
});

/** Bytes that are no UTF-8, or too many of them. */
const wrongBytes = fc
  .tuple(
    verbWithBody,
    fc.constantFrom(0x80, 0xc0, 0xf5, 0xfe, 0xff),
    fc.nat(),
    fc.constantFrom('one', 'utf-16', 'random', 'heavy'),
    fc.uint8Array({ minLength: 1, maxLength: 200 }),
  )
  .map(([verb, byte, place, how, random]) => {
    const bytes = bytesOf(goodText(verb));
    const at = place % bytes.length;
    const bodies = {
      one: () => new Uint8Array([...bytes.slice(0, at), byte, ...bytes.slice(at)]),
      'utf-16': () => new Uint8Array([...goodText(verb)].flatMap((letter) => [letter.charCodeAt(0), 0])),
      random: () => new Uint8Array([byte, ...random]),
      heavy: () => bytesOf(goodText(verb).padEnd(maxRequestBytes + 1 + (place % 1_000))),
    };
    return withBody(verb, 'bytes', bodies[how]());
  });

const wrongType = fc
  .tuple(
    verbWithBody,
    fc.oneof(
      fc.constantFrom(
        '',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/json',
        'application/json5',
        'application/json, text/plain',
        'application/ json',
        'json',
        'application/vnd.api+json',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).filter((text) => !/^\s*application\/json\s*(;|$)/i.test(text)),
    ),
  )
  .map(([verb, type]): MalformedRequest => ({
    ...good(verb, 'customer-1-operating'),
    what: 'type',
    headers: [own, ['Content-Type', type]],
    body: bytesOf(goodText(verb)),
  }));

const bodyWhereNoneBelongs = fc
  .tuple(
    verbWithoutBody,
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      anyJson.map((value) => bytesOf(JSON.stringify(value))),
    ),
    fc.option(fc.constantFrom(json[1], 'text/plain')),
  )
  .map(([verb, body, type]): MalformedRequest => ({
    ...good(verb, 'customer-1-operating'),
    what: 'body',
    headers: [own, ...(type === null ? [] : [['Content-Type', type] as const])],
    body: new Uint8Array(body),
  }));

/** Every kind of request that is wrong in one way at least, by a customer who is signed in. */
export function malformedRequest(ownIds: readonly string[]): fc.Arbitrary<MalformedRequest> {
  return fc
    .oneof(
      { weight: 3, arbitrary: wrongAddress },
      { weight: 3, arbitrary: wrongAccount(ownIds, 'customer-1-operating') },
      { weight: 1, arbitrary: wrongOrigin },
      { weight: 1, arbitrary: wrongHeader },
      { weight: 3, arbitrary: wrongQuery },
      { weight: 1, arbitrary: doubledQuery },
      { weight: 6, arbitrary: wrongShape },
      { weight: 2, arbitrary: wrongText },
      { weight: 2, arbitrary: wrongBytes },
      { weight: 1, arbitrary: wrongType },
      { weight: 1, arbitrary: bodyWhereNoneBelongs },
    )
    .filter(({ headers }) => headers.every(([, value]) => /^[\t\x20-\x7e]*$/.test(value)));
}

export function toRequest({ method, path, headers, body }: MalformedRequest, session: string): Request {
  const sent = new Headers([['x-session', session]]);
  for (const [name, value] of headers) sent.append(name, value);
  const mayHaveBody = method.toUpperCase() !== 'GET' && method.toUpperCase() !== 'HEAD';
  return new Request(origin + path, { method, headers: sent, ...(mayHaveBody && body !== null && { body }) });
}
