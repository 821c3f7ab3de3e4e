import type { CollectReport, DailyPushReport } from './bank-api.js';

/** The demo's hand on time and on QuickBooks; over the real Codat there is none. */
export type Surroundings =
  | { readonly codat: 'real' }
  | {
      readonly codat: 'sandbox';
      advance(milliseconds: number): void;
      /** Lets QuickBooks pay its daily visit to Codat. */
      collect(): Promise<CollectReport>;
      /** Everything as it was at the very first start. */
      reset(): Promise<void>;
    };

/** What a real bank's portal does not have. */
export type DemoControls = Surroundings & {
  now(): number;
  /** The bank's night run. */
  push(): Promise<DailyPushReport>;
};
