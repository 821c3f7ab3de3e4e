import type { BankFeedsAdapter, CallOptions } from '../core/adapter.js';
import { isBankFeedsError } from '../core/error.js';
import { wordsOf } from '../core/titled-error.js';
import { ContractViolation } from './contract-violation.js';
import { Broken, Skipped } from './expect.js';

/** The back end's HTTP side, for what an adapter cannot show: headers, problems, what is refused. */
export interface WireAccess {
  /** Where the adapter protocol is served. */
  readonly baseUrl: string;
  /** Sends a request as the signed-in customer. */
  send(request: Request): Promise<Response>;
  /** Sends a request as nobody. Absent where the runner cannot. */
  readonly sendSignedOut?: ((request: Request) => Promise<Response>) | undefined;
}

/** What the suite may assume and do. */
export interface AdapterFixture {
  /**
   * Whether the suite may connect, edit accounts, make and revoke credentials and disconnect.
   * Never true for a customer whose feed is in use: the credentials that QuickBooks has are revoked.
   */
  readonly mayChangeFeed: boolean;
  /** The adapter of another customer, who shares no account with the first. */
  readonly otherCustomer?: BankFeedsAdapter | undefined;
  readonly wire?: WireAccess | undefined;
}

export interface ContractContext {
  /** Signed in as a customer in the United States or Canada. */
  readonly adapter: BankFeedsAdapter;
  readonly fixture: AdapterFixture;
  /** Ends what still runs: the run then rejects with the signal's reason, which is no violation. */
  readonly signal?: AbortSignal | undefined;
}

/** What a case is about. `adapter`: an adapter of one's own in the page, and no back end. */
export type ContractGroup =
  'adapter' | 'feed' | 'bankAccounts' | 'connect' | 'accounts' | 'credentials' | 'link' | 'transactions' | 'isolation' | 'wire' | 'disconnect';

export type ContractOutcome = { readonly outcome: 'held' } | { readonly outcome: 'skipped'; readonly reason: string };

export interface ContractCase {
  readonly name: string;
  readonly group: ContractGroup;
  /** `changes`: runs only where the fixture says `mayChangeFeed`. */
  readonly mode: 'reads' | 'changes';
  readonly why: string;
  readonly todo: string;
  /** @throws ContractViolation */
  run(context: ContractContext): Promise<ContractOutcome>;
}

/** What a case works with: the context with a signal for every call. */
export interface CaseContext extends ContractContext {
  readonly call: CallOptions;
}

export interface CaseDefinition extends Omit<ContractCase, 'run'> {
  check(context: CaseContext): Promise<void>;
}

export function contractCase({ check, ...facts }: CaseDefinition): ContractCase {
  return {
    ...facts,
    async run(context) {
      if (facts.mode === 'changes' && !context.fixture.mayChangeFeed) {
        return { outcome: 'skipped', reason: 'it changes the feed, which this run may not' };
      }
      try {
        await check({ ...context, call: { signal: context.signal ?? new AbortController().signal } });
        return { outcome: 'held' };
      } catch (cause) {
        context.signal?.throwIfAborted();
        if (cause instanceof Skipped) return { outcome: 'skipped', reason: cause.reason };
        throw new ContractViolation({ caseName: facts.name, what: whatOf(cause), why: facts.why, todo: facts.todo, cause });
      }
    },
  };
}

function whatOf(cause: unknown): string {
  if (cause instanceof Broken) return cause.what;
  if (isBankFeedsError(cause)) {
    const { code, stage, correlationId } = cause;
    return `a failure on the way: ${wordsOf(cause)} (${code}, stage ${stage}${correlationId === null ? '' : `, correlation id ${correlationId}`})`;
  }
  return `a failure that is none of the protocol's (${cause instanceof Error ? cause.name : typeof cause})`;
}
