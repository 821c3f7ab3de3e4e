import { button as en } from '../en/button.js';
import { button as frCA } from '../fr-CA/button.js';

export const buttonTexts = { en, 'fr-CA': frCA } as const;
