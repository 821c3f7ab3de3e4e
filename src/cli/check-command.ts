import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isBankFeedsError } from '../core/error.js';
import { createHttpAdapter } from '../http/index.js';
import { adapterContract, runContract, type ContractContext, type ContractResult } from '../testing/index.js';
import { createCheckTable, summaryOf } from './check-table.js';
import { countOf, type CheckedCase } from './checked-case.js';
import { UsageError, type CommandIo, type ExitCode } from './command-io.js';
import { parseHeaders } from './given-headers.js';
import { junitReport } from './junit-report.js';

const checkHelp = `bankfeeds check <url> --as "Name: value"… [--as-other "Name: value"…] [--write] [--junit <file>]

Runs the adapter contract against the back end at <url>, e.g. https://portal.example/api/bankfeeds, and prints what
became of each case: what was seen, why it matters and what to do.

  --as "Name: value"        a header that is sent with every request: the session of a customer in the US or Canada,
                            e.g. --as "Cookie: session=…". May be given more than once.
  --as-other "Name: value"  the session of another customer, to try that each sees only what is theirs
  --write                   also connect, edit accounts, make and revoke credentials, disconnect.
                            For a test customer only: credentials that QuickBooks has stop working.
  --junit <file>            also writes the outcome as JUnit XML, for a build server
  --timeout <seconds>       for the whole run; default 120

Without --write nothing is changed. No header that you give is printed or written. The exit code is 0 when no case is
broken, 1 when one is or the run could not be finished, and 2 when the command line makes no sense.`;

type GivenHeaders = readonly (readonly [string, string])[];

/** The cases that a back end can keep or break. */
const cases = adapterContract.filter(({ group }) => group !== 'adapter');

/** @throws UsageError */
export async function runCheckCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string', multiple: true, default: [] },
      'as-other': { type: 'string', multiple: true, default: [] },
      write: { type: 'boolean', default: false },
      junit: { type: 'string' },
      timeout: { type: 'string', default: '120' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    io.print(checkHelp);
    return 0;
  }
  const baseUrl = parseTarget(positionals);
  const headers = parseHeaders('--as', values.as);
  const otherHeaders = parseHeaders('--as-other', values['as-other']);
  const seconds = parseSeconds(values.timeout);
  // Before anything is changed: a run whose report cannot be written need not begin, and one that is killed leaves this.
  if (values.junit !== undefined) await beginReport(values.junit);
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
  const checked: CheckedCase[] = [];
  const hindrance = await runCases(context, { io, checked, seconds, isSignedIn: headers.length > 0 });
  if (hindrance !== null) {
    io.printError(`\n${hindrance}`);
    checked.push(...cases.slice(checked.length).map((one) => notRun(one, hindrance)));
  }
  io.print(`\n${summaryOf(checked)}`);
  if (!values.write && hindrance === null) io.print('What changes a feed was left out: --write tries it, on a test customer.');
  if (otherHeaders.length === 0 && hindrance === null) io.print('That each customer sees only what is theirs was left out: --as-other tries it.');
  if (values.junit !== undefined) await writeFile(values.junit, junitReport(checked));
  return countOf(checked, 'violated') + countOf(checked, 'notRun') === 0 ? 0 : 1;
}

interface Run {
  readonly io: CommandIo;
  /** What was checked so far. */
  readonly checked: CheckedCase[];
  readonly seconds: number;
  readonly isSignedIn: boolean;
}

/** @returns why the run ended before its end; null: it did not */
async function runCases(context: ContractContext, { io, checked, seconds, isSignedIn }: Run): Promise<string | null> {
  const table = createCheckTable(io);
  try {
    const hindrance = await hindranceOf(context, isSignedIn);
    if (hindrance !== null) return hindrance;
    let begun = performance.now();
    await runContract(cases, context, (result: ContractResult) => {
      const ended = performance.now();
      const one: CheckedCase = { ...result, milliseconds: ended - begun };
      begun = ended;
      checked.push(one);
      table.add(one);
    });
    return null;
  } catch (failure) {
    if (!context.signal?.aborted) throw failure;
    const during = cases[checked.length];
    return `The time was up after ${seconds} seconds${during ? `, at "${during.name}"` : ''}. Give more with --timeout, or see what the back end waits for.`;
  }
}

function notRun(one: CheckedCase['case'], reason: string): CheckedCase {
  return { case: one, outcome: 'notRun', reason, milliseconds: 0 };
}

/** @throws UsageError */
async function beginReport(file: string): Promise<void> {
  try {
    await writeFile(file, junitReport(cases.map((one) => notRun(one, 'The run was ended from outside.'))));
  } catch {
    throw new UsageError('The file of --junit cannot be written. Is its folder there?');
  }
}

function parseTarget(positionals: readonly string[]): string {
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new UsageError('check takes one address. Write headers as --as "Name: value".');
  const url = URL.canParse(target) ? new URL(target) : null;
  if (!url || !/^https?:$/u.test(url.protocol)) throw new UsageError('The address to check must begin with https:// or http://.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError('The address to check may hold no user name, password, query or fragment. Give the session by --as.');
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
async function hindranceOf({ adapter, signal = new AbortController().signal }: ContractContext, isSignedIn: boolean): Promise<string | null> {
  try {
    await adapter.getFeed({ signal });
    return null;
  } catch (failure) {
    signal.throwIfAborted();
    if (isBankFeedsError(failure) && failure.code === 'network') {
      return 'No answer from there. Is the back end running, and does it answer without a redirect?';
    }
    if (isBankFeedsError(failure) && failure.code === 'unauthenticated') {
      return isSignedIn
        ? 'The back end says that nobody is signed in. Is the session in --as still valid?'
        : 'The back end says that nobody is signed in. Give a customer\'s session, e.g. --as "Cookie: session=…".';
    }
    if (isBankFeedsError(failure) && failure.code === 'notFound') {
      return 'The back end has no /feed there. Does the address end where the adapter protocol begins?';
    }
    // Whatever else is wrong, the cases say it better.
    return null;
  }
}
