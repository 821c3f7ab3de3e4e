import { JSDOM } from 'jsdom';

export interface JUnitCase {
  readonly suite: string;
  readonly name: string;
  readonly className: string;
  readonly seconds: number;
  readonly outcome: 'passed' | 'failure' | 'skipped' | 'error';
  readonly message: string | null;
  readonly text: string;
}

/**
 * The cases of a JUnit file, read by a real XML parser, which refuses what is not well-formed.
 * @throws when an element, an attribute or a total is not as JUnit has it
 */
export function readJUnit(xml: string): readonly JUnitCase[] {
  const root = new JSDOM(xml, { contentType: 'application/xml' }).window.document.documentElement;
  expectTag(root, 'testsuites');
  const cases = [...root.children].flatMap((suite) => {
    expectTag(suite, 'testsuite');
    const own = [...suite.children].map((one) => caseOf(one, attribute(suite, 'name')));
    expectTotals(suite, own);
    return own;
  });
  expectTotals(root, cases);
  return cases;
}

function caseOf(element: Element, suite: string): JUnitCase {
  expectTag(element, 'testcase');
  const [inside, ...more] = element.children;
  if (more.length > 0) throw new Error('a testcase has two outcomes');
  const seconds = attribute(element, 'time');
  if (!/^\d+\.\d{3}$/.test(seconds)) throw new Error(`a time of ${seconds}`);
  return {
    suite,
    name: attribute(element, 'name'),
    className: attribute(element, 'classname'),
    seconds: Number(seconds),
    outcome: outcomeOf(inside),
    message: inside ? attribute(inside, 'message') : null,
    text: inside?.textContent ?? '',
  };
}

function outcomeOf(element: Element | undefined): JUnitCase['outcome'] {
  if (!element) return 'passed';
  const { tagName } = element;
  if (tagName !== 'failure' && tagName !== 'skipped' && tagName !== 'error') throw new Error(`a testcase with <${tagName}>`);
  return tagName;
}

function expectTotals(element: Element, cases: readonly JUnitCase[]): void {
  const count = (outcome: JUnitCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const expected = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  for (const [name, number] of Object.entries(expected)) {
    if (attribute(element, name) !== String(number)) throw new Error(`${name} of <${element.tagName}> is ${attribute(element, name)}, not ${number}`);
  }
  attribute(element, 'time');
}

function attribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null) throw new Error(`<${element.tagName}> lacks ${name}`);
  return value;
}

function expectTag(element: Element, name: string): void {
  if (element.tagName !== name) throw new Error(`<${element.tagName}> stands where <${name}> should`);
}
