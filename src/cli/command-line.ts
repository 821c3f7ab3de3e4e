import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { runCheckCommand } from './check-command.js';
import { UsageError, type CommandIo, type ExitCode } from './command-io.js';

interface Command {
  readonly summary: string;
  run(args: readonly string[], io: CommandIo): Promise<ExitCode>;
}

const commands: Readonly<Record<string, Command>> = {
  check: { summary: 'tries a back end against the adapter contract', run: runCheckCommand },
  migrate: {
    summary: 'brings the ledger’s tables up to date',
    run: async (args, io) => (await import('./migrate-command.js')).runMigrateCommand(args, io),
  },
  sandbox: {
    summary: 'serves Codat and QuickBooks Online, emulated',
    // Loaded when asked for: it is larger than everything else here.
    run: async (args, io) => (await import('./sandbox-command.js')).runSandboxCommand(args, io),
  },
  status: {
    summary: 'tells what is held up, and how many days are left',
    run: async (args, io) => (await import('./status-command.js')).runStatusCommand(args, io),
  },
  try: {
    summary: 'serves a whole bank to try the widgets with',
    run: async (args, io) => (await import('./try-command.js')).runTryCommand(args, io),
  },
};

function help(): string {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  bankfeeds ${name.padEnd(width)}  ${summary}`);
  return ['QuickBooks Online bank feeds for banks.', '', ...lines, '', 'bankfeeds <command> --help says more. bankfeeds --version tells the version.'].join(
    '\n',
  );
}

/** Runs one command line, without the name of the program. */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version') {
    io.print(version());
    return 0;
  }
  if (name === undefined || name === '--help' || name === 'help') {
    io.print(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    io.printError(`There is no command of this name.\n\n${help()}`);
    return 2;
  }
  try {
    return await command.run(rest, io);
  } catch (failure) {
    if (!isUsageError(failure)) throw failure;
    io.printError(`${failure.message}\nbankfeeds ${name} --help says how.`);
    return 2;
  }
}

function isUsageError(failure: unknown): failure is Error {
  return failure instanceof UsageError || (failure instanceof TypeError && 'code' in failure && String(failure.code).startsWith('ERR_PARSE_ARGS_'));
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return v.parse(v.object({ version: v.string() }), manifest).version;
}
