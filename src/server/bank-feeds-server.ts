import { parseCallout } from '../core/callout.js';
import type { Clock } from '../core/clock.js';
import { permissionsTextHashes, permissionsTextVersion } from '../core/consent.js';
import { codatLinkOrigins } from '../core/link.js';
import { defaultHistoryDays } from '../core/push-plan.js';
import type { BankTransaction } from '../core/transaction.js';
import type { Bank, Customer } from './bank.js';
import { createCodatClient, type CodatClientOptions } from './codat/codat-client.js';
import type { CodatPort } from './codat/codat-port.js';
import { createFeedRefresh } from './feed/feed-refresh.js';
import { createFeedVerbs } from './feed/feed-verbs.js';
import { createRequestHandler } from './http/request-handler.js';
import type { Ledger } from './ledger/ledger.js';
import { ingestTransactions, type IngestReport } from './push/ingest.js';
import { createPushEngine, type PushOptions } from './push/push-engine.js';
import type { PushReport } from './push/push-report.js';
import type { ServerContext, Wait } from './server-context.js';
import type { ServerEvent } from './server-event.js';

export interface BankFeedsServerOptions {
  /** The bank's key at Codat and how to reach it, or a port of the bank's own. */
  readonly codat: CodatClientOptions | CodatPort;
  /** Where the feeds and the outbox are kept: `sqlLedger(database)` from `bankfeeds/server/sql`, or `memoryLedger()`. */
  readonly ledger: Ledger;
  /** The bank's name, callout, and the accounts of its customers. */
  readonly bank: Bank;
  /** Who is asking, by the bank's own session; null: nobody, which is answered 401. */
  readonly authenticate: (request: Request) => Promise<Customer | null>;
  /** Where the protocol is served, e.g. `/api/bankfeeds`. Default: at the root. */
  readonly basePath?: string | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Passes the time between two attempts. Default: a timer. */
  readonly wait?: Wait | undefined;
  /** Makes a GUID. Default: `crypto.randomUUID`. */
  readonly newId?: (() => string) | undefined;
  /** How far back QuickBooks takes transactions, in days. Default 7. */
  readonly historyDays?: number | undefined;
  /** Origins to which Codat's hosted link may lead. Default: Codat's own. */
  readonly linkOrigins?: readonly string[] | undefined;
  /** Origins of the bank's pages, where they are not this server's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The most pairs of credentials for a customer within 24 hours, on all machines that share the ledger. Default 5. */
  readonly credentialsPerDay?: number | undefined;
  /** Called with each event; nothing in one is secret. What it throws is lost. Default: no log. */
  readonly log?: ((event: ServerEvent) => void) | undefined;
}

export interface BankFeedsServer {
  /** The adapter protocol. Never rejects: a failure is an answer. */
  fetch(request: Request): Promise<Response>;
  /**
   * Hands transactions of one account over, at most 1,000 at once, in the account's own order: all are taken, or none.
   * They are sent by `push`.
   * @throws BankFeedsError `unknownCustomer`, `unknownAccount`, `tooManyTransactions`, `invalidAmount`, `invalidRequest`
   */
  ingest(customerRef: string, accountId: string, transactions: readonly BankTransaction[]): Promise<IngestReport>;
  /** Sends what is due, once a day or as often as the bank likes. Safe to run twice, and to be interrupted. */
  push(options?: PushOptions): Promise<PushReport>;
  /**
   * Reads a customer's statuses from Codat now.
   * @throws BankFeedsError with a code that begins with `codat`
   */
  refresh(customerRef: string): Promise<void>;
}

/**
 * The back end of the widgets, over Codat. Runs wherever there are `Request` and `Response`.
 * @throws BankFeedsError stage `configuration`: `calloutTooLong`, `invalidRequest`
 */
export function createBankFeedsServer(options: BankFeedsServerOptions): BankFeedsServer {
  const { bank, ledger, authenticate } = options;
  const clock = options.clock ?? { now: () => Date.now() };
  const context: ServerContext = {
    codat: isPort(options.codat) ? options.codat : createCodatClient(options.codat),
    ledger,
    bank,
    callout: bank.callout ? parseCallout(bank.callout) : null,
    consentTextVersion: bank.consentTextVersion ?? permissionsTextVersion,
    consentTextHashes: bank.consentTextHashes ?? (bank.consentTextVersion === undefined ? permissionsTextHashes : {}),
    capabilities: { credentials: true, hostedLink: true, accountEditing: true, transactionsSummary: true, ...bank.capabilities },
    historyDays: options.historyDays ?? defaultHistoryDays,
    linkOrigins: options.linkOrigins ?? codatLinkOrigins,
    credentialsPerDay: options.credentialsPerDay ?? 5,
    clock,
    wait: options.wait ?? waitByTimer,
    newId: options.newId ?? (() => crypto.randomUUID()),
    log: options.log ? harmless(options.log) : () => {},
  };
  const refresh = createFeedRefresh(context);
  const engine = createPushEngine(context, refresh);
  const handle = createRequestHandler({
    context,
    verbs: createFeedVerbs(context, refresh),
    authenticate,
    basePath: options.basePath ?? '/',
    allowedOrigins: options.allowedOrigins ?? [],
  });

  return {
    fetch: handle,
    ingest: (customerRef, accountId, transactions) => ingestTransactions(context, customerRef, accountId, transactions),
    push: engine.push,
    async refresh(customerRef) {
      await refresh.now(customerRef);
    },
  };
}

/** A log that fails must not cost a customer the pair that was just made, nor leave a push half noted. */
function harmless(log: (event: ServerEvent) => void): (event: ServerEvent) => void {
  return (event) => {
    try {
      log(event);
    } catch {
      // There is no other place to say so: the log is where it would be said.
    }
  };
}

function isPort(codat: CodatClientOptions | CodatPort): codat is CodatPort {
  return 'findCompany' in codat;
}

function waitByTimer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
