import { minorDigits, minorUnitsOfDecimal, type Currency, type MinorUnits } from '../../../core/money.js';

/**
 * `1,250.50`, `1 250,50`, `1250.5`, `$1,250` and `1 250 $` as people of both languages type them; the sign does not
 * matter. null for what is no amount. The last separator with one or two digits behind it is the decimal one.
 */
export function amountOfText(text: string, currency: Currency): MinorUnits | null {
  const bare = text.replace(/[\s\u00a0\u202f$]|CAD|USD|CA|US/gi, '').replace(/^[+\-\u2212]/, '');
  const match = /^(\d+(?:[.,]\d{3})*)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > minorDigits(currency)) return null;
  try {
    return minorUnitsOfDecimal(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`, currency);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
