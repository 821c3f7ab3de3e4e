import { vi } from 'vitest';
import { runSandboxCommand } from '../../src/cli/sandbox-command.js';

/** `bankfeeds sandbox`, in this process, and what a host is told of it. */
export async function serveSandbox(): Promise<{ readonly environment: Readonly<Record<string, string>>; stop(): Promise<unknown> }> {
  const lines: string[] = [];
  const controller = new AbortController();
  const ended = runSandboxCommand(['--port', '0'], {
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
    environment: {},
    signal: controller.signal,
  });
  const said = (pattern: RegExp) =>
    vi.waitFor(() => {
      const [, found] = pattern.exec(lines.join('\n')) ?? [];
      if (found === undefined) throw new Error(`The sandbox has not said it yet:\n${lines.join('\n')}`);
      return found;
    });
  return {
    environment: { CODAT_BASE_URL: await said(/(http:\/\/127\.0\.0\.1:\d+)/), CODAT_API_KEY: await said(/API key: (\S+)/) },
    async stop() {
      controller.abort();
      await ended;
    },
  };
}
