import { describe, expect, it } from 'vitest';
import type { CheckedCase } from '../../src/cli/checked-case.js';
import { junitReport } from '../../src/cli/junit-report.js';
import { adapterContract, ContractViolation } from '../../src/testing/index.js';
import { readJUnit } from './read-junit.js';

function caseOf(group: 'feed' | 'connect'): CheckedCase['case'] {
  const found = adapterContract.find((one) => one.group === group);
  if (!found) throw new Error(`the contract has no case about ${group}`);
  return found;
}

const feed = caseOf('feed');
const connect = caseOf('connect');

function brokenBy(what: string): CheckedCase {
  const violation = new ContractViolation({ caseName: feed.name, what, why: 'It matters.', todo: 'Do it.' });
  return { case: feed, outcome: 'violated', violation, milliseconds: 12.4 };
}

describe('a JUnit report', () => {
  it('has a suite for each subject, with a case for each outcome, its reason and its time', () => {
    const report = junitReport([
      { case: connect, outcome: 'held', milliseconds: 1234.4 },
      brokenBy('a wrong thing'),
      { case: feed, outcome: 'skipped', reason: 'there is none', milliseconds: 0 },
      { case: feed, outcome: 'notRun', reason: 'the time was up', milliseconds: 0 },
    ]);
    expect(readJUnit(report)).toEqual([
      { suite: 'Connecting', name: connect.name, className: 'bankfeeds.connect', seconds: 1.234, outcome: 'passed', message: null, text: '' },
      {
        suite: 'The feed',
        name: feed.name,
        className: 'bankfeeds.feed',
        seconds: 0.012,
        outcome: 'failure',
        message: 'a wrong thing',
        text: 'Seen: a wrong thing\nWhy it matters: It matters.\nWhat to do: Do it.',
      },
      { suite: 'The feed', name: feed.name, className: 'bankfeeds.feed', seconds: 0, outcome: 'skipped', message: 'there is none', text: '' },
      { suite: 'The feed', name: feed.name, className: 'bankfeeds.feed', seconds: 0, outcome: 'error', message: 'the time was up', text: '' },
    ]);
  });

  it.each([
    ['markup', `<b> & "c" 'd' ]]> <!-- e -->`, `<b> & "c" 'd' ]]> <!-- e -->`],
    ['lines', 'one\ntwo\tthree', 'one\ntwo\tthree'],
    ['what XML does not allow', 'a\u0000b\u001b[31mc\ufffed\ud800e', 'a\ufffdb\ufffd[31mc\ufffdd\ufffde'],
    ['letters from everywhere', 'Opérations 口座 🏦', 'Opérations 口座 🏦'],
  ])('is well-formed with %s in a reason', (_, what, expected) => {
    const [read] = readJUnit(junitReport([brokenBy(what)]));
    expect(read?.text.split('\nWhy')[0]).toBe(`Seen: ${expected}`);
    expect(read?.message?.replaceAll(/\s/gu, ' ')).toBe(expected.replaceAll(/\s/gu, ' '));
  });
});
