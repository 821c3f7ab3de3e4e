import { transactions as en } from '../en/transactions.js';
import { transactions as frCA } from '../fr-CA/transactions.js';

export const transactionsTexts = { en, 'fr-CA': frCA } as const;
