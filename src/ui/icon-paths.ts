/** Drawings of one line each, for what is drawn without React too. */
export const iconPaths = {
  check: 'M4 10.5 8 14.5 16 5.5',
  checks: 'M1.5 10.5 5 14 11 6.5M9.5 13.5l.7.5 8-8.5',
  clock: 'M17.2 10A7.2 7.2 0 1 1 2.8 10a7.2 7.2 0 0 1 14.4 0ZM10 6v4.2l2.8 1.8',
  alert: 'M10 2.6 1.9 16.8h16.2L10 2.6ZM10 8v4M10 14.4v.2',
  cross: 'm5 5 10 10M15 5 5 15',
  dash: 'M4 10h12',
  question: 'M17.2 10A7.2 7.2 0 1 1 2.8 10a7.2 7.2 0 0 1 14.4 0ZM7.9 7.8a2.1 2.1 0 1 1 3.2 1.8c-.7.5-1.1.9-1.1 1.8M10 14v.2',
  arrowUp: 'M10 16V4.5M5 9.2l5-5 5 5',
  chevronEnd: 'M7.5 4.5 13 10l-5.5 5.5',
} as const;

export type IconPathName = keyof typeof iconPaths;
