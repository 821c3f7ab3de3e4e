import { isPassing, userActions, type BankFeedsErrorCode, type UserAction } from './error-codes.js';

export interface ErrorFacts {
  /** The HTTP status with which the adapter protocol carries this error; null: it never crosses the wire. */
  readonly status: number | null;
  /** True when the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly userAction: UserAction;
  /** One line for a developer: what happened. */
  readonly title: string;
}

function facts(code: BankFeedsErrorCode, status: number | null, title: string): ErrorFacts {
  return { status, retryable: isPassing(code), userAction: userActions[code], title };
}

/** All that is known of each code. Apart from the codes, since a browser has no use for most of it. */
export const errorCodes = {
  unauthenticated: facts('unauthenticated', 401, 'Nobody is signed in at the bank.'),
  forbidden: facts('forbidden', 403, 'The request was refused: it did not come from the bank’s own page, or the customer may not do this.'),
  notAvailable: facts('notAvailable', 403, 'QuickBooks bank feeds exist for customers in the United States and Canada only.'),
  notOffered: facts('notOffered', 403, 'The bank does not offer this part of the feed.'),
  unknownCustomer: facts('unknownCustomer', 404, 'The bank knows no such customer.'),
  unknownAccount: facts('unknownAccount', 404, 'The customer has no such account.'),
  notConnected: facts('notConnected', 409, 'There is no feed yet: connect first.'),
  notFound: facts('notFound', 404, 'There is nothing at this address.'),
  invalidRequest: facts('invalidRequest', 400, 'The request does not have the shape that the protocol asks for.'),
  invalidAmount: facts('invalidAmount', 400, 'An amount is not a whole number of minor units.'),
  tooManyTransactions: facts('tooManyTransactions', 413, 'More than 10,000 transactions were handed over at once.'),
  requestTooLarge: facts('requestTooLarge', 413, 'The request body is larger than the protocol allows.'),
  consentRequired: facts('consentRequired', 400, 'The customer’s consent is missing or is to another text than the one in force.'),
  accountNotEligible: facts('accountNotEligible', 422, 'At least one chosen account cannot be fed to QuickBooks.'),
  calloutTooLong: facts('calloutTooLong', 500, 'The callout’s title exceeds 50 characters or its body 150.'),
  linkRefused: facts('linkRefused', 502, 'The hosted link points to a host that is not on the list of allowed hosts.'),
  linkExpired: facts('linkExpired', 410, 'The hosted link has expired.'),
  quickBooksRefusedCredentials: facts('quickBooksRefusedCredentials', 403, 'QuickBooks did not accept the user name and password.'),
  rateLimited: facts('rateLimited', 429, 'Too many requests from this customer.'),
  credentialsIssuedElsewhere: facts(
    'credentialsIssuedElsewhere',
    409,
    'A pair of credentials was made that the asking page did not know of, so no other was made.',
  ),
  busy: facts('busy', 409, 'Another request for this customer is being carried out.'),
  codatUnauthorized: facts('codatUnauthorized', 502, 'Codat refused the bank’s API key (401).'),
  codatPaymentRequired: facts('codatPaymentRequired', 502, 'The bank’s plan at Codat does not allow this (402).'),
  codatForbidden: facts('codatForbidden', 502, 'Codat does not allow the bank to do this (403).'),
  codatNotFound: facts('codatNotFound', 502, 'Codat does not know this company, connection or account (404).'),
  codatRejected: facts('codatRejected', 502, 'Codat rejected the request as invalid (400).'),
  codatConflict: facts('codatConflict', 502, 'Codat is already handling this request, or has the resource (409).'),
  codatIdempotencyMismatch: facts('codatIdempotencyMismatch', 502, 'An idempotency key was reused with another body (422).'),
  codatRateLimited: facts('codatRateLimited', 503, 'The bank’s quota at Codat is used up (429).'),
  codatUnavailable: facts('codatUnavailable', 503, 'Codat failed or is down (5xx).'),
  codatUnreachable: facts('codatUnreachable', 503, 'Codat did not answer in time.'),
  codatPaused: facts('codatPaused', 503, 'Codat has not answered for a while, so it was not asked: nothing was sent.'),
  codatUnexpectedAnswer: facts('codatUnexpectedAnswer', 502, 'Codat answered something that is not what its documentation says.'),
  network: facts('network', null, 'The bank’s server could not be reached.'),
  crashed: facts('crashed', null, 'A widget could not be loaded or drawn.'),
  unexpectedAnswer: facts('unexpectedAnswer', null, 'The bank’s server answered something that is not the adapter protocol.'),
  internal: facts('internal', 500, 'The bank’s server failed.'),
} as const satisfies Record<BankFeedsErrorCode, ErrorFacts>;
