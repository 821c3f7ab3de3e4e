export const coach = {
  'coach.notStarted': 'Connect an account, and its cleared transactions go to QuickBooks every business day.',
  'coach.credentialsNeeded': 'Your accounts are ready for QuickBooks: next, get credentials and enter them there.',
  'coach.waiting': 'As soon as you have chosen the accounts in QuickBooks, they turn connected here.',
  'coach.credentialsUnused':
    'You got credentials on {{time}}, and QuickBooks has not used them yet: enter them there, or get new ones if you no longer have them.',
  'coach.linkExpired': 'The link that you got on {{time}} works no more, and nothing is connected yet: get a new one.',
  'coach.blocked.codat':
    'The service between us and QuickBooks has not answered since {{time}}: what you see is from then, nothing is lost, and it goes on by itself.',
  'coach.blocked.bank':
    'Something on our side keeps us from reading your QuickBooks connection since {{time}}: nothing is lost, and we are the ones to mend it.',
  'coach.partlyConnected_one': '{{connected}} of {{count}} account feeds QuickBooks: choose the others there whenever you like.',
  'coach.partlyConnected_other': '{{connected}} of {{count}} accounts feed QuickBooks: choose the others there whenever you like.',
  'coach.connected': 'We send your transactions every business day, and QuickBooks collects them about once a day, or when you choose {{update}} there.',
  'coach.accountsDisconnected':
    'QuickBooks no longer takes transactions of {{accounts}}: get new credentials, enter them in QuickBooks and choose the accounts there again.',
  'coach.ended.unlinked': 'The feed to QuickBooks has ended: nothing is sent, what is in QuickBooks stays there, and you can connect again at any time.',
  'coach.ended.deauthorized':
    'QuickBooks may no longer receive your transactions, because the permission was withdrawn or has run out: connect again to go on.',
  'coach.stale': 'What you see was last read from QuickBooks on {{time}}, and no news could be had since; nothing is lost.',
} as const;
