import { receipt as en } from '../en/receipt.js';
import { receipt as frCA } from '../fr-CA/receipt.js';

export const receiptTexts = { en, 'fr-CA': frCA } as const;
