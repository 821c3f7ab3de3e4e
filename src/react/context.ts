import { createContext, useContext } from 'react';
import type { BankFeedsAdapter } from '../core/adapter.js';
import type { BankFeedsError } from '../core/error.js';
import { outsideOfProvider } from '../i18n/outside-of-provider.js';
import type { Answers } from './answers.js';
import type { BankFeedsEvent } from './events.js';
import type { QuickBooksOptions } from './quickbooks.js';
import type { SecretMarks } from './secret-marks.js';
import type { Theme } from './theme.js';

export interface BankFeedsContextValue {
  readonly adapter: BankFeedsAdapter;
  /** Dispatches `end` when the bank's session has ended. */
  readonly sessionEnds: EventTarget;
  readonly answers: Answers;
  /** Somebody has touched the page not long ago. */
  readonly present: boolean;
  readonly theme: Theme;
  readonly quickBooks: QuickBooksOptions;
  readonly secretMarks: SecretMarks;
  readonly reportError: (error: BankFeedsError) => void;
  readonly reportEvent: (event: BankFeedsEvent) => void;
}

export const BankFeedsContext = createContext<BankFeedsContextValue | null>(null);

/** @throws Error when there is no provider above. */
export function useBankFeedsContext(): BankFeedsContextValue {
  const value = useContext(BankFeedsContext);
  if (!value) throw outsideOfProvider();
  return value;
}
