import { addDays } from 'bankfeeds/core';
import type { WebhookTrouble } from 'bankfeeds/sandbox';
import { memoryLedger, type BankFeedsServerOptions, type Ledger } from 'bankfeeds/server';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { bankInProcess, boulangerie, call, garage, storedAtCodat, transaction, type BankInProcess, type BankInProcessOptions } from './bank-in-process.js';

const operating = 'customer-1-operating';
const secret = `whsec_${btoa('a secret of the tests alone')}`;
const newSecret = `whsec_${btoa('the secret that comes next')}`;
const url = 'https://bank.example/codat-messages';
const minute = 60_000;

interface Heard {
  readonly bank: BankInProcess;
  /** Answers to Codat's messages, in order. */
  readonly answers: number[];
  /** Sends what is due, and lets the bank look at all of it. */
  deliver(): Promise<number>;
}

function bankThatHears(options: BankInProcessOptions = {}): Heard {
  const answers: number[] = [];
  const bank: BankInProcess = bankInProcess({
    ...options,
    server: { webhooks: { secrets: secret }, ...options.server },
    sandbox: {
      webhooks: {
        url,
        secret,
        async fetch(input, init) {
          const answer = await bank.server.webhook(new Request(input, init));
          answers.push(answer.status);
          return answer;
        },
      },
      ...options.sandbox,
    },
  });
  return {
    bank,
    answers,
    async deliver() {
      const taken = (await bank.sandbox.webhooks?.deliver()) ?? 0;
      await bank.server.followUp();
      return taken;
    },
  };
}

async function statusesOf(bank: BankInProcess): Promise<readonly string[]> {
  const feed = await bank.ledger.findFeed(boulangerie.ref);
  return feed === null ? [] : [feed.status, ...feed.accounts.map(({ status }) => status)];
}

/** Offers two accounts, and connects them in QuickBooks without the bank looking. */
async function connectUnseen({ bank }: Heard): Promise<void> {
  const adapter = bank.adapterOf('boulangerie');
  const { consent } = await adapter.getFeed(call());
  await adapter.connect({ accountIds: [operating, 'customer-1-dollars'], consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
  const session = await bank.sandbox.quickBooks.signIn(await adapter.credentials.issue(call()));
  await bank.sandbox.quickBooks.link(
    session,
    session.sourceAccounts.map((source, index) => ({
      sourceAccountId: source.id,
      ledgerAccount: session.ledgerAccounts[index]?.id ?? '',
      feedStartDate: addDays(bank.today(), -5),
    })),
  );
}

describe('Codat’s messages', () => {
  it('bring the statuses to the bank without its asking', async () => {
    const heard = bankThatHears();
    await connectUnseen(heard);
    expect(await statusesOf(heard.bank)).toEqual(['pending', 'pending', 'pending']);
    expect(await heard.deliver()).toBeGreaterThan(0);
    expect(await statusesOf(heard.bank)).toEqual(['linked', 'connected', 'connected']);
    expect(new Set(heard.answers)).toEqual(new Set([204]));
  });

  it.each([
    ['late', { lateMs: 4 * minute }],
    ['twice', { copies: 2 }],
    ['the newest first', { newestFirst: true }],
    ['late, three times, the newest first', { lateMs: 28 * 3_600_000, copies: 3, newestFirst: true }],
  ] satisfies [string, WebhookTrouble][])('may come %s: what counts is what Codat says when it is asked', async (_, trouble) => {
    const heard = bankThatHears();
    const { sandbox } = heard.bank;
    sandbox.webhooks?.disturb(trouble);
    await connectUnseen(heard);
    const [company] = sandbox.snapshot().companies;
    await sandbox.quickBooks.disconnect(company?.id ?? '', { sourceAccountId: company?.connections[0]?.accounts[1]?.id ?? '' });
    sandbox.clock.advance(11 * 24 * 60 * minute);
    while ((await heard.deliver()) > 0) sandbox.clock.advance(29 * 60 * minute);
    expect(await statusesOf(heard.bank)).toEqual(['linked', 'connected', 'disconnected']);
    expect(new Set(heard.answers)).toEqual(new Set([204]));
  });

  it('that come twice cost no second look', async () => {
    const heard = bankThatHears();
    heard.bank.sandbox.webhooks?.disturb({ copies: 2 });
    await connectUnseen(heard);
    await heard.deliver();
    const events = heard.bank.events.filter((event) => event.type === 'webhook');
    expect(events.filter((event) => event.type === 'webhook' && event.isNew)).toHaveLength(events.length / 2);
    expect(events.length).toBeGreaterThan(4);
  });

  it('tell how a push ended, so that the bank need not wait for its next run', async () => {
    const heard = bankThatHears({ server: { wait: () => Promise.reject(new Error('this machine is stopped')) } });
    const { bank } = heard;
    await connectUnseen(heard);
    await heard.deliver();
    await bank.server.ingest(boulangerie.ref, operating, [transaction('a', bank.today())]);
    await bank.server.push();
    expect(await bank.ledger.openPushes(boulangerie.ref)).toHaveLength(1);
    bank.sandbox.clock.advance(minute);
    await heard.deliver();
    expect(await bank.ledger.openPushes(boulangerie.ref)).toEqual([]);
    expect(storedAtCodat(bank, operating)).toEqual(['a']);
  });

  it('end a feed that is removed at Codat', async () => {
    const heard = bankThatHears();
    const { bank } = heard;
    await connectUnseen(heard);
    await heard.deliver();
    const [company] = bank.sandbox.snapshot().companies;
    await bank.sandbox.fetch(
      new Request(`${bank.sandbox.baseUrl}/companies/${company?.id}`, { method: 'DELETE', headers: { Authorization: `Basic ${btoa(bank.sandbox.apiKey)}` } }),
    );
    await heard.deliver();
    expect((await statusesOf(bank))[0]).not.toBe('linked');
  });

  it('are looked at later where Codat is down when they come, with a call now and then until it is back', async () => {
    const heard = bankThatHears();
    const { bank } = heard;
    await connectUnseen(heard);
    const adapter = bank.adapterOf('garage');
    await adapter.connect(
      { accountIds: ['customer-2-operating'], consent: { textVersion: (await adapter.getFeed(call())).consent.textVersion, locale: 'en' } },
      call(),
    );
    bank.sandbox.faults.set([{ path: '*', times: 999, effect: { kind: 'status', status: 503 } }]);
    await bank.sandbox.webhooks?.deliver();
    expect(heard.answers.every((status) => status === 204)).toBe(true);
    await bank.server.followUp();
    const before = bank.codatCalls.length;
    await bank.server.followUp();
    // A connection and its accounts at most, of one customer of the two.
    expect(bank.codatCalls.length - before).toBeLessThanOrEqual(2);
    bank.sandbox.faults.set([]);
    bank.sandbox.clock.advance(minute);
    await bank.server.followUp();
    expect(await statusesOf(bank)).toEqual(['linked', 'connected', 'connected']);
    expect(await bank.ledger.openHints(null, 10)).toEqual([]);
  });

  it('are known for three days, and then forgotten', async () => {
    const heard = bankThatHears();
    const { bank } = heard;
    const kept = { id: 'msg_1', companyId: null, subject: null, receivedAt: new Date(bank.sandbox.clock.now()).toISOString() } as const;
    await bank.ledger.keepHint(kept);
    bank.sandbox.clock.advance(3 * 24 * 60 * minute);
    await bank.server.followUp();
    expect(await bank.ledger.keepHint(kept)).toBe(false);
    bank.sandbox.clock.advance(1);
    await bank.server.followUp();
    expect(await bank.ledger.keepHint(kept)).toBe(true);
  });
});

describe('a page that waits for an hour', () => {
  /** Asks as the widgets do while they wait, every five seconds. */
  async function callsOfAnHour(heard: Heard): Promise<number> {
    const { bank } = heard;
    await connectOnly(heard);
    const before = bank.codatCalls.length;
    for (let elapsed = 0; elapsed < 60 * minute; elapsed += 5_000) {
      bank.sandbox.clock.advance(5_000);
      await bank.adapterOf('boulangerie').getFeed(call());
    }
    return bank.codatCalls.length - before;
  }

  async function connectOnly({ bank }: Heard): Promise<void> {
    const adapter = bank.adapterOf('boulangerie');
    const { consent } = await adapter.getFeed(call());
    await adapter.connect({ accountIds: [operating], consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
    await adapter.credentials.issue(call());
  }

  it('costs ten calls to Codat at most', async () => {
    expect(await callsOfAnHour(bankThatHears())).toBeLessThanOrEqual(10);
  });

  it('learns what happened within the time that a message takes', async () => {
    const heard = bankThatHears();
    await connectUnseen(heard);
    await heard.deliver();
    expect((await heard.bank.adapterOf('boulangerie').getFeed(call())).status).toBe('linked');
  });

  it('learns it in a quarter of an hour where every message is lost', async () => {
    const heard = bankThatHears();
    heard.bank.sandbox.webhooks?.disturb({ lost: true });
    await connectUnseen(heard);
    heard.bank.sandbox.clock.advance(15 * minute);
    expect((await heard.bank.adapterOf('boulangerie').getFeed(call())).status).toBe('linked');
  });
});

describe('a message', () => {
  interface Message {
    readonly id?: string;
    readonly body?: string;
    readonly sentAt?: number;
    readonly secrets?: readonly string[];
    readonly signature?: string;
    readonly method?: string;
  }

  function hear(options: Partial<BankFeedsServerOptions> = {}, ledger: Ledger = memoryLedger()) {
    const { bank } = bankThatHears({ server: options, ledger });
    return {
      bank,
      async send({
        id = 'msg_1',
        body = JSON.stringify({ id: 'x', eventType: 'connection.connected', payload: { referenceCompany: { id: 'company-1' } } }),
        sentAt = bank.sandbox.clock.now(),
        secrets = [secret],
        signature,
        method = 'POST',
      }: Message = {}) {
        const signatures = secrets.map((one) => new Webhook(one).sign(id, new Date(sentAt), body)).join(' ');
        return bank.server.webhook(
          new Request(url, {
            method,
            headers: {
              'webhook-id': id,
              'webhook-timestamp': String(Math.floor(sentAt / 1000)),
              'webhook-signature': signature ?? signatures,
              'Content-Type': 'application/json',
            },
            ...(method === 'POST' && { body }),
          }),
        );
      },
    };
  }

  /** The vector of the libraries that sign this way. */
  it('is signed as Standard Webhooks says', async () => {
    const bank = bankInProcess({ server: { webhooks: { secrets: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, clock: { now: () => 1_614_265_330_000 } } });
    const answer = await bank.server.webhook(
      new Request(url, {
        method: 'POST',
        headers: {
          'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
          'webhook-timestamp': '1614265330',
          'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
        },
        body: '{"test": 2432232314}',
      }),
    );
    // Well signed, and no message of Codat's.
    expect(answer.status).toBe(400);
  });

  it('is taken within five minutes of its time, and no later', async () => {
    const { bank, send } = hear();
    const now = bank.sandbox.clock.now();
    expect((await send({ id: 'a', sentAt: now - 5 * minute })).status).toBe(204);
    expect((await send({ id: 'b', sentAt: now + 5 * minute })).status).toBe(204);
    expect((await send({ id: 'c', sentAt: now - 5 * minute - 1000 })).status).toBe(403);
    expect((await send({ id: 'd', sentAt: now + 5 * minute + 1000 })).status).toBe(403);
  });

  it('is taken while secrets are exchanged, with the old one, the new one or both', async () => {
    const { send } = hear({ webhooks: { secrets: async () => [newSecret, secret] } });
    for (const [place, secrets] of [[secret], [newSecret], [newSecret, secret], [`whsec_${btoa('another')}`, secret]].entries()) {
      expect((await send({ id: `m${place}`, secrets })).status).toBe(204);
    }
    expect((await send({ id: 'z', secrets: [`whsec_${btoa('another')}`] })).status).toBe(403);
  });

  it('is refused when anything about it is another’s', async () => {
    const { bank, send } = hear();
    const good = new Webhook(secret).sign('msg_1', new Date(bank.sandbox.clock.now()), '{}');
    const bad: readonly Message[] = [
      { secrets: [newSecret] },
      { signature: '' },
      { signature: good },
      { signature: good.replace('v1,', 'v1a,') },
      { id: 'msg_2', body: '{}', signature: good },
      { id: 'msg_1', body: '{} ', signature: good },
      { id: '' },
      { id: 'x'.repeat(200) },
      { sentAt: Number.MAX_SAFE_INTEGER },
    ];
    for (const message of bad) {
      const answer = await send(message);
      expect([message, answer.status, answer.headers.get('content-type')]).toEqual([message, 403, 'application/problem+json']);
    }
    expect(bank.codatCalls).toEqual([]);
    expect(await bank.ledger.openHints(null, 10)).toEqual([]);
  });

  it.each([
    ['no JSON', 'hello', 400],
    ['no envelope', '{"id":"1"}', 400],
    ['a list', '[]', 400],
    ['too large', `"${'x'.repeat(300_000)}"`, 413],
    ['a type that nobody knows', '{"eventType":"invoice.created","payload":{"referenceCompany":{"id":7}}}', 204],
    ['a payload of another form', '{"eventType":"connection.connected","payload":"?"}', 204],
    ['an id that is none', '{"eventType":"connection.connected","payload":{"referenceCompany":{"id":"../../etc"}}}', 204],
  ])('with %s is answered %s %i, and harms nothing', async (_, body, status) => {
    const { bank, send } = hear();
    expect((await send({ body })).status).toBe(status);
    await bank.server.followUp();
    expect(bank.codatCalls).toEqual([]);
    expect(bank.events.filter(({ type }) => type === 'unexpected')).toEqual([]);
  });

  it('is kept before it is answered: what cannot be kept is refused, and comes again', async () => {
    const ledger = memoryLedger();
    let broken = true;
    const { bank, send } = hear({}, { ...ledger, keepHint: (hint) => (broken ? Promise.reject(new Error('disk full')) : ledger.keepHint(hint)) });
    expect((await send()).status).toBe(500);
    expect(bank.events).toContainEqual(expect.objectContaining({ type: 'unexpected', error: new Error('disk full') }));
    broken = false;
    expect((await send()).status).toBe(204);
    expect(bank.events).toContainEqual({ type: 'webhook', eventType: 'connection.connected', isNew: true });
  });

  it('that breaks off is refused, and is no failure of ours: whoever knows the address can send one', async () => {
    const { bank } = bankThatHears();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id'));
        controller.error(new Error('the line is dead'));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' };
    expect((await bank.server.webhook(new Request(url, init))).status).toBe(400);
    expect(bank.events.map((event) => event.type === 'webhookRefused' && event.code)).toEqual(['invalidRequest']);
  });

  it('is answered before Codat is asked', async () => {
    let answer: (() => void) | null = null;
    const heard = bankThatHears({
      codatFetch: (request, next) =>
        answer === null
          ? next(request)
          : new Promise((resolve) => {
              answer = () => resolve(next(request));
            }),
    });
    await connectUnseen(heard);
    answer = () => {};
    expect(await heard.bank.sandbox.webhooks?.deliver()).toBeGreaterThan(2);
    expect(new Set(heard.answers)).toEqual(new Set([204]));
  });

  it('keeps the runtime alive until it is followed, where that would end with the answer', async () => {
    const { bank } = hear();
    const works: Promise<unknown>[] = [];
    const body = JSON.stringify({ eventType: 'connection.connected', payload: { companyId: 'company-1' } });
    const now = new Date(bank.sandbox.clock.now());
    await bank.server.webhook(
      new Request(url, {
        method: 'POST',
        body,
        headers: { 'webhook-id': 'm', 'webhook-timestamp': String(now.getTime() / 1000), 'webhook-signature': new Webhook(secret).sign('m', now, body) },
      }),
      { waitUntil: (work) => works.push(work) },
    );
    await Promise.all(works);
    expect(works).toHaveLength(1);
    expect(await bank.ledger.openHints(null, 9)).toEqual([]);
  });

  it('tells the log its type, and nothing of anybody', async () => {
    const heard = bankThatHears();
    await connectUnseen(heard);
    await heard.deliver();
    const told = JSON.stringify(heard.bank.events);
    for (const secretOrName of [secret, boulangerie.ref, garage.ref, 'Boulangerie', operating, heard.bank.sandbox.snapshot().companies[0]?.id ?? '?'])
      expect(told).not.toContain(secretOrName);
  });

  it('finds nobody where none are taken, and where it is no POST', async () => {
    const bank = bankInProcess();
    expect((await bank.server.webhook(new Request(url, { method: 'POST', body: '{}' }))).status).toBe(404);
    expect((await hear().send({ method: 'GET' })).status).toBe(400);
  });

  it('finds a mistake in the secret told plainly to the log, and to nobody else', async () => {
    const { bank, send } = hear({ webhooks: { secrets: 'whsec_%%%' } });
    const answer = await send();
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('%%%')]);
    expect(JSON.stringify(bank.events)).not.toContain('%%%');
    expect(bank.events).toContainEqual(
      expect.objectContaining({ type: 'unexpected', error: expect.objectContaining({ message: expect.stringContaining('webhooks.secrets') }) }),
    );
  });
});

describe('statuses that are read by two at once', () => {
  it('are those of whoever began to read later', async () => {
    let hold: Promise<void> | null = null;
    let release = () => {};
    const heard = bankThatHears({
      async codatFetch(request, next) {
        const answer = await next(request);
        const held = hold;
        if (request.method === 'GET') await held;
        return answer;
      },
    });
    const { bank } = heard;
    await connectUnseen(heard);
    await heard.deliver();
    const [company] = bank.sandbox.snapshot().companies;
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const slow = bank.server.refresh(boulangerie.ref);
    await new Promise((resolve) => setTimeout(resolve));
    hold = null;
    await bank.sandbox.quickBooks.deauthorize(company?.id ?? '');
    bank.sandbox.clock.advance(1000);
    await heard.deliver();
    expect((await statusesOf(bank))[0]).toBe('deauthorized');
    release();
    await slow;
    expect((await statusesOf(bank))[0]).toBe('deauthorized');
  });
});
