import type { Advice } from '../src/core/coach.js';
import type { ConnectStep } from '../src/core/connect-flow.js';
import { isBankFeedsErrorCode, type BankFeedsErrorCode } from '../src/core/error-codes.js';
import { errorCodes } from '../src/core/error-facts.js';
import type { FeedAccountStatus, FeedStatus, Unavailability } from '../src/core/feed.js';
import type { StageReason, TransactionStage } from '../src/core/transaction.js';
import type { en } from '../src/i18n/en/catalogue.js';

/** How one sees that a state is there. */
export type Sign =
  | { readonly selector: string }
  /** The words of the step's heading. */
  | { readonly heading: keyof typeof en }
  /** Words on the page. */
  | { readonly words: keyof typeof en }
  /** What the server says of the feed. */
  | { readonly feed: FeedStatus };

const advice = (kind: Advice['kind']): Sign => ({ selector: `[data-bf-part="advice"][data-state="${kind}"]` });
const account = (status: FeedAccountStatus): Sign => ({ selector: `[data-bf-part="account"][data-state="${status}"]` });
const stage = (name: TransactionStage): Sign => ({ selector: `[data-bf-part="transaction"][data-state="${name}"]` });
const inWidget = (widget: string, part: string): Sign => ({ selector: `.bf-${widget} ${part}` });

const codes = Object.keys(errorCodes).filter(isBankFeedsErrorCode);

/**
 * Every state that a customer can meet. A union of the core that gets another member does not compile here until that
 * member is named, and a test fails until a story shows it.
 */
export const states = {
  advice: {
    unavailable: advice('unavailable'),
    notStarted: advice('notStarted'),
    credentialsNeeded: advice('credentialsNeeded'),
    waiting: advice('waiting'),
    credentialsUnused: advice('credentialsUnused'),
    linkExpired: advice('linkExpired'),
    blocked: advice('blocked'),
    partlyConnected: advice('partlyConnected'),
    connected: advice('connected'),
    accountsDisconnected: advice('accountsDisconnected'),
    ended: advice('ended'),
    stale: advice('stale'),
  } satisfies Record<Advice['kind'], Sign>,
  unavailable: {
    country: { words: 'common.unavailable.country' },
  } satisfies Record<Unavailability, Sign>,
  feed: {
    notStarted: { feed: 'notStarted' },
    pending: { feed: 'pending' },
    linked: { feed: 'linked' },
    unlinked: { feed: 'unlinked' },
    deauthorized: { feed: 'deauthorized' },
    unknown: { feed: 'unknown' },
  } satisfies Record<FeedStatus, Sign>,
  account: {
    pending: account('pending'),
    connecting: account('connecting'),
    connected: account('connected'),
    disconnected: account('disconnected'),
    unknown: account('unknown'),
  } satisfies Record<FeedAccountStatus, Sign>,
  step: {
    loading: { heading: 'connect.loading' },
    unavailable: { heading: 'connect.unavailable.title' },
    permissions: { heading: 'connect.permissions.title' },
    accounts: { heading: 'connect.accounts.title' },
    connecting: { heading: 'connect.connecting' },
    credentials: { heading: 'instructions.title' },
    link: { heading: 'connect.link.title' },
    waiting: { heading: 'connect.waiting.title' },
    connected: { heading: 'connect.connected.title_other' },
    failed: { heading: 'connect.failed.title' },
  } satisfies Record<ConnectStep | 'failed', Sign>,
  stage: {
    queued: stage('queued'),
    sending: stage('sending'),
    sent: stage('sent'),
    collected: stage('collected'),
    rejected: stage('rejected'),
    late: stage('late'),
    quarantined: stage('quarantined'),
    unknown: stage('unknown'),
  } satisfies Record<TransactionStage, Sign>,
  reason: {
    accountNotConnected: { words: 'transactions.reason.accountNotConnected.short' },
    futureDated: { words: 'transactions.reason.futureDated.short' },
    olderThanNewestSent: { words: 'transactions.reason.olderThanNewestSent.short' },
    tooOld: { words: 'transactions.reason.tooOld.short' },
    beforeFeedStart: { words: 'transactions.reason.beforeFeedStart.short' },
    refusedByCodat: { words: 'transactions.reason.refusedByCodat.short' },
    leftOut: { words: 'transactions.reason.leftOut.short' },
    changedAfterSending: { words: 'transactions.reason.changedAfterSending.short' },
    unknown: { words: 'transactions.reason.unknown.short' },
  } satisfies Record<StageReason, Sign>,
  error: Object.fromEntries(codes.map((code) => [code, { selector: `[data-bf-part="error"][data-code="${code}"]` }])) as Record<BankFeedsErrorCode, Sign>,
  credentials: {
    loading: inWidget('credentials-panel', '[data-state="loading"]'),
    beforeAFeed: { words: 'credentials.needsFeed' },
    none: inWidget('credentials-panel', '[data-state="none"]'),
    shown: inWidget('credentials-panel', '[data-bf-part="credentials"]'),
    failed: inWidget('credentials-panel', '[data-bf-part="error"]'),
  },
  accounts: {
    loading: inWidget('account-status-list', '[data-bf-part="loading"]'),
    empty: inWidget('account-status-list', '[data-bf-part="empty"]'),
    ready: inWidget('account-status-list', '[data-bf-part="accounts"]'),
    failed: inWidget('account-status-list', '[data-bf-part="error"]'),
    stale: inWidget('account-status-list', '[data-bf-part="stale"]'),
  },
  transactions: {
    loading: inWidget('transactions-table', '[data-bf-part="table"][data-state="loading"]'),
    empty: { words: 'transactions.empty.title' },
    noAccounts: { words: 'transactions.noAccounts.title' },
    noMatch: { words: 'transactions.noMatch.title' },
    ready: inWidget('transactions-table', '[data-bf-part="table"][data-state="ready"]'),
    failed: inWidget('transactions-table', '[data-bf-part="error"]'),
    stale: inWidget('transactions-table', '[data-bf-part="stale"]'),
    filters: inWidget('transactions-table', '[data-bf-part="filters"]'),
    filtersOn: inWidget('transactions-table', '.bf-transactions-count'),
    noMatchOfFilters: { words: 'transactions.noMatch.filters' },
    options: inWidget('transactions-table', '[data-bf-part="options"]'),
    days: inWidget('transactions-table', '[data-bf-part="day"]'),
    totals: inWidget('transactions-table', '[data-bf-part="totals"]'),
    balanceLine: inWidget('transactions-table', '[data-bf-part="balance-line"] svg'),
    details: { selector: '.bf-dialog [data-bf-part="facts"]' },
    history: { selector: '.bf-dialog [data-bf-part="history"]' },
    selected: inWidget('transactions-table', '[data-bf-part="selection"]'),
    scroll: inWidget('transactions-table', '[data-bf-part="scroller"] [data-bf-part="transaction"]'),
    new: inWidget('transactions-table', '[data-bf-part="new"] button'),
    exporting: inWidget('transactions-table', '[data-bf-part="export"][data-state="working"]'),
    exported: inWidget('transactions-table', '[data-bf-part="export"][data-state="done"]'),
    exportFailed: inWidget('transactions-table', '[data-bf-part="export"][data-state="failed"]'),
  },
  receipt: {
    loading: inWidget('consent-receipt', '[data-state="loading"]'),
    none: { words: 'receipt.none' },
    onRecord: inWidget('consent-receipt', 'time'),
    failed: inWidget('consent-receipt', '[data-bf-part="error"]'),
  },
} as const;

type Groups = typeof states;

export type StateName = { readonly [Group in keyof Groups]: `${Group}.${keyof Groups[Group] & string}` }[keyof Groups];

export const everyError: readonly StateName[] = codes.map((code) => `error.${code}` as const);

const signs: ReadonlyMap<string, Sign> = new Map(
  Object.entries(states).flatMap(([group, members]) => Object.entries(members).map(([member, sign]): [string, Sign] => [`${group}.${member}`, sign])),
);

export const stateNames: readonly string[] = [...signs.keys()];

/** @throws RangeError for a state that is none */
export function signOf(name: string): Sign {
  const sign = signs.get(name);
  if (!sign) throw new RangeError(`There is no state "${name}".`);
  return sign;
}

/** The parameters of a story in which these states are seen once it has been played. */
export function shows(...names: readonly StateName[]): { readonly shows: readonly StateName[] } {
  return { shows: names };
}
