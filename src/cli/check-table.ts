import { countOf, subjects, type CheckedCase } from './checked-case.js';
import type { CommandIo } from './command-io.js';
import { plainText } from './plain-text.js';

const signs: Readonly<Record<CheckedCase['outcome'], string>> = {
  held: '✓ kept   ',
  violated: '✗ BROKEN ',
  skipped: '- skipped',
  notRun: '? not run',
};

const width = 100;
/** Where the column with the case begins. */
const caseColumn = 24;

/** A row for each case as it comes in, under the subject that it belongs to. */
export function createCheckTable(io: CommandIo): { add(checked: CheckedCase): void } {
  let subject: string | null = null;

  function labelled(label: string, text: string): void {
    const [first = '', ...more] = linesOf(plainText(text), width - caseColumn - 16);
    io.print(`${' '.repeat(caseColumn)}${label.padEnd(16)}${first}`);
    for (const line of more) io.print(`${' '.repeat(caseColumn + 16)}${line}`);
  }

  return {
    add(checked) {
      if (subjects[checked.case.group] !== subject) {
        subject = subjects[checked.case.group];
        io.print(`\n${subject}`);
      }
      const time = checked.outcome === 'held' || checked.outcome === 'violated' ? `${Math.round(checked.milliseconds)} ms` : '';
      const row = `  ${signs[checked.outcome]} ${time.padStart(9)}   ${checked.case.name}`;
      io.print('reason' in checked ? `${row} (${plainText(checked.reason)})` : row);
      if (checked.outcome !== 'violated') return;
      labelled('Seen', checked.violation.what);
      labelled('Why it matters', checked.violation.why);
      labelled('What to do', checked.violation.todo);
    },
  };
}

/** The last line: how many of each. */
export function summaryOf(cases: readonly CheckedCase[]): string {
  const notRun = countOf(cases, 'notRun');
  const seconds = cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  return (
    [
      `${countOf(cases, 'held')} kept`,
      `${countOf(cases, 'violated')} broken`,
      `${countOf(cases, 'skipped')} skipped`,
      ...(notRun > 0 ? [`${notRun} not run`] : []),
    ].join(', ') + `, of ${cases.length} cases in ${seconds.toFixed(1)} s.`
  );
}

/** The words of a text in lines of at most so many characters; a longer word has a line of its own. */
function linesOf(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && line.length + 1 + word.length > longest) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
