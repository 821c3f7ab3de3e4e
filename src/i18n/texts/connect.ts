import { connect as en } from '../en/connect.js';
import { connect as frCA } from '../fr-CA/connect.js';

export const connectTexts = { en, 'fr-CA': frCA } as const;
