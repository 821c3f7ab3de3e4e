import { coach as en } from '../en/coach.js';
import { coach as frCA } from '../fr-CA/coach.js';

export const coachTexts = { en, 'fr-CA': frCA } as const;
