import { isBankFeedsError } from '../../core/error.js';
import type { FeedRefresh } from '../feed/feed-refresh.js';
import type { FeedRecord } from '../ledger/feed-record.js';
import type { KeptHint } from '../ledger/ledger.js';
import type { PushOptions } from '../push/push-engine.js';
import type { ServerContext } from '../server-context.js';
import { inSpan } from '../telemetry/spans.js';

const hintsAtOnce = 100;
/** Codat sends a message again for 28 hours: so long at least it is known by its id. Milliseconds. */
const hintsKeptMs = 3 * 86_400_000;

export interface HintProcessing {
  /** Looks at Codat for all hints that are open, without rejecting; those that fail stay open. */
  start(): Promise<void>;
}

/** A hint says only that it is worth looking: what has become of it is read from Codat, in whatever order hints come. */
export function createHintProcessing(context: ServerContext, refresh: FeedRefresh, push: (options: PushOptions) => Promise<unknown>): HintProcessing {
  const { ledger, clock, log } = context;
  let running: Promise<void> | null = null;
  let isDueAgain = false;

  async function processAll(): Promise<void> {
    do {
      isDueAgain = false;
      await processOpen();
    } while (isDueAgain);
  }

  async function processOpen(): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const hints: readonly KeptHint[] = await ledger.openHints(after, hintsAtOnce);
      for (const ofOne of byCompany(hints)) {
        if (!(await inSpan('followHints', { 'bankfeeds.hints': ofOne.length }, () => look(ofOne)))) return;
      }
      after = hints.at(-1)?.id ?? null;
      if (hints.length < hintsAtOnce) break;
    }
    await ledger.forgetHints(clock.now() - hintsKeptMs);
  }

  /** False when Codat answers nobody just now: asking for the others would be one more call each, for nothing. */
  async function look(hints: readonly KeptHint[]): Promise<boolean> {
    const [{ companyId } = { companyId: null }] = hints;
    try {
      const customerRef = companyId === null ? null : await ledger.customerOfCompany(companyId);
      // Of a company that is not noted yet there is nothing to look at: whoever notes it reads it.
      if (customerRef !== null) {
        const before = await ledger.findFeed(customerRef);
        const now = await refresh.anew(customerRef);
        if (hasNewlyConnected(before, now) || (await ledger.openPushes(customerRef)).length > 0) await push({ customerRef });
      }
      for (const { id } of hints) await ledger.closeHint(id);
      return true;
    } catch (error) {
      if (isBankFeedsError(error)) log({ type: 'staleFeed', code: error.code, codatCorrelationId: error.correlationId });
      else log({ type: 'unexpected', stage: 'feed', correlationId: null, error });
      return !isDown(error);
    }
  }

  return {
    start() {
      isDueAgain = true;
      running ??= processAll()
        .catch((error: unknown) => log({ type: 'unexpected', stage: 'feed', correlationId: null, error }))
        .finally(() => {
          running = null;
        });
      return running;
    },
  };
}

/** Transactions may have waited for just this. */
function hasNewlyConnected(before: FeedRecord | null, now: FeedRecord | null): boolean {
  const connected = (feed: FeedRecord | null) => (feed?.accounts ?? []).filter(({ status }) => status === 'connected').map(({ accountId }) => accountId);
  const known = new Set(connected(before));
  return connected(now).some((accountId) => !known.has(accountId));
}

function byCompany(hints: readonly KeptHint[]): readonly (readonly KeptHint[])[] {
  const groups = new Map<string | null, KeptHint[]>();
  for (const hint of hints) groups.set(hint.companyId, [...(groups.get(hint.companyId) ?? []), hint]);
  return [...groups.values()];
}

/** Whether the next company would be answered the same. */
function isDown(error: unknown): boolean {
  if (!isBankFeedsError(error)) return false;
  switch (error.code) {
    case 'codatUnavailable':
    case 'codatUnreachable':
    case 'codatPaused':
    case 'codatRateLimited':
    case 'codatUnauthorized':
    case 'codatPaymentRequired':
      return true;
    default:
      return false;
  }
}
