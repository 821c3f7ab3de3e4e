import type { Callout } from '../core/callout.js';
import type { Clock } from '../core/clock.js';
import { titledError } from '../core/titled-error.js';
import { createCodatApi, isAuthorized } from './codat/codat-api.js';
import { createControlApi, problemResponse } from './control/control-api.js';
import type { Dialect } from './codat/representation.js';
import { createFaults, type Faults } from './faults.js';
import { createLinkPageApp, isLinkPagePath } from './link-page/link-page-app.js';
import type { QuickBooks } from './quickbooks/quickbooks.js';
import { createQuickBooks } from './quickbooks/emulated-quickbooks.js';
import { createGenerator } from './random.js';
import type { SandboxSnapshot } from './state.js';
import { createWebhookSender, type SandboxWebhookOptions, type SandboxWebhooks } from './webhooks/webhook-sender.js';
import { createWorld, type VirtualClock } from './world.js';

/** How Codat's hosted page looks for this bank. */
export interface SandboxBranding {
  /** As QuickBooks lists it. */
  readonly institutionName: string;
  readonly logoUrl?: string | undefined;
  /** Stands in for a logo: one to three letters. */
  readonly logoText?: string | undefined;
  /** `#rrggbb`. */
  readonly primaryColor: string;
  readonly callout?: Callout | undefined;
}

export interface SandboxOptions {
  /** Default `current`. */
  readonly dialect?: Dialect | undefined;
  /** Ids, keys, one-time passwords and credentials follow from it. A snapshot brings its own. Default 1. */
  readonly seed?: number | undefined;
  /** What the virtual clock runs on. Default: one that stands still at a fixed moment. */
  readonly clock?: Clock | undefined;
  /** The origin at which it is served; it appears in links. Default `http://sandbox.localhost`. */
  readonly baseUrl?: string | undefined;
  /** Default: follows from the seed. */
  readonly apiKey?: string | undefined;
  readonly branding?: SandboxBranding | undefined;
  /** Virtual milliseconds for which a push stays Pending. Default 2,000. */
  readonly pushSettlesAfterMs?: number | undefined;
  /** How far back QuickBooks takes transactions. Codat's pages say 7 and 90; default 7. */
  readonly historyDays?: number | undefined;
  /** The daily quota's unit. Codat: 1,000 × (1 + connected companies). */
  readonly callsPerCompany?: number | undefined;
  /** Where Codat's messages go. Default: nowhere. */
  readonly webhooks?: SandboxWebhookOptions | undefined;
  readonly snapshot?: SandboxSnapshot | undefined;
  /** How the fault "latency" passes the time. Default: a timer. */
  readonly wait?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface SandboxCaller {
  /** It is on the machine itself, and addressed the sandbox by a loopback name: `/sandbox/…` opens without the key. */
  readonly loopback: boolean;
}

/** Codat and QuickBooks Online, emulated. Deterministic: the same seed and the same requests give the same answers. */
export interface Sandbox {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly clock: VirtualClock;
  readonly quickBooks: QuickBooks;
  readonly faults: Faults;
  /** Null where the options name no address for them. */
  readonly webhooks: SandboxWebhooks | null;
  /** Codat's API, its hosted page, and `sandboxControl`. Rejects only where a fault hangs up. */
  fetch(request: Request, caller?: SandboxCaller): Promise<Response>;
  /** Everything it knows, secrets too: hand it to `createSandbox` to go on from here. */
  snapshot(): SandboxSnapshot;
  /** @returns how to stop listening. */
  onChange(listener: () => void): () => void;
}

/** A Friday morning on which nothing special happens. */
const restingClock: Clock = { now: () => Date.UTC(2026, 10, 20, 15, 0, 0) };

const defaultBranding: SandboxBranding = { institutionName: 'Sandbox Bank', primaryColor: '#0b5c8a' };

/** @throws BankFeedsError `invalidRequest` for a snapshot that is none */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const branding = options.branding ?? defaultBranding;
  const world = createWorld({
    seed: options.seed ?? 1,
    baseClock: options.clock ?? restingClock,
    historyDays: options.historyDays ?? 7,
    snapshot: options.snapshot,
  });
  const baseUrl = (options.baseUrl ?? 'http://sandbox.localhost').replace(/\/+$/, '');
  const apiKey = options.apiKey ?? `sandbox-${createGenerator(world.state.seed ^ 0x5eed).alphanumerics(24)}`;
  const codat = createCodatApi({
    world,
    baseUrl,
    apiKey,
    dialect: options.dialect ?? 'current',
    pushSettlesAfterMs: options.pushSettlesAfterMs ?? 2000,
    callsPerCompany: options.callsPerCompany ?? 1000,
    wait: options.wait ?? pass,
  });

  const quickBooks = createQuickBooks(world, branding.institutionName);
  const faults = createFaults(world);
  const control = createControlApi({ world, faults, quickBooks });
  const linkPage = createLinkPageApp(world, branding, baseUrl);
  const webhooks = options.webhooks ? createWebhookSender(world, { dialect: options.dialect ?? 'current', baseUrl }, options.webhooks) : null;

  return {
    apiKey,
    baseUrl,
    clock: world.clock,
    quickBooks,
    faults,
    webhooks,
    async fetch(request, caller) {
      const { pathname } = new URL(request.url);
      if (isLinkPagePath(pathname)) return linkPage.fetch(request);
      if (!pathname.startsWith('/sandbox/')) return codat(request);
      if (caller?.loopback || isAuthorized(request, apiKey)) return control.fetch(request);
      return problemResponse(titledError({ code: 'unauthenticated', stage: 'quickBooks' }));
    },
    snapshot: world.snapshot,
    onChange: world.onChange,
  };
}

function pass(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
