import { credentials as en } from '../en/credentials.js';
import { credentials as frCA } from '../fr-CA/credentials.js';

export const credentialsTexts = { en, 'fr-CA': frCA } as const;
