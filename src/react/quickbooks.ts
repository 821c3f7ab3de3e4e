/** How QuickBooks Online names what the steps point at. Intuit moves its menus: this is data, and a host may bring its own. */
export interface QuickBooksMenus {
  readonly version: string;
  /** The language of QuickBooks' own labels. */
  readonly language: 'en' | 'fr-CA';
  readonly menu: readonly string[];
  readonly button: string;
  readonly update: string;
  /** Where the same thing stands in QuickBooks' other views. */
  readonly alternatives: readonly (readonly string[])[];
}

/** What the bank knows better of QuickBooks Online than this release does. */
export interface QuickBooksOptions {
  /** Names of QuickBooks' menus, when Intuit has moved them. */
  readonly menus?: QuickBooksMenus | undefined;
  /** Where QuickBooks Online is opened; null shows no such link. */
  readonly url?: string | null | undefined;
}
