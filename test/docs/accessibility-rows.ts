import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const accessibilityFile = fileURLToPath(new URL('../../docs/accessibility.md', import.meta.url));

/** One criterion of WCAG 2.2, how it is met, and which tests hold it to that. */
export interface AccessibilityRow {
  readonly criterion: string;
  readonly name: string;
  readonly level: string;
  readonly how: string;
  readonly tests: string;
}

export const doesNotApply = 'does not apply';

export const accessibilityRows: readonly AccessibilityRow[] = readFileSync(accessibilityFile, 'utf8')
  .split('\n')
  .map((line) => /^\| (\d\.\d\.\d+) ([^|]+) \| (A|AA) \| ([^|]+) \| ([^|]+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, criterion = '', name = '', level = '', how = '', tests = '']) => ({ criterion, name, level, how, tests }));
