/** What any widget may have to say before its own texts are there, or when they could not be loaded. */
export const common = {
  'common.retry': 'Try again',
  'common.loading': 'Loading…',
  'error.crashed': 'This part of the page stopped working. Nothing was lost.',
} as const;
