/** What is said of one account, in the list and on the way to it. */
export const account = {
  'accounts.numberEnding': 'ending in {{lastFour}}',
  'accounts.status.pending': 'Pending',
  'accounts.status.connecting': 'Connecting',
  'accounts.status.connected': 'Connected',
  'accounts.status.disconnected': 'Disconnected',
  'accounts.status.unknown': 'Unknown',
  'accounts.says.pending': 'waiting to be chosen in QuickBooks',
  'accounts.says.connecting': 'QuickBooks is connecting it',
  'accounts.says.disconnected': 'QuickBooks no longer takes its transactions',
  'accounts.says.unknown': 'its status could not be read',
  'accounts.from': 'from {{date}}',
  'accounts.lastSent': 'last sent: {{date}}',
  'accounts.nothingSent': 'nothing sent yet',
} as const;
