import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const startScript = join(repository, 'examples/demo/start.js');

export interface DemoAddresses {
  readonly bank: string;
  readonly quickBooks: string;
  readonly sandbox: string;
}

/** `npm start`, with ports and folders of its own. */
export interface DemoProcess extends DemoAddresses {
  /** Where everything is kept. */
  readonly dataFolder: string;
  /** Where the bank keeps its ledger. */
  readonly ledgerFile: string;
  /** Everything it has printed, errors too. */
  output(): string;
  /** Ends it as the kernel does when memory is short: without a word. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. */
  interrupt(): Promise<number | null>;
  /** Starts it again, over the same data and at the same addresses. */
  startAgain(): Promise<DemoProcess>;
  /** Ends it, if it runs, and removes its folders. */
  dispose(): Promise<void>;
}

interface Folders {
  readonly data: string;
  readonly build: string;
}

/** @param settings environment variables of `npm start` */
export function startDemo(settings: Readonly<Record<string, string>> = {}): Promise<DemoProcess> {
  // The build must lie where Node finds the packages.
  return start(
    { data: mkdtempSync(join(tmpdir(), 'bankfeeds-demo-')), build: join(repository, 'examples/demo/.build', `journey-${process.pid}-${Date.now()}`) },
    settings,
  );
}

async function start(folders: Folders, settings: Readonly<Record<string, string>>): Promise<DemoProcess> {
  const child = spawn(process.execPath, [startScript], {
    cwd: repository,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...settings, DEMO_DATA: folders.data, DEMO_BUILD: folders.build },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const lines = createInterface(child.stdout).on('line', (line) => (output += `${line}\n`));
  await Promise.race([
    new Promise<void>((ready) => lines.on('line', (line) => line.includes('Ctrl+C') && ready())),
    once(child, 'exit').then(() => {
      throw new Error(`The demo ended before it had begun:\n${output}`);
    }),
  ]);
  const addresses = addressesIn(output);

  async function end(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
    if (hasEnded(child)) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  return {
    ...addresses,
    dataFolder: folders.data,
    ledgerFile: join(folders.data, 'ledger.db'),
    output: () => output,
    async kill() {
      await end('SIGKILL');
    },
    interrupt: () => end('SIGINT'),
    startAgain: () =>
      start(folders, { ...settings, PORT: portOf(addresses.bank), SANDBOX_PORT: portOf(addresses.sandbox), QUICKBOOKS_PORT: portOf(addresses.quickBooks) }),
    async dispose() {
      await end('SIGKILL');
      for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function addressesIn(output: string): DemoAddresses {
  const address = (name: string) => {
    const found = new RegExp(`^ +${name}.* (http://localhost:\\d+)`, 'm').exec(output)?.[1];
    if (found === undefined) throw new Error(`The demo did not say where ${name} is:\n${output}`);
    return found;
  };
  return { bank: address('The bank'), quickBooks: address('QuickBooks'), sandbox: address('Codat') };
}

function portOf(origin: string): string {
  return new URL(origin).port;
}
