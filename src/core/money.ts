/** ISO 4217, e.g. `CAD`. */
export type Currency = string;

/** A signed whole number of a currency's smallest unit: cents for CAD and USD. Positive is money in. */
export type MinorUnits = number;

const currencyShape = /^[A-Z]{3}$/;

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && currencyShape.test(value);
}

export function isMinorUnits(value: unknown): value is MinorUnits {
  return Number.isSafeInteger(value);
}

const digits = new Map<Currency, number>();

/** How many digits the currency has after the decimal point (CAD 2, JPY 0). */
export function minorDigits(currency: Currency): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}

/** `-123456` in CAD is `"-1234.56"`. Text all the way: no floating-point arithmetic. */
export function decimalOfMinorUnits(amount: MinorUnits, currency: Currency): string {
  if (!isMinorUnits(amount)) throw new RangeError(`${String(amount)} is not a whole number of minor units.`);
  const places = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(places + 1, '0');
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/**
 * `"-1234.56"` in CAD is `-123456`.
 * @throws RangeError when the text is not a decimal, or is finer than the currency's smallest unit.
 */
export function minorUnitsOfDecimal(decimal: string, currency: Currency): MinorUnits {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new RangeError(`"${decimal}" is not a decimal amount.`);
  const places = minorDigits(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > places) throw new RangeError(`"${decimal}" is finer than the smallest unit of ${currency}.`);
  const units = Number(`${match[2]}${fraction.padEnd(places, '0')}`);
  if (!Number.isSafeInteger(units)) throw new RangeError(`"${decimal}" is too large.`);
  return match[1] === '-' && units !== 0 ? -units : units;
}

/** A decimal of fifteen digits comes back from a double as it was: IEEE 754 promises so many. */
const exactDecimals = 10 ** 15;

/**
 * The JSON number that Codat's `decimal` fields want. The double nearest to the decimal is chosen once,
 * here, and read back: an amount that a double cannot carry exactly as text is refused.
 */
export function jsonNumberOfMinorUnits(amount: MinorUnits, currency: Currency): number {
  const decimal = decimalOfMinorUnits(amount, currency);
  const number = Number(decimal);
  if (Math.abs(amount) < exactDecimals) return number;
  if (minorUnitsOfJsonNumber(number, currency) !== amount) {
    throw new RangeError(`${decimal} ${currency} does not survive as a JSON number.`);
  }
  return number;
}

/** @throws RangeError when the number is no amount of this currency. */
export function minorUnitsOfJsonNumber(number: number, currency: Currency): MinorUnits {
  return minorUnitsOfDecimal(String(number), currency);
}
