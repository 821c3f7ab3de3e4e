/** What happened, for the host's own analytics. Never holds an id, a name, an amount or a secret. */
export type BankFeedsEvent =
  | { readonly type: 'connectOpened' }
  | { readonly type: 'connectClosed' }
  | { readonly type: 'consentGiven' }
  | { readonly type: 'accountsChosen'; readonly count: number }
  | { readonly type: 'credentialsIssued' }
  | { readonly type: 'credentialsRevoked' }
  | { readonly type: 'credentialCopied'; readonly field: 'username' | 'password' }
  | { readonly type: 'linkOpened' }
  | { readonly type: 'linked'; readonly connectedAccounts: number }
  | { readonly type: 'accountsAdded'; readonly count: number }
  | { readonly type: 'accountRenamed' }
  | { readonly type: 'accountRemoved' }
  | { readonly type: 'disconnected' }
  | { readonly type: 'instructionsDoNotMatch' };
