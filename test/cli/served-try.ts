import { vi } from 'vitest';
import { runTryCommand } from '../../src/cli/try-command.js';

/** `bankfeeds try`, in this process. */
export async function serveTry(...args: readonly string[]) {
  const lines: string[] = [];
  const controller = new AbortController();
  const ended = runTryCommand(['--port', '0', ...args], {
    print: (line) => lines.push(line),
    printError: (line) => lines.push(`error: ${line}`),
    environment: {},
    signal: controller.signal,
  });
  const said = vi.waitFor(() => {
    const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n')) ?? [];
    if (found === undefined) throw new Error(`It has not said where it is:\n${lines.join('\n')}`);
    return found;
  });
  return {
    baseUrl: await Promise.race([
      said,
      ended.then((): never => {
        throw new Error(lines.join('\n'));
      }),
    ]),
    printed: () => lines.join('\n'),
    async stop() {
      controller.abort();
      return ended;
    },
  };
}
