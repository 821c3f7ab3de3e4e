import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface HostProcess {
  /** Where the host serves the adapter protocol. */
  readonly url: string;
  /** Everything it has printed, errors too. */
  output(): string;
  /** Ends it as a process manager does. @returns its exit code */
  stop(): Promise<number | null>;
}

export interface HostProcessOptions {
  /** The module to run, and what it is told. */
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Finds the address in what is printed, once it is ready. */
  readonly urlIn: (output: string) => string | null;
}

/** Runs a host, until it says where it is. */
export async function startHost({ command, folder, environment, urlIn }: HostProcessOptions): Promise<HostProcess> {
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((ready, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const found = urlIn(output);
        if (found !== null) ready(found);
      });
    }
    void ended.then(() => fail(new Error(`The host ended before it had begun:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}
