import type { QuickBooksMenus } from '../../react/quickbooks.js';
import { QuickBooksLabel } from './QuickBooksLabel.js';

/** What to press in QuickBooks so that it collects at once. */
export function UpdateLabel({
  menus: {
    views: [{ language, update }],
  },
}: {
  readonly menus: QuickBooksMenus;
}) {
  return <QuickBooksLabel language={language} path={[update]} />;
}
