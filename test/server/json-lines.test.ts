import { BankFeedsError } from 'bankfeeds/core';
import { jsonLines, type ServerEvent } from 'bankfeeds/server';
import { describe, expect, it } from 'vitest';
import { bankInProcess, boulangerie, call, transaction } from './bank-in-process.js';

const clock = { now: () => Date.parse('2026-11-21T13:04:05.000Z') };

function linesOf(...events: readonly ServerEvent[]): readonly string[] {
  const lines: string[] = [];
  const log = jsonLines((line) => lines.push(line), { clock });
  for (const event of events) log(event);
  return lines;
}

function told(event: ServerEvent) {
  return JSON.parse(linesOf(event)[0] ?? '');
}

const request = { type: 'request', verb: 'getFeed', status: 200, code: null, stage: null, correlationId: 'r-1', codatCorrelationId: null } as const;
const pushed = { type: 'pushed', outcome: 'done', sent: 3, rejected: 0, late: 0, code: null } as const;
const unexpected = { type: 'unexpected', stage: 'push', correlationId: null } as const;

describe('the log in lines of JSON', () => {
  it('has one line for each event, with time, level, event and its fields', () => {
    expect(linesOf(request, pushed)).toEqual([
      '{"time":"2026-11-21T13:04:05.000Z","level":"info","event":"request","verb":"getFeed","status":200,"code":null,"stage":null,"correlationId":"r-1","codatCorrelationId":null}',
      '{"time":"2026-11-21T13:04:05.000Z","level":"info","event":"pushed","outcome":"done","sent":3,"rejected":0,"late":0,"code":null}',
    ]);
  });

  it.each([
    [{ ...request, status: 401, code: 'unauthenticated' }, 'info'],
    [{ ...request, status: 503, code: 'codatUnavailable' }, 'warn'],
    [{ ...request, status: 502, code: 'codatUnauthorized' }, 'error'],
    [{ ...request, status: 500, code: 'internal' }, 'error'],
    [{ type: 'staleFeed', code: 'codatUnreachable', codatCorrelationId: null }, 'warn'],
    [{ ...pushed, rejected: 1 }, 'warn'],
    [{ ...pushed, outcome: 'halted' }, 'warn'],
    [{ ...pushed, outcome: 'failed', code: 'codatUnavailable' }, 'warn'],
    [{ ...pushed, outcome: 'failed', code: 'codatUnauthorized' }, 'error'],
    [{ ...pushed, outcome: 'busy' }, 'info'],
    [{ type: 'heldUp', outcome: 'halted', daysLeft: 4, alarm: 'early' }, 'warn'],
    [{ type: 'heldUp', outcome: 'halted', daysLeft: 2, alarm: 'urgent' }, 'error'],
    [{ type: 'decided', decision: 'skip', transactions: 1 }, 'info'],
    [{ type: 'webhook', eventType: 'connection.linked', isNew: true }, 'info'],
    [{ type: 'webhookRefused', code: 'forbidden', correlationId: 'r-2' }, 'warn'],
    [{ type: 'webhookRefused', code: 'internal', correlationId: 'r-2' }, 'error'],
    [{ ...unexpected, error: new Error('disk full') }, 'error'],
  ] satisfies [ServerEvent, string][])('%j is for "%s"', (event, level) => {
    expect(told(event)).toMatchObject({ level, event: event.type });
  });

  it('tells name, message and stack of an error, and nothing that hangs on it', () => {
    const error = Object.assign(new TypeError('disk full', { cause: new Error('canary-cause') }), {
      response: { body: 'canary-body' },
      config: 'canary-config',
    });
    const line = linesOf({ ...unexpected, error })[0] ?? '';
    expect(JSON.parse(line).error).toEqual({
      name: 'TypeError',
      message: 'disk full',
      stack: expect.stringMatching(/^TypeError: disk full\n +at /),
      code: null,
    });
    expect(line).not.toContain('canary');
    expect(told({ ...unexpected, error: new BankFeedsError({ code: 'codatUnexpectedAnswer', stage: 'push' }) }).error).toMatchObject({
      name: 'BankFeedsError',
      code: 'codatUnexpectedAnswer',
    });
    expect(told({ ...unexpected, error: { body: 'canary' } }).error).toEqual({ name: 'object', message: '', stack: null, code: null });
    expect(told({ ...unexpected, error: null }).error).toMatchObject({ name: 'null' });
    expect(told({ ...unexpected, error: 'no disk' }).error).toMatchObject({ name: 'string', message: 'no disk' });
  });

  it.each([
    ['Authorization: Basic Y2FuYXJ5LWNhbmFyeQ==', 'Authorization: [redacted]'],
    ['{"authorization":"Bearer canary.canary"} was sent', '{"authorization":[redacted]'],
    ['sent with Basic Y2FuYXJ5LWNhbmFyeQ== to Codat', 'sent with Basic [redacted] to Codat'],
    ['signed with whsec_canaryCANARY+/= today', 'signed with [redacted] today'],
    ['GET https://link.codat.io/company/1?otp=canary&x=1 failed', 'GET https://link.codat.io/company/1?otp=[redacted]&x=1 failed'],
    ['connect postgres://bank:canary@db.internal:5432/feeds?sslmode=require failed', 'connect postgres://[redacted] failed'],
    ['connect postgresql://db.internal/canary failed', 'connect postgresql://[redacted] failed'],
    ['proxy http://me:canary@proxy:8080/ is down', 'proxy http://[redacted] is down'],
    ['user=bank password=canary host=db', 'user=bank password=[redacted] host=db'],
    ['{"username":"canary","password":"canary"}', '{"username":"[redacted]","password":"[redacted]"}'],
    ['Set-Cookie: session=canary; Path=/\nnext line', 'Set-Cookie: [redacted]\nnext line'],
    ['The basic idea of a token is that it is short', 'The basic idea of a token is that it is short'],
  ])('writes no secret of an error: %s', (message, expected) => {
    const { error } = told({ ...unexpected, error: new Error(message) });
    expect(error.message).toBe(expected);
    if (message.includes('canary')) expect(JSON.stringify(error)).not.toMatch(/canary|Y2FuYXJ5/);
  });

  it('writes lines of a bounded length, whatever was thrown', () => {
    const line = linesOf({ ...unexpected, error: new Error('long '.repeat(100_000)) })[0] ?? '';
    expect(line.length).toBeLessThan(12_000);
    expect(line).not.toContain('\n');
  });

  it('writes only the fields that it knows', () => {
    const event = { ...request, customerRef: 'canary' };
    expect(linesOf(event)[0]).not.toContain('canary');
  });

  it('holds nothing of a customer after a whole journey, trouble included', async () => {
    const lines: string[] = [];
    const bank = bankInProcess({ server: { log: jsonLines((line) => lines.push(line)) } });
    await bank.linked('boulangerie', ['operating']);
    const accountId = `${boulangerie.ref}-operating`;
    await bank.server.ingest(boulangerie.ref, accountId, [transaction('canary-transaction', bank.today(), { description: 'canary-description' })]);
    await bank.server.push();
    bank.sandbox.faults.set([{ path: '*', times: 99, effect: { kind: 'status', status: 503 } }]);
    await bank.server.push();
    const pair = await bank
      .adapterOf('boulangerie')
      .credentials.issue(call())
      .catch(() => null);
    expect(pair).toBeNull();
    const text = lines.join('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: expect.stringMatching(/^(info|warn|error)$/), event: expect.any(String) });
    expect(text).not.toMatch(/canary|customer-1|operating|Boulangerie|445566|12\.05|1205|498795/);
    expect(text).not.toContain(bank.sandbox.apiKey);
    expect(text).not.toContain(btoa(bank.sandbox.apiKey));
  });
});
