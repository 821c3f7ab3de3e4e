import { parseArgs } from 'node:util';
import { isFeedCountry } from '../core/country.js';
import { addDays, localDateAt } from '../core/local-date.js';
import { createSandbox, type Sandbox } from '../sandbox/index.js';
import { createBankFeedsServer, memoryLedger, type BankFeedsServer } from '../server/index.js';
import { UsageError, type CommandIo, type ExitCode } from './command-io.js';
import { aborted, interruption, serveLocally, systemClock, wholeNumber } from './local-serving.js';
import { createPlayedQuickBooks, quickBooksPath } from './played-quickbooks.js';
import { createTryBank, tryInstitution } from './try-bank.js';

const tryHelp = `bankfeeds try [--port 3000] [--country CA|US]

Serves a whole bank to try the widgets with, on this machine only: the server kit with one customer who is signed in,
Codat's sandbox behind it (its hosted page, clock and faults at the same address), and a page that plays QuickBooks.
Everything is in memory, and gone at the end.
  --port 3000    0 is any
  --country CA   the customer's: CA or US
  --force        starts although NODE_ENV is "production"`;

const basePath = '/api/bankfeeds';

export interface TryCommandIo extends CommandIo {
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Ends the command. Default: when the process is told to end. */
  readonly signal?: AbortSignal | undefined;
}

/** Serves until the signal ends it. */
export async function runTryCommand(args: readonly string[], io: TryCommandIo): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '3000' },
      country: { type: 'string', default: 'CA' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    io.print(tryHelp);
    return 0;
  }
  const { NODE_ENV } = io.environment ?? process.env;
  if (NODE_ENV === 'production' && !values.force) {
    throw new UsageError('This is no bank: everybody is its customer. It does not start where NODE_ENV is "production". If you mean it, say --force.');
  }
  const port = wholeNumber('--port', values.port, 65_535);
  const { country } = values;
  if (!isFeedCountry(country)) throw new UsageError('--country is CA or US.');

  const serving: { answer: ((request: Request) => Promise<Response>) | null } = { answer: null };
  const server = await serveLocally({ port, host: '127.0.0.1' }, async (request, { loopback }) => {
    if (!loopback) return new Response('Only for this machine, by the name localhost.', { status: 403 });
    return serving.answer?.(request) ?? new Response(null, { status: 503 });
  });
  const { baseUrl } = server;

  const sandbox = createSandbox({
    clock: systemClock,
    baseUrl,
    pushSettlesAfterMs: 100,
    branding: { institutionName: tryInstitution, primaryColor: '#0b5c8a' },
  });
  const { bank, customer, transactionsBefore } = createTryBank(country);
  const bankFeeds = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl, fetch: (address, init) => sandbox.fetch(new Request(address, init)) },
    clock: sandbox.clock,
    ledger: memoryLedger(),
    bank,
    basePath,
    authenticate: async () => customer,
    linkOrigins: [baseUrl],
    // Whoever tries asks more often than a customer does.
    credentialsPerDay: 1000,
    log(event) {
      if (event.type === 'unexpected') io.printError(String(event.error));
    },
  });
  const today = () => localDateAt(sandbox.clock.now(), 'America/Toronto');
  const { accountId, transactions } = transactionsBefore(today());
  await bankFeeds.ingest(customer.ref, accountId, transactions);
  const quickBooks = createPlayedQuickBooks({
    quickBooks: sandbox.quickBooks,
    feedStartDate: () => addDays(today(), -7),
    async onLinked() {
      await bankFeeds.refresh(customer.ref);
      await bankFeeds.push({ customerRef: customer.ref });
    },
  });
  const words = wordsFor(baseUrl);
  serving.answer = (request) => answerOf(request, { bankFeeds, sandbox, quickBooks, words });

  for (const line of words) io.print(line);
  await aborted(io.signal ?? interruption());
  await server.close();
  return 0;
}

interface Parts {
  readonly bankFeeds: BankFeedsServer;
  readonly sandbox: Sandbox;
  readonly quickBooks: ReturnType<typeof createPlayedQuickBooks>;
  readonly words: readonly string[];
}

async function answerOf(request: Request, { bankFeeds, sandbox, quickBooks, words }: Parts): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/') return new Response(`${words.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  if (isBelow(pathname, basePath)) return bankFeeds.fetch(request);
  if (isBelow(pathname, quickBooksPath)) return quickBooks.fetch(request);
  // Codat's hosted page, and the sandbox's clock and faults.
  return sandbox.fetch(request, { loopback: true });
}

function isBelow(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}

function wordsFor(baseUrl: string): readonly string[] {
  return [
    `A bank to try the widgets with, at ${baseUrl}. Its one customer is signed in.`,
    '',
    `  The page asks      ${basePath}, which your dev server hands on to ${baseUrl}`,
    `  In vite.config     server: { proxy: { '${basePath}': '${baseUrl}' } }`,
    `  In the page        createHttpAdapter({ baseUrl: '${basePath}' })`,
    `  QuickBooks, played ${baseUrl}${quickBooksPath}`,
    '',
    'Everything is in memory, and gone at the end.',
  ];
}
