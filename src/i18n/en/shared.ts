/** What several widgets say. */
export const shared = {
  'common.refresh': 'Refresh',
  'common.close': 'Close',
  'common.back': 'Back',
  'common.cancel': 'Cancel',
  'common.stale': 'Could not be brought up to date (shown as of {{time}}).',
  'common.unavailable.country': 'Bank feeds to QuickBooks are available to businesses in the United States and Canada only.',
  'common.copyDetails': 'Copy details for support',
  'common.detailsCopied': 'Details copied.',
  'common.reference': 'Reference for support: {{correlationId}}',
  'common.opensInNewTab': '(opens in a new tab)',
  'accountType.checking': 'Chequing',
  'accountType.savings': 'Savings',
  'accountType.loan': 'Loan',
  'accountType.creditCard': 'Credit card',
  'accountType.prepaidCard': 'Prepaid card',
} as const;
