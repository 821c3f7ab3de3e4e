/** What happened, for the host's own analytics. Never holds an id, a name, an amount or a secret. */
export type BankFeedsEvent =
  /** The journey was opened. */
  | { readonly type: 'connectOpened' }
  /** The journey was closed, finished or not. */
  | { readonly type: 'connectClosed' }
  /** The customer agreed to the permissions. */
  | { readonly type: 'consentGiven' }
  /** Accounts were chosen to be offered to QuickBooks. */
  | { readonly type: 'accountsChosen'; readonly count: number }
  /** A pair of credentials was made. */
  | { readonly type: 'credentialsIssued' }
  /** Every pair was revoked. */
  | { readonly type: 'credentialsRevoked' }
  /** A part of the pair was copied. */
  | { readonly type: 'credentialCopied'; readonly field: 'username' | 'password' }
  /** The link to Codat's page was followed. */
  | { readonly type: 'linkOpened' }
  /** At least one more account feeds QuickBooks than when the journey began; with the number of all that do. */
  | { readonly type: 'linked'; readonly connectedAccounts: number }
  /** Accounts were added to the feed. */
  | { readonly type: 'accountsAdded'; readonly count: number }
  /** An account was renamed. */
  | { readonly type: 'accountRenamed' }
  /** An account was taken out of the feed. */
  | { readonly type: 'accountRemoved' }
  /** The feed of all accounts was ended. */
  | { readonly type: 'disconnected' }
  /** The customer says that QuickBooks looks different from the instructions. */
  | { readonly type: 'instructionsDoNotMatch' };
