import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { run } from '../cli/run.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const manifest = v.parse(
  v.object({
    name: v.string(),
    scripts: v.record(v.string(), v.string()),
    dependencies: v.record(v.string(), v.string()),
    devDependencies: v.record(v.string(), v.string()),
    peerDependencies: v.record(v.string(), v.string()),
  }),
  JSON.parse(readFileSync(`${root}package.json`, 'utf8')),
);
const known = new Set([
  manifest.name,
  ...Object.keys(manifest.dependencies),
  ...Object.keys(manifest.devDependencies),
  ...Object.keys(manifest.peerDependencies),
]);

/** The commands of a block: a line each, or more with `&&`; comments and variables in front are left out. */
export function commandsOf(code: string): readonly (readonly string[])[] {
  return code
    .split('\n')
    .flatMap((line) => line.split('&&'))
    .map((line) => wordsOf(line))
    .filter((words) => words.length > 0);
}

/** The words of a command as a shell splits them, for what the pages use of it. */
function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|#.*$|(\S+)/g)].flatMap(([all, double, single, plain]) =>
    all.startsWith('#') ? [] : [double ?? single ?? plain ?? ''],
  );
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  return first === -1 ? [] : words.slice(first);
}

/** Npm's own words: what is installed here or by whoever follows the page is known by package.json. */
const npmCommands = new Set(['ci', 'install', 'pack', 'start', 'test', 'run']);

/** What is wrong with a command; null: nothing that can be told without running it. */
export async function faultOfCommand([program = '', ...args]: readonly string[]): Promise<string | null> {
  switch (program) {
    case 'npm':
      return faultOfNpm(args);
    case 'npx': {
      const [name = '', ...rest] = args;
      if (name !== manifest.name) return known.has(name) ? null : `npx ${name}: nothing of package.json`;
      // `--help` is answered only where everything else on the line is understood.
      const { exitCode, err } = await run(...rest, '--help');
      return exitCode === 0 ? null : err;
    }
    case 'node':
      return existsSync(join(root, args[0] ?? '')) ? null : `there is no file ${args[0]}`;
    case 'export':
    case 'cd':
      return null;
    default:
      return `${program}: a command without a rule`;
  }
}

function faultOfNpm([command = '', ...args]: readonly string[]): string | null {
  if (!npmCommands.has(command)) return `npm ${command}: a command without a rule`;
  if (command === 'run' || command === 'start' || command === 'test') {
    const script = command === 'run' ? (args[0] ?? '') : command;
    return Object.hasOwn(manifest.scripts, script) ? null : `there is no script ${script}`;
  }
  if (command !== 'install') return null;
  const strange = args.filter((word) => !word.startsWith('-') && !word.endsWith('.tgz') && !known.has(word));
  return strange.length === 0 ? null : `npm install ${strange.join(' ')}: nothing of package.json`;
}
