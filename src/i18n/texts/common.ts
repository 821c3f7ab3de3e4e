import { common as en } from '../en/common.js';
import { common as frCA } from '../fr-CA/common.js';

export const commonTexts = { en, 'fr-CA': frCA } as const;
