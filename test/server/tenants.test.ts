import { memoryLedger, type Ledger } from 'bankfeeds/server';
import { migrateLedger, sqlLedger, type LedgerTables } from 'bankfeeds/server/sql';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { namesAccount, requestOf, routeOf, verbs, type GoodRequest } from './every-request.js';
import { customers, everythingOf, marks, other, secretsOf, sessions, twoCustomers, type Session, type TwoCustomers } from './two-customers.js';

const ledgers: Readonly<Record<string, () => Promise<Ledger>>> = {
  'in memory': async () => memoryLedger(),
  async 'in SQLite'() {
    const database = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
    onTestFinished(() => database.destroy());
    await migrateLedger(database);
    return sqlLedger(database);
  },
};

/** Every account that a request can name: in the customer's feed, beside it, another customer's, and nobody's. */
const handles = {
  ownInFeed: (session: Session) => `${customers[session].ref}-operating`,
  ownBeside: (session: Session) => `${customers[session].ref}-savings`,
  others: (session: Session) => `${customers[other[session]].ref}-operating`,
  nobodys: () => 'customer-7-operating',
} as const;

interface Outcome {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  readonly asked: readonly string[];
}

async function outcomeOf(
  { bank, asked }: TwoCustomers,
  session: Session,
  { method, path, ...body }: GoodRequest,
  headers: Record<string, string> = {},
): Promise<Outcome> {
  asked();
  const response = await bank.send(session, method, path, { headers, ...body });
  const text = await response.text();
  return { status: response.status, headers: [...response.headers], text: text.replace(/"correlationId":"[^"]*"/, '"correlationId":null'), asked: asked() };
}

const naming = verbs.filter(namesAccount);

describe.each(Object.keys(ledgers))('with the ledger %s', (ledgerName) => {
  const open = () => twoCustomers(ledgers[ledgerName] ?? ledgers['in memory'] ?? (() => Promise.reject(new Error('There is no ledger.'))));

  describe.each(verbs.flatMap((verb) => sessions.map((session) => [verb, session] as const)))('%s, asked by %s,', (verb, session) => {
    it('is about the customer of the session alone, whichever account it names', async () => {
      const world = await open();
      const theirs = await everythingOf(world, other[session]);
      const [foreign, own] = [secretsOf(world, other[session]), secretsOf(world, session)];
      for (const handle of Object.values(handles)) {
        const { text, headers } = await outcomeOf(world, session, requestOf(verb, handle(session)));
        for (const secret of foreign) expect(`${text} ${JSON.stringify(headers)}`).not.toContain(secret);
      }
      for (const secret of [...foreign, ...own]) expect(JSON.stringify(world.bank.events)).not.toContain(secret);
      expect(await everythingOf(world, other[session])).toEqual(theirs);
    });

    it('takes nobody’s word for who is meant: ids in headers, in the query and in the body change nothing', async () => {
      const victim = other[session];
      const good = requestOf(verb, handles.ownInFeed(session));
      const plain = await outcomeOf(await open(), session, good);
      for (const { request, headers } of smuggling(good, victim)) {
        const world = await open();
        const theirs = await everythingOf(world, victim);
        const own = await everythingOf(world, session);
        const smuggled = await outcomeOf(world, session, request, headers);
        // What is not asked for in this place is refused, or not read.
        if (smuggled.status === 400) expect([request.path, smuggled.asked, await everythingOf(world, session)]).toEqual([request.path, [], own]);
        else expect(smuggled).toEqual(plain);
        expect(await everythingOf(world, victim)).toEqual(theirs);
      }
    });
  });

  it.each(naming.flatMap((verb) => sessions.map((session) => [verb, session] as const)))(
    '%s, asked by %s, answers the same for the other’s account as for nobody’s, with the same work',
    async (verb, session) => {
      const [one, two] = [await open(), await open()];
      const others = await outcomeOf(one, session, requestOf(verb, handles.others(session)));
      const nobodys = await outcomeOf(two, session, requestOf(verb, handles.nobodys()));
      expect(others).toEqual(nobodys);
      expect([others.status, JSON.parse(others.text)]).toEqual([404, expect.objectContaining({ code: 'unknownAccount' })]);
      expect(others.asked.filter((what) => what.startsWith('Codat'))).toEqual([]);

      const own = await outcomeOf(one, session, requestOf(verb, handles.ownInFeed(session)));
      expect(own.status).toBe(200);
    },
  );

  it.each(['connect', 'addAccounts'] as const)(
    '%s with an account of one’s own beside the other’s does nothing, and says what it says of nobody’s',
    async (verb) => {
      const bodyWith = (handle: string) => {
        const { body, ...request } = requestOf(verb, 'named');
        return { ...request, body: (body ?? '').replace('"named"', `"${handles.ownBeside('garage')}","${handle}"`) };
      };
      const [one, two] = [await open(), await open()];
      const own = await everythingOf(one, 'garage');
      expect(await outcomeOf(one, 'garage', bodyWith(handles.others('garage')))).toEqual(await outcomeOf(two, 'garage', bodyWith(handles.nobodys())));
      expect(await everythingOf(one, 'garage')).toEqual(own);
    },
  );
});

it('what is searched for in the answers of others is there in one’s own', async () => {
  const world = await twoCustomers(async () => memoryLedger());
  for (const session of sessions) {
    const answers = await Promise.all(
      verbs.filter((verb) => routeOf(verb).method === 'GET').map((verb) => outcomeOf(world, session, requestOf(verb, handles.ownInFeed(session)))),
    );
    const text = answers.map((answer) => answer.text).join();
    expect(secretsOf(world, session).filter((secret) => text.includes(secret))).toEqual([
      marks[session].word,
      String(marks[session].amount).slice(0, 5),
      customers[session].ref,
    ]);
  }
});

/** The request with the victim's ids in places where nothing should look for them. */
function smuggling(good: GoodRequest, victim: Session): readonly { readonly request: GoodRequest; readonly headers: Record<string, string> }[] {
  const { ref } = customers[victim];
  const ids = { companyId: 'company-1', connectionId: 'connection-1', customerRef: ref, accountId: handles.ownInFeed(victim), tenantId: ref, ref };
  const asHeaders = {
    'X-Customer-Ref': ref,
    'X-Customer-Id': ref,
    'X-Company-Id': ids.companyId,
    'X-Account-Id': ids.accountId,
    'X-Forwarded-User': ref,
    'X-Original-URL': `/api/feed/accounts/${ids.accountId}/transactions`,
    'X-Rewrite-URL': '/api/feed/credentials',
    'X-HTTP-Method-Override': 'DELETE',
  };
  const parameters = new URLSearchParams(ids).toString();
  const requests = [
    { request: good, headers: asHeaders },
    { request: { ...good, path: `${good.path}${good.path.includes('?') ? '&' : '?'}${parameters}` }, headers: {} },
  ];
  if (good.method === 'GET') return requests;
  const body: object = good.body === undefined ? {} : JSON.parse(good.body);
  return [...requests, { request: { ...good, body: JSON.stringify({ ...body, ...ids }) }, headers: {} }];
}
