import { describe, expect, it } from 'vitest';
import { BankFeedsError } from '../../src/core/error.js';
import { adapterContract, ContractViolation, runContract, type ContractContext, type ContractResult } from '../../src/testing/index.js';
import { createHttpAdapter } from '../../src/http/index.js';
import { createSmallBank, type FullAdapter } from './small-bank.js';
import { smallBankServer, smallBankUrl } from './small-bank-server.js';
import type { WrongAdapter } from './wrong/wrong-adapter.js';
import { wrongAdapters } from './wrong-adapters.js';

const callout = { en: { title: 'Not your sign-in', body: 'Use these in QuickBooks.' } };
const onlyElsewhere = 'Where there can be no feed, every other route says so';
const onlySwitchedOff = 'What the bank switched off is refused';
const onlyWithCallout = 'The callout keeps to Codat’s limits';

function contextOf(wrong: Omit<WrongAdapter, 'breaks' | 'how'> = {}): ContractContext {
  const bank = createSmallBank(wrong.bank);
  const [first, second] = [bank.adapterOf('first'), bank.adapterOf('second')];
  const send = smallBankServer(() => first);
  const sendSignedOut = smallBankServer(() => null);
  return {
    adapter: wrong.adapter?.(first, bank) ?? first,
    fixture: {
      mayChangeFeed: true,
      otherCustomer: wrong.other?.(second, bank) ?? second,
      wire: {
        baseUrl: smallBankUrl,
        send: wrong.wire?.(send, bank) ?? send,
        sendSignedOut: wrong.signedOut?.(sendSignedOut, bank) ?? sendSignedOut,
      },
    },
  };
}

/** The same adapter with an HTTP request and an answer in between. */
function overHttp(adapter: FullAdapter): FullAdapter {
  const send = smallBankServer(() => adapter);
  const { credentials, hostedLink, accountEditing, summaries, ...rest } = createHttpAdapter({
    baseUrl: smallBankUrl,
    fetch: (input, init) => send(new Request(input, init)),
  });
  if (!credentials || !hostedLink || !accountEditing || !summaries) throw new Error('the HTTP adapter lacks a group');
  return { ...rest, credentials, hostedLink, accountEditing, summaries };
}

function names(results: readonly ContractResult[], outcome: ContractResult['outcome']): readonly string[] {
  return results.filter((result) => result.outcome === outcome).map((result) => result.case.name);
}

describe('the adapter contract', () => {
  it('gives each case a name of its own, and says why it matters and what to do', () => {
    expect(new Set(adapterContract.map(({ name }) => name)).size).toBe(adapterContract.length);
    for (const { why, todo } of adapterContract) expect([why, todo].every((text) => text.endsWith('.'))).toBe(true);
  });

  it('is kept by the small bank, directly', async () => {
    const results = await runContract(adapterContract, contextOf({ bank: { callout } }));
    expect(names(results, 'violated')).toEqual([]);
    expect(names(results, 'skipped')).toEqual([onlyElsewhere, onlySwitchedOff]);
  });

  it('is kept by the small bank over the HTTP adapter', async () => {
    const results = await runContract(adapterContract, contextOf({ bank: { callout }, adapter: overHttp, other: overHttp }));
    expect(names(results, 'violated')).toEqual([]);
    expect(names(results, 'skipped')).toEqual([onlyElsewhere, onlySwitchedOff]);
  });

  it('is kept where every group is switched off', async () => {
    const results = await runContract(adapterContract, contextOf({ bank: { capabilities: { credentials: false, hostedLink: false, accountEditing: false } } }));
    expect(names(results, 'violated')).toEqual([]);
    expect(names(results, 'held')).toContain(onlySwitchedOff);
  });

  it('is kept by a back end from before there were summaries: it says nothing of them, and has no such route', async () => {
    const capabilities = { credentials: true, hostedLink: true, accountEditing: true };
    const withoutRoute = (right: FullAdapter): FullAdapter => ({
      ...right,
      summaries: { get: () => Promise.reject(new BankFeedsError({ code: 'notFound', stage: 'transactions' })) },
    });
    const results = await runContract(adapterContract, contextOf({ bank: { callout, capabilities }, adapter: withoutRoute, other: withoutRoute }));
    expect(names(results, 'violated')).toEqual([]);
    expect(names(results, 'held')).toContain(onlySwitchedOff);
    expect(names(results, 'skipped').filter((name) => name.startsWith('A summary'))).toHaveLength(3);
  });

  it('is kept where there can be no feed', async () => {
    const results = await runContract(adapterContract, contextOf({ bank: { unavailable: 'country' } }));
    expect(names(results, 'violated')).toEqual([]);
    expect(names(results, 'held')).toContain(onlyElsewhere);
  });

  it('changes nothing in a run that may only read', async () => {
    const context = contextOf();
    const before = await context.adapter.getFeed({ signal: new AbortController().signal });
    const changing: string[] = [];
    const watched = new Proxy(context.adapter, {
      get(adapter, verb, receiver) {
        if (['connect', 'disconnect', 'credentials', 'hostedLink', 'accountEditing'].includes(String(verb))) changing.push(String(verb));
        return Reflect.get(adapter, verb, receiver);
      },
    });
    const results = await runContract(adapterContract, { ...context, adapter: watched, fixture: { ...context.fixture, mayChangeFeed: false } });
    expect(names(results, 'violated')).toEqual([]);
    expect(await context.adapter.getFeed({ signal: new AbortController().signal })).toEqual(before);
    // Whether the groups are there is looked at; nothing in them is called.
    expect(changing.filter((verb) => verb === 'connect' || verb === 'disconnect')).toEqual([]);
    for (const result of results) {
      if (result.case.mode === 'changes') expect(result).toMatchObject({ outcome: 'skipped', reason: 'it changes the feed, which this run may not' });
    }
  });

  it('says what it skipped, and why, where the fixture gives less', async () => {
    const { adapter } = contextOf();
    const results = await runContract(adapterContract, { adapter, fixture: { mayChangeFeed: true } });
    const reasons = new Map(results.flatMap((result) => (result.outcome === 'skipped' ? [[result.case.name, result.reason]] : [])));
    expect(reasons.get('Two customers see different accounts')).toBe('no second customer was given');
    expect(reasons.get('A body that is not JSON is refused')).toBe('no HTTP access was given');
    expect(reasons.get('Nobody reads anything without a session')).toBe('no way to send a request as nobody was given');
    expect(reasons.get(onlyWithCallout)).toBe('the bank shows no callout');
  });
});

describe('a wrong adapter', () => {
  it('is there for every case of the contract', () => {
    const broken = new Set(wrongAdapters.map(({ breaks }) => breaks));
    expect(adapterContract.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });

  it.each(wrongAdapters)('$breaks: $how, and this case alone fails', async (wrong) => {
    const results = await runContract(adapterContract, contextOf(wrong));
    expect(names(results, 'violated')).toEqual([wrong.breaks]);
    const [violation] = results.flatMap((result) => (result.outcome === 'violated' ? [result.violation] : []));
    expect(violation).toBeInstanceOf(ContractViolation);
    expect(violation?.message).toMatch(/Seen: .+\n +Why it matters: .+\n +What to do: .+/u);
    expect(violation?.message).not.toContain('c4n4ry');
  });
});
