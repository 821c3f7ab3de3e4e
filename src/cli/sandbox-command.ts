import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import * as v from 'valibot';
import { createSandbox, HangUp, snapshotSchema, type Sandbox, type SandboxSnapshot } from '../sandbox/index.js';
import { UsageError, type CommandIo, type ExitCode } from './command-io.js';

export const sandboxHelp = `bankfeeds sandbox [--port 8787] [--host 127.0.0.1] [--dialect current|2023] [--seed 1] [--state FILE]

Serves Codat and QuickBooks Online, emulated, over HTTP. Its clock is the system's, plus what you advance.
  --state FILE   keeps everything in this file, so that a restart loses nothing
  --force        starts although NODE_ENV is "production"`;

export interface SandboxCommandIo extends CommandIo {
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Ends the command. Default: when the process is told to end. */
  readonly signal?: AbortSignal | undefined;
}

/** Serves until the signal ends it. */
export async function runSandboxCommand(args: readonly string[], io: SandboxCommandIo): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      dialect: { type: 'string', default: 'current' },
      seed: { type: 'string', default: '1' },
      state: { type: 'string' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    io.print(sandboxHelp);
    return 0;
  }
  const { NODE_ENV } = io.environment ?? process.env;
  if (NODE_ENV === 'production' && !values.force) {
    throw new UsageError('The sandbox is no bank: it does not start where NODE_ENV is "production". If you mean it, say --force.');
  }
  const port = wholeNumber('--port', values.port, 65_535);
  const seed = wholeNumber('--seed', values.seed, 0xffff_ffff);
  const { dialect, host, state } = values;
  if (dialect !== 'current' && dialect !== '2023') throw new UsageError('--dialect is "current" or "2023".');
  const snapshot = state === undefined ? undefined : await readState(state);

  const serving: { sandbox: Sandbox | null } = { sandbox: null };
  const server = createAdaptorServer({
    fetch: async (request: Request, { incoming }) => {
      const { remoteAddress } = incoming.socket;
      try {
        return await serving.sandbox?.fetch(request, { loopback: isLoopback(remoteAddress) && isLoopbackName(request) });
      } catch (failure) {
        if (!(failure instanceof HangUp)) throw failure;
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  server.listen(port, host);
  await once(server, 'listening');
  const baseUrl = `http://${host}:${(server.address() as AddressInfo).port}`;
  const sandbox = createSandbox({ dialect, seed, snapshot, baseUrl, clock: { now: () => Date.now() } });
  serving.sandbox = sandbox;
  const saved = state === undefined ? null : keepState(sandbox, state, io);

  io.print(`Codat and QuickBooks Online, emulated (${dialect}), at ${baseUrl}`);
  io.print(`API key: ${sandbox.apiKey}`);

  await aborted(io.signal ?? interruption());
  const closed = once(server, 'close');
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
  await saved?.();
  return 0;
}

function wholeNumber(name: string, text: string, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= max)) throw new UsageError(`${name} is a whole number from 0 to ${max}.`);
  return number;
}

async function readState(file: string): Promise<SandboxSnapshot | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
  try {
    return v.parse(snapshotSchema, JSON.parse(text));
  } catch {
    throw new UsageError(`${file} holds no state of a sandbox. Name another file, or remove this one.`);
  }
}

/** Writes after each change, one write at a time, whole files only. @returns how to write the last one. */
function keepState(sandbox: Sandbox, file: string, io: CommandIo): () => Promise<void> {
  let writing: Promise<void> | null = null;
  let stale = true;

  async function write(): Promise<void> {
    try {
      while (stale) {
        stale = false;
        const draft = `${file}.${randomUUID()}`;
        await writeFile(draft, JSON.stringify(sandbox.snapshot()), { mode: 0o600 });
        await rename(draft, file);
      }
    } finally {
      writing = null;
    }
  }

  function save(): Promise<void> {
    stale = true;
    writing ??= write();
    return writing;
  }

  sandbox.onChange(() => {
    save().catch((failure: unknown) => io.printError(`The state could not be kept: ${String(failure)}`));
  });
  return save;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

/** A page elsewhere can make its own name point here; it cannot make the browser call that name "localhost". */
function isLoopbackName(request: Request): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(request.url).hostname);
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
