import { errors as en } from '../en/errors.js';
import { errors as frCA } from '../fr-CA/errors.js';

export const errorsTexts = { en, 'fr-CA': frCA } as const;
