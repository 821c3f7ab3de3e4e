/** One of the faces that QuickBooks Online shows its customers: which words stand where bank accounts are linked. */
export interface QuickBooksView {
  /** The language of QuickBooks' own labels. */
  readonly language: 'en' | 'fr-CA';
  /** From the menu's top to the bank transactions. */
  readonly menu: readonly string[];
  /** Begins to link a bank account. */
  readonly button: string;
  /** Collects from the bank at once. */
  readonly update: string;
}

/** How QuickBooks Online names what the steps point at. Intuit moves its menus: this is data, and a host may bring its own. */
export interface QuickBooksMenus {
  /** When this was last compared with QuickBooks, as year and month. */
  readonly version: string;
  /** The first is shown first. With more than one, the customer says which of them they see. */
  readonly views: readonly [QuickBooksView, ...(readonly QuickBooksView[])];
  /** Older and newer names of the same menu, for a customer who sees none of the views. */
  readonly alternatives: readonly Pick<QuickBooksView, 'language' | 'menu'>[];
}

/** Whose QuickBooks Online it is: Intuit offers French in Canada only. */
export type QuickBooksCountry = 'US' | 'CA';

/** What the bank knows better of QuickBooks Online than this release does. */
export interface QuickBooksOptions {
  /** Whose QuickBooks Online the customers use. Default: Canada's with French, else that of the United States. */
  readonly country?: QuickBooksCountry | undefined;
  /** Names of QuickBooks' menus, when Intuit has moved them. */
  readonly menus?: QuickBooksMenus | undefined;
  /** Where QuickBooks Online is opened; null shows no such link. */
  readonly url?: string | null | undefined;
}
