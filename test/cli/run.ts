import { runCommandLine } from '../../src/cli/command-line.js';
import type { StatusCommandIo } from '../../src/cli/status-command.js';

/** One command line, and what it printed. */
export function run(...args: readonly string[]) {
  return runIn({}, ...args);
}

/** The same, in an environment and at a time of the test's own. */
export async function runIn(where: Pick<StatusCommandIo, 'environment' | 'clock'>, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCommandLine(args, { ...where, print: (line) => out.push(line), printError: (line) => err.push(line) });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}
