import { parseArgs } from 'node:util';
import { isBankFeedsError } from '../core/error.js';
import { createHttpAdapter } from '../http/index.js';
import { adapterContract, runContract, type ContractContext, type ContractResult } from '../testing/index.js';
import { UsageError, type CommandIo, type ExitCode } from './command-io.js';
import { parseHeaders } from './given-headers.js';

const checkHelp = `bankfeeds check <url> [--header "Name: value"]… [--other-header "Name: value"]… [--write]

Runs the adapter contract against the back end at <url>, e.g. https://portal.example/api/bankfeeds.

  --header "Name: value"        sent with every request: the session of a customer in the US or Canada
  --other-header "Name: value"  the session of another customer, to try that each sees only what is theirs
  --write                       also connect, edit accounts, make and revoke credentials, disconnect.
                                For a test customer only: credentials that QuickBooks has stop working.
  --timeout <seconds>           for the whole run; default 120

Without --write nothing is changed. The exit code is 1 when a rule is broken.`;

type GivenHeaders = readonly (readonly [string, string])[];

/** @throws UsageError */
export async function runCheckCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      header: { type: 'string', multiple: true, default: [] },
      'other-header': { type: 'string', multiple: true, default: [] },
      write: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '120' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    io.print(checkHelp);
    return 0;
  }
  const baseUrl = parseTarget(positionals);
  const headers = parseHeaders('--header', values.header);
  const otherHeaders = parseHeaders('--other-header', values['other-header']);
  const seconds = parseSeconds(values.timeout);
  const signal = AbortSignal.timeout(seconds * 1000);

  const context: ContractContext = {
    adapter: adapterWith(baseUrl, headers),
    signal,
    fixture: {
      mayChangeFeed: values.write,
      otherCustomer: otherHeaders.length > 0 ? adapterWith(baseUrl, otherHeaders) : undefined,
      wire: {
        baseUrl,
        send: (request) => sendWith(request, headers, signal),
        // Without a session to leave out, a request as nobody would be the same as the others.
        sendSignedOut: headers.length > 0 ? (request) => sendWith(request, [], signal) : undefined,
      },
    },
  };

  io.print(`Checking ${baseUrl}, ${values.write ? 'changing the feed of this customer' : 'reading only'}.`);
  try {
    if (!(await canBegin(context, io, headers.length > 0))) return 1;
    return summary(await runContract(adapterContract, context, (result) => printResult(result, io)), io);
  } catch (failure) {
    if (!signal.aborted) throw failure;
    io.printError(`The time was up after ${seconds} seconds. Give more with --timeout, or see what the back end waits for.`);
    return 1;
  }
}

function summary(results: readonly ContractResult[], io: CommandIo): ExitCode {
  const count = (outcome: ContractResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  io.print(`${count('held')} kept, ${count('violated')} broken, ${count('skipped')} skipped.`);
  return count('violated') === 0 ? 0 : 1;
}

function parseTarget(positionals: readonly string[]): string {
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new UsageError('check takes one address. Write headers as --header "Name: value".');
  const url = URL.canParse(target) ? new URL(target) : null;
  if (!url || !/^https?:$/u.test(url.protocol)) throw new UsageError('The address to check must begin with https:// or http://.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError('The address to check may hold no user name, password, query or fragment. Give the session by --header.');
  }
  return url.href.replace(/\/+$/u, '');
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400) throw new UsageError('--timeout takes whole seconds, 1 to 86400.');
  return seconds;
}

function adapterWith(baseUrl: string, headers: GivenHeaders): ContractContext['adapter'] {
  return createHttpAdapter({ baseUrl, headers: headers.map(([name, value]): [string, string] => [name, value]) });
}

/** Redirects are shown to the cases as what they are, not followed. */
function sendWith(request: Request, given: GivenHeaders, signal: AbortSignal): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const [name, value] of given) headers.append(name, value);
  return fetch(new Request(request, { headers, signal, redirect: 'manual' }));
}

/** One look before the cases, so that a wrong address or an old session is one line and not forty. */
async function canBegin({ adapter, signal = new AbortController().signal }: ContractContext, io: CommandIo, isSignedIn: boolean): Promise<boolean> {
  try {
    await adapter.getFeed({ signal });
    return true;
  } catch (failure) {
    signal.throwIfAborted();
    if (isBankFeedsError(failure) && failure.code === 'network') {
      io.printError('No answer from there. Is the back end running, and does it answer without a redirect?');
      return false;
    }
    if (isBankFeedsError(failure) && failure.code === 'unauthenticated') {
      io.printError(isSignedIn
        ? 'The back end says that nobody is signed in. Is the session in --header still valid?'
        : 'The back end says that nobody is signed in. Give a customer\'s session, e.g. --header "Cookie: session=…".');
      return false;
    }
    if (isBankFeedsError(failure) && failure.code === 'notFound') {
      io.printError('The back end has no /feed there. Does the address end where the adapter protocol begins?');
      return false;
    }
    // Whatever else is wrong, the cases say it better.
    return true;
  }
}

function printResult(result: ContractResult, io: CommandIo): void {
  switch (result.outcome) {
    case 'held':
      return io.print(`✓ ${result.case.name}`);
    case 'skipped':
      return io.print(`- ${result.case.name} (skipped: ${result.reason})`);
    case 'violated': {
      const { what, why, todo } = result.violation;
      io.print(`✗ ${result.case.name}`);
      io.print(`    Seen: ${what}`);
      io.print(`    Why it matters: ${why}`);
      return io.print(`    What to do: ${todo}`);
    }
    default:
      return result satisfies never;
  }
}
