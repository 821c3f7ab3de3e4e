import { shared as en } from '../en/shared.js';
import { shared as frCA } from '../fr-CA/shared.js';

export const sharedTexts = { en, 'fr-CA': frCA } as const;
