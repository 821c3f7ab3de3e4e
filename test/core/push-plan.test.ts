import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDateAt, parseLocalDate, type LocalDate } from '../../src/core/local-date.js';
import { daysUntilLost, fuseAlarm } from '../../src/core/push-fuse.js';
import { maxTransactionsPerPush, planPush, type Plannable } from '../../src/core/push-plan.js';

const today = parseLocalDate('2026-11-20');
const day = fc.integer({ min: -40, max: 10 }).map((offset) => addDays(today, offset));
const rows = fc.array(day, { maxLength: 60 }).map((dates) => dates.map((date, index): Plannable => ({ id: `t${index}`, date, sequence: index + 1 })));
const input = fc.record({
  queued: rows,
  today: fc.constant(today),
  feedStartDate: fc.option(day),
  lastSentDate: fc.option(day),
  historyDays: fc.integer({ min: 0, max: 30 }),
  limit: fc.integer({ min: 1, max: 70 }),
  refused: fc.array(day, { maxLength: 3 }).map((dates) => dates.map((date, index): Plannable => ({ id: `refused${index}`, date, sequence: 1 + 20 * index }))),
});

describe('a push plan', () => {
  it('puts each transaction into one of sent, late or waiting, or leaves it for the next call', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { send, late, waiting, held } = planPush(given);
        const ids = [...send, ...late.map(({ row }) => row), ...waiting, ...held].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const left = given.queued.length - ids.length;
        if (send.length < given.limit) expect(left).toBe(0);
        else expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('sends in chronological order, the account’s own order within a day', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { send } = planPush({ ...given, queued: given.queued.toReversed() });
        for (const [index, row] of send.entries()) {
          const next = send[index + 1];
          if (!next) continue;
          expect(row.date < next.date || (row.date === next.date && row.sequence < next.sequence)).toBe(true);
        }
      }),
    );
  });

  it('sends the oldest first: nothing that is left for the next call is older than what is sent now', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { send, late, waiting, held } = planPush(given);
        const taken = new Set([...send, ...late.map(({ row }) => row), ...waiting, ...held].map(({ id }) => id));
        const last = send.at(-1);
        for (const row of given.queued.filter(({ id }) => !taken.has(id))) expect(last && row.date >= last.date).toBe(true);
      }),
    );
  });

  it('never sends what is dated in the future, older than the newest sent, too old, or before the feed start', () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const { date } of planPush(given).send) {
          expect(date <= today).toBe(true);
          expect(date >= addDays(today, -given.historyDays)).toBe(true);
          if (given.lastSentDate) expect(date >= given.lastSentDate).toBe(true);
          if (given.feedStartDate) expect(date >= given.feedStartDate).toBe(true);
        }
      }),
    );
  });

  it('sends nothing that would make a refused one too late, and holds back nothing for one that is too late anyway', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { send, held, heldBy } = planPush(given);
        const alone = (row: Plannable) => planPush({ ...given, queued: [row], refused: [] });
        const sendable = given.refused.filter((row) => alone(row).late.length === 0);
        expect(heldBy === null).toBe(sendable.length === 0);
        for (const refused of sendable)
          for (const { date, sequence } of send) expect(date < refused.date || (date === refused.date && sequence <= refused.sequence)).toBe(true);
        if (heldBy) for (const { date, sequence } of held) expect(date > heldBy.date || (date === heldBy.date && sequence > heldBy.sequence)).toBe(true);
        expect(planPush({ ...given, refused: given.refused.filter((row) => alone(row).late.length > 0) })).toEqual(planPush({ ...given, refused: [] }));
      }),
    );
  });

  it('calls late only what can never be sent, and says why', () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const { row, reason } of planPush(given).late) {
          const tomorrow = planPush({ ...given, queued: [row], today: addDays(today, 1) });
          expect(tomorrow.send).toEqual([]);
          if (reason === 'beforeFeedStart') expect(given.feedStartDate && row.date < given.feedStartDate).toBe(true);
          if (reason === 'olderThanNewestSent') expect(given.lastSentDate && row.date < given.lastSentDate).toBe(true);
          if (reason === 'tooOld') expect(row.date < addDays(today, -given.historyDays)).toBe(true);
        }
      }),
    );
  });

  it('holds back what comes after a refused one, and not what stands where it stands', () => {
    const refused = [{ id: 'refused', date: today, sequence: 5 }];
    const queued = [4, 5, 6].map((sequence): Plannable => ({ id: `t${sequence}`, date: today, sequence }));
    const { send, held, heldBy } = planPush({ queued, today, feedStartDate: null, lastSentDate: null, historyDays: 7, refused });
    expect([send.map(({ id }) => id), held.map(({ id }) => id), heldBy?.id]).toEqual([['t4', 't5'], ['t6'], 'refused']);
  });

  it('waits for nothing where nothing was refused', () => {
    const { heldBy, held } = planPush({ queued: [], today, feedStartDate: null, lastSentDate: null, historyDays: 7 });
    expect([heldBy, held]).toEqual([null, []]);
  });

  it('sends at most 1,000 at once, whatever limit is asked for', () => {
    const queued = Array.from({ length: 1500 }, (_, index): Plannable => ({ id: `t${index}`, date: today, sequence: index }));
    const plan = planPush({ queued, today, feedStartDate: null, lastSentDate: null, historyDays: 7, limit: 5000 });
    expect(plan.send).toHaveLength(maxTransactionsPerPush);
    expect(plan.send.map(({ sequence }) => sequence)).toEqual(queued.slice(0, 1000).map(({ sequence }) => sequence));
  });

  const row = (date: LocalDate): Plannable => ({ id: 't', date, sequence: 1 });
  const planOf = (date: LocalDate, more: Partial<Parameters<typeof planPush>[0]> = {}) => {
    const { send, late, waiting } = planPush({ queued: [row(date)], today, feedStartDate: null, lastSentDate: null, historyDays: 7, ...more });
    return send.length > 0 ? 'sent' : waiting.length > 0 ? 'waits' : (late[0]?.reason ?? 'lost');
  };

  it.each([
    ['today', today, {}, 'sent'],
    ['tomorrow', addDays(today, 1), {}, 'waits'],
    ['seven days ago', addDays(today, -7), {}, 'sent'],
    ['eight days ago', addDays(today, -8), {}, 'tooOld'],
    ['the day of the newest sent', addDays(today, -3), { lastSentDate: addDays(today, -3) }, 'sent'],
    ['the day before the newest sent', addDays(today, -4), { lastSentDate: addDays(today, -3) }, 'olderThanNewestSent'],
    ['the feed start date', addDays(today, -2), { feedStartDate: addDays(today, -2) }, 'sent'],
    ['the day before the feed start date', addDays(today, -3), { feedStartDate: addDays(today, -2) }, 'beforeFeedStart'],
    ['eight days ago with a feed start date of a year ago', addDays(today, -8), { feedStartDate: addDays(today, -365) }, 'tooOld'],
    ['ninety days ago where ninety are taken', addDays(today, -90), { historyDays: 90 }, 'sent'],
  ] as const)('a transaction of %s', (_, date, more, outcome) => {
    expect(planOf(date, more)).toBe(outcome);
  });

  it.each([
    ['spring forward in Toronto', '2026-03-08T06:59:00Z', 'America/Toronto', '2026-03-08'],
    ['an hour that is skipped', '2026-03-08T07:30:00Z', 'America/Toronto', '2026-03-08'],
    ['fall back in Vancouver, before midnight', '2026-11-02T07:59:00Z', 'America/Vancouver', '2026-11-01'],
    ['fall back in Vancouver, after midnight', '2026-11-02T08:00:00Z', 'America/Vancouver', '2026-11-02'],
    ['the last minute of the year in St. John’s', '2027-01-01T03:29:00Z', 'America/St_Johns', '2026-12-31'],
    ['the first minute of the year in St. John’s', '2027-01-01T03:30:00Z', 'America/St_Johns', '2027-01-01'],
    ['the same minute in Honolulu', '2027-01-01T03:30:00Z', 'Pacific/Honolulu', '2026-12-31'],
  ])('takes today from the account’s zone: %s', (_, instant, timeZone, expected) => {
    const localToday = localDateAt(Date.parse(instant), timeZone);
    expect(localToday).toBe(expected);
    expect(planOf(localToday, { today: localToday })).toBe('sent');
    expect(planOf(addDays(localToday, 1), { today: localToday })).toBe('waits');
    expect(planOf(addDays(localToday, -7), { today: localToday })).toBe('sent');
    expect(planOf(addDays(localToday, -8), { today: localToday })).toBe('tooOld');
  });
});

describe('the days until a transaction is lost', () => {
  it.each([
    [0, 7, null],
    [-2, 5, null],
    [-3, 4, 'early'],
    [-4, 3, 'early'],
    [-5, 2, 'urgent'],
    [-7, 0, 'urgent'],
    [-8, -1, 'urgent'],
  ] as const)('of one dated %i days from today are %i', (offset, left, alarm) => {
    const days = daysUntilLost(addDays(today, offset), today, 7);
    expect([days, fuseAlarm(days)]).toEqual([left, alarm]);
    const row = { id: 'a', date: addDays(today, offset), sequence: 1 };
    const { send } = planPush({ queued: [row], today, feedStartDate: null, lastSentDate: null, historyDays: 7 });
    expect(send).toHaveLength(left >= 0 ? 1 : 0);
  });
});
