import { account as en } from '../en/account.js';
import { account as frCA } from '../fr-CA/account.js';

export const accountTexts = { en, 'fr-CA': frCA } as const;
