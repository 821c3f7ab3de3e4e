import { accounts as en } from '../en/accounts.js';
import { accounts as frCA } from '../fr-CA/accounts.js';

export const accountsTexts = { en, 'fr-CA': frCA } as const;
