/** ISO 3166-1 alpha-2, upper case. */
export type Country = string;

/** Codat, "Set up QuickBooks Online bank feeds": users are located in the US and Canada only. */
const feedCountries: readonly Country[] = ['US', 'CA'];

export function isFeedCountry(country: Country): boolean {
  return feedCountries.includes(country.toUpperCase());
}
