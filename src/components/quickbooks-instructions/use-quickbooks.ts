import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import type { QuickBooksMenus, QuickBooksOptions } from '../../react/quickbooks.js';
import { quickBooksMenus } from './quickbooks-menus.js';

const quickBooksOnline = 'https://qbo.intuit.com/';

interface QuickBooks {
  readonly menus: QuickBooksMenus;
  readonly url: string | null;
}

/** What a widget was told of QuickBooks itself, else what the provider was told, else what this release knows. */
export function useQuickBooks({ menus, url }: Pick<QuickBooksOptions, 'menus' | 'url'> = {}): QuickBooks {
  const { quickBooks } = useBankFeedsContext();
  const { locale } = useMessages();
  const country = quickBooks.country ?? (locale === 'fr-CA' ? 'CA' : 'US');
  const [wanted = quickBooksOnline] = [url, quickBooks.url].filter((given) => given !== undefined);
  return { menus: menus ?? quickBooks.menus ?? quickBooksMenus[country][locale], url: wanted };
}
