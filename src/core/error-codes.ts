/** What the person can do about a failure. Each value has its own words and, where it makes sense, its own button. */
export type UserAction =
  | 'retry'
  | 'retryLater'
  | 'signInAgain'
  | 'correctInput'
  | 'chooseOtherAccounts'
  | 'getNewLink'
  | 'getNewCredentials'
  | 'contactBank'
  | 'none';

interface ErrorFacts {
  /** The HTTP status with which the adapter protocol carries this error; null: it never crosses the wire. */
  readonly status: number | null;
  /** True when the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly userAction: UserAction;
  /** One line for a developer: what happened. */
  readonly title: string;
}

function facts(status: number | null, retryable: boolean, userAction: UserAction, title: string): ErrorFacts {
  return { status, retryable, userAction, title };
}

/**
 * Every way in which a feed can fail, closed. The text a customer reads lives in the
 * message catalogues under `error.<code>`, in both languages.
 */
export const errorCodes = {
  unauthenticated: facts(401, false, 'signInAgain', 'Nobody is signed in at the bank.'),
  forbidden: facts(403, false, 'contactBank', 'The request was refused: it did not come from the bank’s own page, or the customer may not do this.'),
  notAvailable: facts(403, false, 'none', 'QuickBooks bank feeds exist for customers in the United States and Canada only.'),
  notOffered: facts(403, false, 'contactBank', 'The bank does not offer this part of the feed.'),
  unknownCustomer: facts(404, false, 'contactBank', 'The bank knows no such customer.'),
  unknownAccount: facts(404, false, 'chooseOtherAccounts', 'The customer has no such account.'),
  notConnected: facts(409, false, 'retry', 'There is no feed yet: connect first.'),
  notFound: facts(404, false, 'contactBank', 'There is nothing at this address.'),
  invalidRequest: facts(400, false, 'contactBank', 'The request does not have the shape that the protocol asks for.'),
  invalidAmount: facts(400, false, 'correctInput', 'An amount is not a whole number of minor units.'),
  tooManyTransactions: facts(413, false, 'correctInput', 'More than 1,000 transactions were handed over at once.'),
  requestTooLarge: facts(413, false, 'correctInput', 'The request body is larger than the protocol allows.'),
  consentRequired: facts(400, false, 'correctInput', 'The customer’s consent is missing or is to another text than the one in force.'),
  accountNotEligible: facts(422, false, 'chooseOtherAccounts', 'At least one chosen account cannot be fed to QuickBooks.'),
  calloutTooLong: facts(500, false, 'contactBank', 'The callout’s title exceeds 50 characters or its body 150.'),
  linkRefused: facts(502, false, 'contactBank', 'The hosted link points to a host that is not on the list of allowed hosts.'),
  linkExpired: facts(410, false, 'getNewLink', 'The hosted link has expired.'),
  quickBooksRefusedCredentials: facts(403, false, 'getNewCredentials', 'QuickBooks did not accept the user name and password.'),
  rateLimited: facts(429, true, 'retryLater', 'Too many requests from this customer.'),
  credentialsIssuedElsewhere: facts(409, false, 'none', 'A pair of credentials was made that the asking page did not know of, so no other was made.'),
  busy: facts(409, true, 'retry', 'Another request for this customer is being carried out.'),
  codatUnauthorized: facts(502, false, 'contactBank', 'Codat refused the bank’s API key (401).'),
  codatPaymentRequired: facts(502, false, 'contactBank', 'The bank’s plan at Codat does not allow this (402).'),
  codatForbidden: facts(502, false, 'contactBank', 'Codat does not allow the bank to do this (403).'),
  codatNotFound: facts(502, false, 'retry', 'Codat does not know this company, connection or account (404).'),
  codatRejected: facts(502, false, 'contactBank', 'Codat rejected the request as invalid (400).'),
  codatConflict: facts(502, true, 'retry', 'Codat is already handling this request, or has the resource (409).'),
  codatIdempotencyMismatch: facts(502, false, 'contactBank', 'An idempotency key was reused with another body (422).'),
  codatRateLimited: facts(503, true, 'retryLater', 'The bank’s quota at Codat is used up (429).'),
  codatUnavailable: facts(503, true, 'retryLater', 'Codat failed or is down (5xx).'),
  codatUnreachable: facts(503, true, 'retryLater', 'Codat did not answer in time.'),
  codatUnexpectedAnswer: facts(502, false, 'contactBank', 'Codat answered something that is not what its documentation says.'),
  network: facts(null, true, 'retry', 'The bank’s server could not be reached.'),
  crashed: facts(null, true, 'retry', 'A widget could not be loaded or drawn.'),
  unexpectedAnswer: facts(null, true, 'retry', 'The bank’s server answered something that is not the adapter protocol.'),
  internal: facts(500, true, 'retry', 'The bank’s server failed.'),
} as const satisfies Record<string, ErrorFacts>;

export type BankFeedsErrorCode = keyof typeof errorCodes;

export function isBankFeedsErrorCode(value: unknown): value is BankFeedsErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}
