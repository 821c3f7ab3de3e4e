import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createSandbox, snapshotSchema, type Sandbox, type SandboxSnapshot } from '../sandbox/index.js';
import { UsageError, type CommandIo, type ExitCode } from './command-io.js';
import { aborted, interruption, serveLocally, systemClock, wholeNumber } from './local-serving.js';

export const sandboxHelp = `bankfeeds sandbox [--port 8787] [--host 127.0.0.1] [--dialect current|2023] [--seed 1] [--state FILE]
                 [--webhooks URL]

Serves Codat and QuickBooks Online, emulated, over HTTP. Its clock is the system's, plus what you advance.
  --state FILE   keeps everything in this file, so that a restart loses nothing
  --webhooks URL sends Codat's messages there, signed with the secret that is printed
  --force        starts although NODE_ENV is "production"`;

export interface SandboxCommandIo extends CommandIo {
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Ends the command. Default: when the process is told to end. */
  readonly signal?: AbortSignal | undefined;
}

const deliverEveryMs = 200;

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
      webhooks: { type: 'string' },
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
  const webhooks =
    values.webhooks === undefined
      ? undefined
      : { url: webAddress('--webhooks', values.webhooks), secret: `whsec_${randomBytes(24).toString('base64')}`, clock: systemClock };
  const snapshot = state === undefined ? undefined : await readState(state);

  const serving: { sandbox: Sandbox | null } = { sandbox: null };
  const server = await serveLocally({ port, host }, (request, caller) => serving.sandbox?.fetch(request, caller));
  const { baseUrl } = server;
  const sandbox = createSandbox({ dialect, seed, snapshot, baseUrl, webhooks, clock: systemClock });
  serving.sandbox = sandbox;
  const saved = state === undefined ? null : keepState(sandbox, state, io);

  io.print(`Codat and QuickBooks Online, emulated (${dialect}), at ${baseUrl}`);
  io.print(`API key: ${sandbox.apiKey}`);
  const delivering = sandbox.webhooks && setInterval(() => void sandbox.webhooks?.deliver(), deliverEveryMs);
  if (webhooks) io.print(`Webhook secret: ${webhooks.secret}`);

  await aborted(io.signal ?? interruption());
  if (delivering) clearInterval(delivering);
  await server.close();
  await saved?.();
  return 0;
}

function webAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError(`${name} is an address that begins with https:// or http://.`);
  return url.href;
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
