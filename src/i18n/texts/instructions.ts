import { instructions as en } from '../en/instructions.js';
import { instructions as frCA } from '../fr-CA/instructions.js';

export const instructionsTexts = { en, 'fr-CA': frCA } as const;
