import { en } from '../src/i18n/en/catalogue.js';
import { frCA } from '../src/i18n/fr-CA/catalogue.js';
import { pseudo } from './pseudo-locale.js';

/** A text of the catalogue in any language in which the stories are told: a person finds the button by its words. */
export function said(key: keyof typeof en): RegExp {
  const pattern = [en[key], frCA[key], pseudo(en[key])].map(patternOf).join('|');
  return new RegExp(`^(?:${pattern})`);
}

function patternOf(text: string): string {
  return text
    .split(/\{\{\w+\}\}/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\u00a0 ]/g, '[\\u00a0 ]'))
    .join('.+');
}
