import { countOf, subjects, type CheckedCase } from './checked-case.js';
import { plainText } from './plain-text.js';

/** The run as JUnit XML: a suite a subject. A case that was not run is an error, so that no cut-off run looks good. */
export function junitReport(cases: readonly CheckedCase[]): string {
  const groups = new Set(cases.map((checked) => checked.case.group));
  const suites = [...groups].map((group) => {
    const own = cases.filter((checked) => checked.case.group === group);
    return `  <testsuite ${attributes({ name: subjects[group], ...totals(own) })}>\n${own.map(testCase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes({ name: 'bankfeeds check', ...totals(cases) })}>\n${suites.join('')}</testsuites>\n`;
}

function totals(cases: readonly CheckedCase[]): Readonly<Record<string, string>> {
  return {
    tests: String(cases.length),
    failures: String(countOf(cases, 'violated')),
    errors: String(countOf(cases, 'notRun')),
    skipped: String(countOf(cases, 'skipped')),
    time: secondsOf(cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  };
}

function testCase(checked: CheckedCase): string {
  const opening = `    <testcase ${attributes({ name: checked.case.name, classname: `bankfeeds.${checked.case.group}`, time: secondsOf(checked.milliseconds) })}`;
  const inside = outcomeOf(checked);
  return inside === '' ? `${opening}/>\n` : `${opening}>\n      ${inside}\n    </testcase>\n`;
}

function outcomeOf(checked: CheckedCase): string {
  switch (checked.outcome) {
    case 'held':
      return '';
    case 'skipped':
      return `<skipped ${attributes({ message: checked.reason })}/>`;
    case 'notRun':
      return `<error ${attributes({ message: checked.reason, type: 'notRun' })}/>`;
    case 'violated': {
      const { what, why, todo } = checked.violation;
      const text = `Seen: ${what}\nWhy it matters: ${why}\nWhat to do: ${todo}`;
      return `<failure ${attributes({ message: what, type: 'broken' })}>${escaped(text)}</failure>`;
    }
    default:
      return checked satisfies never;
  }
}

function secondsOf(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value).replaceAll('\n', '&#10;')}"`)
    .join(' ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escaped(text: string): string {
  return plainText(text).replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
}
