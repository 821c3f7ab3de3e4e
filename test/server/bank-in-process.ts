import {
  addDays,
  localDateAt,
  type AccountEditingVerbs,
  type BankFeedsAdapter,
  type BankTransaction,
  type CredentialsVerbs,
  type HostedLinkVerbs,
  type LocalDate,
  type SummaryVerbs,
} from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { createSandbox, type Dialect, type Sandbox, type SandboxOptions } from 'bankfeeds/sandbox';
import {
  createBankFeedsServer,
  memoryLedger,
  type Bank,
  type BankAccountDetails,
  type BankFeedsServer,
  type BankFeedsServerOptions,
  type Customer,
  type Ledger,
  type ServerEvent,
} from 'bankfeeds/server';

export const call = () => ({ signal: new AbortController().signal });

export const boulangerie: Customer = { ref: 'customer-1', name: 'Boulangerie Élégance (Québec) inc.', country: 'CA' };
export const garage: Customer = { ref: 'customer-2', name: 'Garage & Sons', country: 'US' };
export const atelier: Customer = { ref: 'customer-3', name: 'Atelier de Paris', country: 'FR' };

const customers: Readonly<Record<string, Customer>> = { boulangerie, garage, atelier };

export type SessionName = 'boulangerie' | 'garage' | 'atelier';

export function accountOf(customerRef: string, name: string, more: Partial<BankAccountDetails> = {}): BankAccountDetails {
  const accountNumber = `00${customerRef.slice(-1)}445566${name.length}`;
  return {
    id: `${customerRef}-${name}`,
    name,
    type: 'checking',
    lastFour: accountNumber.slice(-4),
    accountNumber,
    currency: 'CAD',
    balance: 500_000,
    ineligible: null,
    timeZone: 'America/Toronto',
    ...more,
  };
}

function accountsOf(customerRef: string): readonly BankAccountDetails[] | null {
  if (!Object.values(customers).some(({ ref }) => ref === customerRef)) return null;
  return [
    accountOf(customerRef, 'operating'),
    accountOf(customerRef, 'dollars', { currency: 'USD', type: 'savings' }),
    accountOf(customerRef, 'old', { ineligible: 'closed' }),
  ];
}

export interface BankInProcess {
  readonly sandbox: Sandbox;
  readonly server: BankFeedsServer;
  readonly ledger: Ledger;
  /** Everything that was logged. */
  readonly events: readonly ServerEvent[];
  /** Every request to Codat, as `METHOD /path`. */
  readonly codatCalls: readonly string[];
  adapterOf(session: SessionName): FullAdapter;
  send(
    session: SessionName | null,
    method: string,
    path: string,
    more?: { readonly headers?: Record<string, string>; readonly body?: string; readonly signal?: AbortSignal },
  ): Promise<Response>;
  /** Connects, and links everything in QuickBooks with this feed start date (default: five days ago). */
  linked(session: SessionName, accountNames: readonly string[], feedStartDate?: LocalDate): Promise<void>;
  today(): LocalDate;
}

export interface FullAdapter extends BankFeedsAdapter {
  readonly credentials: CredentialsVerbs;
  readonly hostedLink: HostedLinkVerbs;
  readonly accountEditing: AccountEditingVerbs;
  readonly summaries: SummaryVerbs;
}

export interface BankInProcessOptions {
  readonly dialect?: Dialect;
  readonly ledger?: Ledger;
  readonly bank?: Partial<Bank>;
  readonly server?: Partial<BankFeedsServerOptions>;
  readonly sandbox?: SandboxOptions;
  /** Stands between the server and Codat. */
  readonly codatFetch?: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;
}

/** The real server kit on the real sandbox, without a network in between. Waiting moves the sandbox's clock. */
export function bankInProcess(options: BankInProcessOptions = {}): BankInProcess {
  const sandbox = createSandbox({ dialect: options.dialect ?? 'current', ...options.sandbox });
  const ledger = options.ledger ?? memoryLedger();
  const events: ServerEvent[] = [];
  const codatCalls: string[] = [];
  const codatFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    codatCalls.push(`${request.method} ${new URL(request.url).pathname}`);
    const next = (passed: Request) => sandbox.fetch(passed);
    return options.codatFetch ? options.codatFetch(request, next) : next(request);
  };
  const server = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, dialect: options.dialect ?? 'current', fetch: codatFetch },
    ledger,
    bank: { institutionName: 'Sandbox Bank', listAccounts: async (ref) => accountsOf(ref), ...options.bank },
    authenticate: async (request) => customers[request.headers.get('x-session') ?? ''] ?? null,
    basePath: '/api',
    linkOrigins: [sandbox.baseUrl],
    clock: sandbox.clock,
    wait: async (milliseconds) => {
      sandbox.clock.advance(milliseconds);
    },
    log: (event) => events.push(event),
    ...options.server,
  });

  function adapterOf(session: SessionName): FullAdapter {
    const { credentials, hostedLink, accountEditing, summaries, ...rest } = createHttpAdapter({
      baseUrl: 'https://bank.example/api',
      headers: { 'x-session': session },
      fetch: (input, init) => server.fetch(new Request(input, init)),
    });
    if (!credentials || !hostedLink || !accountEditing || !summaries) throw new Error('the adapter lacks a group');
    return { ...rest, credentials, hostedLink, accountEditing, summaries };
  }

  return {
    sandbox,
    server,
    ledger,
    events,
    codatCalls,
    adapterOf,
    send: (session, method, path, { headers = {}, body, signal } = {}) =>
      server.fetch(
        new Request(`https://bank.example/api${path}`, {
          method,
          headers: {
            ...(session !== null && { 'x-session': session }),
            'X-Bank-Feeds-Request': '1',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body }),
          ...(signal && { signal }),
        }),
      ),
    async linked(session, accountNames, feedStartDate) {
      const adapter = adapterOf(session);
      const ref = customers[session]?.ref ?? '';
      const { consent } = await adapter.getFeed(call());
      const accountIds = accountNames.map((name) => `${ref}-${name}`);
      await adapter.connect({ accountIds, consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
      const quickBooks = await sandbox.quickBooks.signIn(await adapter.credentials.issue(call()));
      await sandbox.quickBooks.link(
        quickBooks,
        quickBooks.sourceAccounts.map((source, index) => ({
          sourceAccountId: source.id,
          ledgerAccount: quickBooks.ledgerAccounts[index]?.id ?? '',
          feedStartDate: feedStartDate ?? addDays(localDateAt(sandbox.clock.now(), 'America/Toronto'), -5),
        })),
      );
      await server.refresh(ref);
    },
    today: () => localDateAt(sandbox.clock.now(), 'America/Toronto'),
  };
}

export function transaction(id: string, date: LocalDate, more: Partial<BankTransaction> = {}): BankTransaction {
  return { id, date, description: `Purchase ${id}`, reference: null, type: 'debit', amount: -1205, balance: 498_795, ...more };
}

/** `id:stage` or `id:stage(reason)` of every transaction of an account, oldest first. */
export async function stagesOf(bank: BankInProcess, session: SessionName, accountId: string): Promise<string> {
  const { results } = await bank.adapterOf(session).listTransactions({ accountId, page: 1, pageSize: 500, orderBy: 'date', query: '' }, call());
  return results.map(({ id, stage, reason }) => `${id}:${stage}${reason ? `(${reason})` : ''}`).join(' ');
}

/** What Codat has stored for an account, oldest first, without its own test transactions. */
export function storedAtCodat(bank: BankInProcess, accountId: string): readonly string[] {
  return bank.sandbox
    .snapshot()
    .companies.flatMap(({ connections }) => connections.flatMap(({ accounts }) => accounts))
    .filter(({ id }) => id === accountId)
    .flatMap(({ transactions }) => transactions.filter(({ test }) => !test).map(({ id }) => id));
}
