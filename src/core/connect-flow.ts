import type { BankFeedsError } from './error.js';
import { connectedCount } from './feed-account-status.js';
import { isConnected, isEnded } from './feed-state.js';
import type { Feed } from './feed.js';

/** Where the customer is on the way from the button to a connected feed. */
export type ConnectStep = 'loading' | 'unavailable' | 'permissions' | 'accounts' | 'connecting' | 'credentials' | 'link' | 'waiting' | 'connected';

export type ConnectFlow =
  | { readonly state: 'closed'; readonly epoch: number }
  | (OpenFlow & { readonly state: 'open'; readonly step: ConnectStep })
  | (OpenFlow & { readonly state: 'failed'; readonly step: 'loading' | 'connecting'; readonly error: BankFeedsError });

interface OpenFlow {
  /** Which question the flow is waiting for. An answer to an older one changes nothing. */
  readonly epoch: number;
  readonly consented: boolean;
  readonly chosen: readonly string[];
  /** Accounts that fed QuickBooks when the flow last knew: one more, and the journey has arrived. */
  readonly connectedBefore: number;
}

/** How the pair gets to QuickBooks: in the bank's own page, or on Codat's. */
export type ConnectWay = 'credentials' | 'hosted';

export type ConnectEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'feedRead'; readonly epoch: number; readonly feed: Feed; readonly way: ConnectWay }
  | { readonly type: 'failed'; readonly epoch: number; readonly error: BankFeedsError }
  | { readonly type: 'retried' }
  | { readonly type: 'consented' }
  | { readonly type: 'wentBack' }
  | { readonly type: 'chose'; readonly accountIds: readonly string[] }
  | { readonly type: 'connectAnswered'; readonly epoch: number; readonly feed: Feed; readonly way: ConnectWay }
  | { readonly type: 'entered' }
  | { readonly type: 'wantsCredentials'; readonly way: ConnectWay }
  | { readonly type: 'wantsMore' }
  | { readonly type: 'feedChanged'; readonly feed: Feed };

export const closedFlow: ConnectFlow = { state: 'closed', epoch: 0 };

/** The step at which a customer finds the journey again, on any device: read off the server's state alone. */
export function stepOfFeed(feed: Feed, way: ConnectWay): Exclude<ConnectStep, 'loading' | 'connecting'> {
  if (feed.unavailable !== null) return 'unavailable';
  if (isConnected(feed)) return 'connected';
  if (feed.accounts.length === 0 || feed.status === 'notStarted') return 'permissions';
  if (isEnded(feed)) return 'permissions';
  if (way === 'hosted') return 'link';
  return feed.credentialsIssuedAt === null ? 'credentials' : 'waiting';
}

/** Pure: effects (reading the feed, connecting) are carried out outside, for the epoch in which they began. */
export function connectFlow(flow: ConnectFlow, event: ConnectEvent): ConnectFlow {
  switch (event.type) {
    case 'opened':
      if (flow.state !== 'closed') return flow;
      return { state: 'open', step: 'loading', epoch: flow.epoch + 1, consented: false, chosen: [], connectedBefore: 0 };
    case 'closed':
      return { state: 'closed', epoch: flow.epoch + 1 };
    case 'feedRead':
      if (flow.state !== 'open' || flow.step !== 'loading' || flow.epoch !== event.epoch) return flow;
      return { ...flow, step: stepOfFeed(event.feed, event.way), connectedBefore: connectedCount(event.feed) };
    case 'failed':
      if (flow.state !== 'open' || flow.epoch !== event.epoch) return flow;
      if (flow.step !== 'loading' && flow.step !== 'connecting') return flow;
      return { ...flow, state: 'failed', step: flow.step, error: event.error };
    case 'retried':
      return flow.state === 'failed' ? triedAgain(flow) : flow;
    case 'consented':
      if (flow.state !== 'open' || flow.step !== 'permissions') return flow;
      return { ...flow, step: 'accounts', consented: true };
    case 'wentBack':
      return wentBack(flow);
    case 'chose':
      if (flow.state !== 'open' || flow.step !== 'accounts' || event.accountIds.length === 0) return flow;
      return { ...flow, step: 'connecting', chosen: event.accountIds, epoch: flow.epoch + 1 };
    case 'connectAnswered':
      if (flow.state !== 'open' || flow.step !== 'connecting' || flow.epoch !== event.epoch) return flow;
      return { ...flow, step: event.way === 'hosted' ? 'link' : 'credentials', connectedBefore: connectedCount(event.feed) };
    case 'entered':
      if (flow.state !== 'open' || (flow.step !== 'credentials' && flow.step !== 'link')) return flow;
      return { ...flow, step: 'waiting' };
    case 'wantsCredentials':
      if (flow.state !== 'open' || (flow.step !== 'waiting' && flow.step !== 'connected')) return flow;
      return { ...flow, step: event.way === 'hosted' ? 'link' : 'credentials' };
    case 'wantsMore':
      if (flow.state !== 'open' || flow.step !== 'connected') return flow;
      return { ...flow, step: 'permissions' };
    case 'feedChanged':
      if (flow.state !== 'open' || connectedCount(event.feed) <= flow.connectedBefore || !isConnected(event.feed)) return flow;
      if (flow.step !== 'waiting' && flow.step !== 'credentials' && flow.step !== 'link') return flow;
      return { ...flow, step: 'connected', connectedBefore: connectedCount(event.feed) };
    default:
      return event satisfies never;
  }
}

function wentBack(flow: ConnectFlow): ConnectFlow {
  if (flow.state === 'closed') return flow;
  if (flow.state === 'failed') return flow.step === 'connecting' ? backFromFailure(flow) : flow;
  if (flow.step === 'accounts') return { ...flow, step: 'permissions' };
  if (flow.step === 'credentials' || flow.step === 'link') return { ...flow, step: flow.consented ? 'accounts' : 'permissions' };
  return flow;
}

type FailedFlow = Extract<ConnectFlow, { readonly state: 'failed' }>;

function triedAgain(flow: FailedFlow): ConnectFlow {
  return isConsentOutdated(flow) ? readAgain(flow) : openFlow(flow, flow.step, flow.epoch + 1);
}

function backFromFailure(flow: FailedFlow): ConnectFlow {
  return isConsentOutdated(flow) ? readAgain(flow) : openFlow(flow, 'accounts', flow.epoch + 1);
}

/** The text that was agreed to is no longer in force: sending the same consent again would fail for ever. */
function isConsentOutdated({ error }: FailedFlow): boolean {
  return error.code === 'consentRequired';
}

function readAgain(flow: FailedFlow): ConnectFlow {
  return openFlow({ ...flow, consented: false }, 'loading', flow.epoch + 1);
}

function openFlow({ consented, chosen, connectedBefore }: OpenFlow, step: ConnectStep, epoch: number): ConnectFlow {
  return { state: 'open', step, epoch, consented, chosen, connectedBefore };
}
