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
import { createRequestLimit, type RequestsPerMinute } from './http/request-limit.js';
import type { Ledger } from './ledger/ledger.js';
import { ingestTransactions, type IngestReport } from './push/ingest.js';
import { decide, type PushDecision } from './push/decision.js';
import { createPushEngine, type PushOptions } from './push/push-engine.js';
import type { PushReport } from './push/push-report.js';
import type { ServerContext } from './server-context.js';
import type { ServerEvent } from './server-event.js';
import { observedCodat } from './telemetry/observed-codat.js';
import { createServerMetrics } from './telemetry/server-metrics.js';
import { waitByTimer, type Wait } from './wait.js';
import { createHintProcessing } from './webhooks/hint-processing.js';
import { createWebhookReceiver, type WebhookCall } from './webhooks/webhook-receiver.js';
import type { WebhookSecrets } from './webhooks/webhook-signature.js';

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
  /**
   * What becomes of the others when Codat refuses a transaction. `halt`: those after it wait until it is corrected, or
   * `decide` says what to do, while alarms count down the days; once it is too old to be sent, they go on without it.
   * `skip`: they go on at once, and it can be sent no more. Default `halt`.
   */
  readonly onRefusedTransaction?: 'halt' | 'skip' | undefined;
  /** Origins to which Codat's hosted link may lead. Default: Codat's own. */
  readonly linkOrigins?: readonly string[] | undefined;
  /** Origins of the bank's pages, where a proxy has this server see another than the browser does. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The most pairs of credentials for a customer within 24 hours, on all machines that share the ledger. Default 5. */
  readonly credentialsPerDay?: number | undefined;
  /**
   * Takes Codat's messages, so that statuses are known at once and a page that waits costs few calls. `secrets`: as
   * Codat shows them (`whsec_…`), several while one takes another's place, or a way to get them. Default: none are taken.
   */
  readonly webhooks?: { readonly secrets: WebhookSecrets } | undefined;
  /**
   * The most requests of a customer, counted on this machine: a minute's worth at once, then as they come in again. What
   * is above is answered 429 with `Retry-After`. Default `{ reads: 6000, changes: 120 }`: more than a person can cause.
   */
  readonly requestsPerMinute?: Partial<RequestsPerMinute> | undefined;
  /**
   * The most changes of a customer in a day, counted on this machine: a day's worth at once, then as they come in again. It
   * keeps one customer from using up the calls to Codat of all. Default 500: more than a person can cause.
   */
  readonly changesPerDay?: number | undefined;
  /**
   * Called with each event; nothing in one is secret. What it throws, or a promise of it rejects with, is lost. `jsonLines(write)` makes one that writes a line
   * of JSON each. Default: no log.
   */
  readonly log?: ((event: ServerEvent) => void) | undefined;
}

export interface BankFeedsServer {
  /** The adapter protocol. Never rejects: a failure is an answer. */
  fetch(request: Request): Promise<Response>;
  /**
   * Codat's messages (Codat, "Consume webhooks"): mount it at an address of its own that Codat reaches, without a session
   * before it. Keeps what came, answers, and looks at Codat afterwards. Never rejects.
   */
  webhook(request: Request, call?: WebhookCall): Promise<Response>;
  /** Looks at Codat for all messages that could not be followed when they came. The worker does it; never rejects. */
  followUp(): Promise<void>;
  /**
   * Hands transactions of one account over, at most 10,000 at once, in the account's own order: all are taken, or none.
   * They are sent by `push`.
   * @throws BankFeedsError `unknownCustomer`, `unknownAccount`, `tooManyTransactions`, `invalidAmount`, `invalidRequest`
   */
  ingest(customerRef: string, accountId: string, transactions: readonly BankTransaction[]): Promise<IngestReport>;
  /** Sends what is due, once a day or as often as the bank likes. Safe to run twice, and to be interrupted. */
  push(options?: PushOptions): Promise<PushReport>;
  /**
   * Carries out what a person at the bank decided about an account that has stopped; how many transactions it moved.
   * @throws BankFeedsError `unknownAccount`; `busy` while a worker is sending for the customer
   */
  decide(customerRef: string, accountId: string, decision: PushDecision): Promise<number>;
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
  const wait = options.wait ?? waitByTimer;
  const metrics = createServerMetrics();
  const log = options.log ? harmless(options.log) : () => {};
  const context: ServerContext = {
    codat: observedCodat(isPort(options.codat) ? options.codat : createCodatClient({ clock, wait, ...options.codat }), metrics, clock),
    ledger,
    bank,
    callout: bank.callout ? parseCallout(bank.callout) : null,
    consentTextVersion: bank.consentTextVersion ?? permissionsTextVersion,
    consentTextHashes: bank.consentTextHashes ?? (bank.consentTextVersion === undefined ? permissionsTextHashes : {}),
    capabilities: { credentials: true, hostedLink: true, accountEditing: true, transactionsSummary: true, ...bank.capabilities },
    historyDays: options.historyDays ?? defaultHistoryDays,
    onRefusedTransaction: options.onRefusedTransaction ?? 'halt',
    linkOrigins: options.linkOrigins ?? codatLinkOrigins,
    credentialsPerDay: options.credentialsPerDay ?? 5,
    hearsFromCodat: options.webhooks !== undefined,
    clock,
    wait,
    newId: options.newId ?? (() => crypto.randomUUID()),
    log(event) {
      metrics.count(event);
      log(event);
    },
  };
  const refresh = createFeedRefresh(context);
  const engine = createPushEngine(context, refresh);
  const hints = createHintProcessing(context, refresh, engine.push);
  const handle = createRequestHandler({
    context,
    verbs: createFeedVerbs(context, refresh),
    authenticate,
    limit: createRequestLimit(options, clock),
    basePath: options.basePath ?? '/',
    allowedOrigins: options.allowedOrigins ?? [],
  });

  return {
    fetch: handle,
    webhook: createWebhookReceiver(context, options.webhooks?.secrets ?? null, hints),
    followUp: hints.start,
    ingest: (customerRef, accountId, transactions) => ingestTransactions(context, customerRef, accountId, transactions),
    push: engine.push,
    decide: (customerRef, accountId, decision) => decide(context, { customerRef, accountId }, decision),
    async refresh(customerRef) {
      await refresh.now(customerRef);
    },
  };
}

/** A log that fails, at once or later, must not cost a customer the pair that was just made, nor leave a push half noted. */
function harmless(log: (event: ServerEvent) => void): (event: ServerEvent) => void {
  return (event) => {
    // Of a failure nothing is said: the log is where it would be.
    try {
      const told: unknown = log(event);
      void Promise.resolve(told).catch(() => undefined);
    } catch {
      return;
    }
  };
}

function isPort(codat: CodatClientOptions | CodatPort): codat is CodatPort {
  return 'findCompany' in codat;
}
