export const button = {
  'connect.button': 'Connect account to QuickBooks',
  'connect.button.continue': 'Continue connecting to QuickBooks',
  'connect.button.manage': 'Manage QuickBooks connection',
} as const;
