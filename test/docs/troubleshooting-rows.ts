import { isBankFeedsErrorCode, type BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { errorCodes } from '../../src/core/error-facts.js';
import { en } from '../../src/i18n/en/catalogue.js';

/** Who has to move for it to go on. */
type Turn = 'nobody' | 'the customer' | 'front end' | 'back end' | 'on call' | 'Codat’s account';

interface Advice {
  readonly turn: Turn;
  readonly todo: string;
}

/** What no code knows: for each way in which a feed can fail, whose turn it is, and what they do. */
const advice: Readonly<Record<BankFeedsErrorCode, Advice>> = {
  unauthenticated: {
    turn: 'front end',
    todo: 'Sign the customer in again in `onSessionExpired`; the widgets go on from there. Straight after signing in: does the session’s cookie reach the adapter’s address (path, `SameSite`), and does `authenticate` know it?',
  },
  forbidden: {
    turn: 'back end',
    todo: 'Does the page have the same origin as the back end, as the browser sees it? If it has another, put both under one by a proxy: the kit answers no preflight. Where the proxy changes `Host`, name the portal’s origin in `allowedOrigins`. A caller of your own sends `X-Bank-Feeds-Request: 1`.',
  },
  notAvailable: { turn: 'nobody', todo: 'The customer’s `country` is neither US nor CA. If that is wrong, correct it in what `authenticate` answers.' },
  notOffered: {
    turn: 'front end',
    todo: 'A widget or hook asks for a part that `capabilities` switches off, e.g. `flow="hosted"` without `hostedLink`. Take one of the two back.',
  },
  unknownCustomer: { turn: 'back end', todo: '`bank.listAccounts` answered null for a customer whom `authenticate` knows: the two disagree.' },
  unknownAccount: { turn: 'back end', todo: 'The account is no longer in what `bank.listAccounts` answers, or its id has changed. Ids are for ever.' },
  notConnected: { turn: 'the customer', todo: 'Connects first. If they had: is the ledger the same on all machines, and was it kept?' },
  notFound: {
    turn: 'front end',
    todo: '`baseUrl` of `createHttpAdapter` does not end where the protocol begins, or `basePath` of the server kit is another. `GET <baseUrl>/openapi.json` answers where it is right.',
  },
  invalidRequest: {
    turn: 'back end',
    todo: 'Front end and back end are of releases too far apart, or a gateway changes bodies or queries. With the stage `configuration`: an option of `createBankFeedsServer` is none; the message says which.',
  },
  invalidAmount: { turn: 'back end', todo: 'Hand amounts over in whole minor units: 12.05 dollars are `1205`.' },
  tooManyTransactions: { turn: 'back end', todo: 'Hand over at most 10,000 transactions a call of `ingest`. None of these were taken.' },
  requestTooLarge: { turn: 'back end', todo: 'Something other than the widgets sends bodies above 64 KiB, or a gateway adds to them.' },
  consentRequired: {
    turn: 'the customer',
    todo: 'Reads the new text and agrees. If it happens each time: words of your own need `consentTextVersion` and `consentTextHashes` that belong together.',
  },
  accountNotEligible: { turn: 'the customer', todo: 'Chooses other accounts. If this one should do: `ineligible` in `bank.listAccounts`, and its currency.' },
  calloutTooLong: { turn: 'back end', todo: 'Shorten `bank.callout`: 50 characters for the title, 150 for the body, in each language.' },
  linkRefused: {
    turn: 'back end',
    todo: 'The link leads elsewhere than to `linkOrigins`. With the sandbox, name its origin there, on the server and at the button. Otherwise ask Codat what has changed before you add one.',
  },
  linkExpired: { turn: 'the customer', todo: 'Gets a new link. Never keep or send one: it holds a one-time password.' },
  quickBooksRefusedCredentials: {
    turn: 'the customer',
    todo: 'Copies both again, without spaces, at the bank’s exact name in QuickBooks’ search; else takes a new pair. A revoked pair never works again.',
  },
  rateLimited: {
    turn: 'nobody',
    todo: 'Passes by itself (`Retry-After`). Again and again: a script, several people behind one customer, or `credentialsPerDay`, `requestsPerMinute` and `changesPerDay` are too low for you.',
  },
  credentialsIssuedElsewhere: { turn: 'the customer', todo: 'Uses the pair from the other window, or takes a new one.' },
  busy: {
    turn: 'nobody',
    todo: 'Another request of the same customer is at it; trying again is enough. For longer than two minutes: a worker was killed, and its hold ends by itself.',
  },
  codatUnauthorized: {
    turn: 'on call',
    todo: 'Nothing works until a valid key is where `codat.apiKey` gets it. [Operations](operations.md#when-codat-is-in-trouble).',
  },
  codatPaymentRequired: { turn: 'Codat’s account', todo: 'The plan’s limit is reached, or the account is too old for it. Talk to Codat.' },
  codatForbidden: {
    turn: 'Codat’s account',
    todo: 'Is QuickBooks Online Bank Feeds enabled for you at Codat, and are the data types on? [Go-live](go-live.md).',
  },
  codatNotFound: {
    turn: 'on call',
    todo: 'The company or connection was deleted at Codat, or the key is of another environment. Connecting again makes what is gone; with `companyAtCodat`, answer null for a company that is no more.',
  },
  codatRejected: {
    turn: 'back end',
    todo: 'Codat calls a value invalid, most often of an account: type, currency, number, routing. Its push or API log shows which, by `codatCorrelationId`.',
  },
  codatConflict: { turn: 'nobody', todo: 'The same thing is under way at Codat; the kit looks and tries again.' },
  codatIdempotencyMismatch: {
    turn: 'on call',
    todo: 'A fault of ours, or two servers with different data on one ledger. Nothing was doubled. The next visit has a new key; report it.',
  },
  codatRateLimited: {
    turn: 'on call',
    todo: 'The day’s calls are used up, or all but those kept for transactions; they come back at 00:00 UTC. Take Codat’s messages (`webhooks`), which save most of them.',
  },
  codatUnavailable: { turn: 'nobody', todo: 'Codat is down. Nothing is lost; a worker goes on by itself. Watch the days left.' },
  codatUnreachable: { turn: 'nobody', todo: 'As above. If only your machines see it: egress, DNS, proxy.' },
  codatPaused: { turn: 'nobody', todo: 'As above: after five failures Codat is asked only now and then.' },
  codatUnexpectedAnswer: {
    turn: 'on call',
    todo: 'Codat’s API has changed, or something stands between. The message names the field. [Operations](operations.md#when-codat-is-in-trouble).',
  },
  network: {
    turn: 'the customer',
    todo: 'Is offline, or something blocks the back end (an extension, a VPN). While developing: is the back end running, and does the dev server hand questions on without a redirect?',
  },
  crashed: {
    turn: 'front end',
    todo: '`onError` has the cause. Most often a part that could not be loaded after a deployment: keep the files of the last release for a while.',
  },
  unexpectedAnswer: {
    turn: 'back end',
    todo: 'Something answers in the back end’s place (a sign-in page, an error page with 200), or it breaks the protocol: `npx bankfeeds check` says where.',
  },
  internal: { turn: 'on call', todo: 'A bug, or your own code threw. Find the `unexpected` event in the log by the `correlationId` on the customer’s page.' },
};

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A row for every code, with what the customer reads as the catalogue has it. */
export function errorCodesTable(): string {
  const rows = Object.keys(errorCodes)
    .filter(isBankFeedsErrorCode)
    .map((code) => {
      const { status, title, userAction } = errorCodes[code];
      const reads = [en[`error.${code}`], ...(userAction === 'none' ? [] : [en[`action.${userAction}`]])].join(' ');
      const { turn, todo } = advice[code];
      return `| <a id="${code}"></a>\`${code}\` | ${status ?? '–'} | ${cell(reads)} | ${cell(title)} | ${turn} | ${cell(todo)} |`;
    });
  return ['| code | HTTP | what the customer reads | what it means | whose turn | what to do |', '|---|--:|---|---|---|---|', ...rows].join('\n');
}
