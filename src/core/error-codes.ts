/** What the person can do about a failure. Each value has its own words and, where it makes sense, its own button. */
export type UserAction =
  'retry' | 'retryLater' | 'signInAgain' | 'correctInput' | 'chooseOtherAccounts' | 'getNewLink' | 'getNewCredentials' | 'contactBank' | 'none';

/**
 * Every way in which a feed can fail, closed, and what the person can do about it. The text a customer reads lives in the
 * message catalogues under `error.<code>`, in both languages; what a developer reads in `errorCodes`.
 */
export const userActions = {
  unauthenticated: 'signInAgain',
  forbidden: 'contactBank',
  notAvailable: 'none',
  notOffered: 'contactBank',
  unknownCustomer: 'contactBank',
  unknownAccount: 'chooseOtherAccounts',
  notConnected: 'retry',
  notFound: 'contactBank',
  invalidRequest: 'contactBank',
  invalidAmount: 'correctInput',
  tooManyTransactions: 'correctInput',
  requestTooLarge: 'correctInput',
  consentRequired: 'correctInput',
  accountNotEligible: 'chooseOtherAccounts',
  calloutTooLong: 'contactBank',
  linkRefused: 'contactBank',
  linkExpired: 'getNewLink',
  quickBooksRefusedCredentials: 'getNewCredentials',
  rateLimited: 'retryLater',
  credentialsIssuedElsewhere: 'none',
  busy: 'retry',
  codatUnauthorized: 'contactBank',
  codatPaymentRequired: 'contactBank',
  codatForbidden: 'contactBank',
  codatNotFound: 'retry',
  codatRejected: 'contactBank',
  codatConflict: 'retry',
  codatIdempotencyMismatch: 'contactBank',
  codatRateLimited: 'retryLater',
  codatUnavailable: 'retryLater',
  codatUnreachable: 'retryLater',
  codatPaused: 'retryLater',
  codatUnexpectedAnswer: 'contactBank',
  network: 'retry',
  crashed: 'retry',
  unexpectedAnswer: 'retry',
  internal: 'retry',
} as const satisfies Record<string, UserAction>;

export type BankFeedsErrorCode = keyof typeof userActions;

/** The same request may succeed later without anybody changing anything. What is not there yet, somebody has to make first. */
export function isPassing(code: BankFeedsErrorCode): boolean {
  return userActions[code].startsWith('retry') && code !== 'notConnected' && code !== 'codatNotFound';
}

export function isBankFeedsErrorCode(value: unknown): value is BankFeedsErrorCode {
  return typeof value === 'string' && Object.hasOwn(userActions, value);
}
