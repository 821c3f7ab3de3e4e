import { visitorsLocale } from '../lib/visitors-locale';
import { QuickBooksPage } from './QuickBooksPage';

export default async function Page() {
  return (
    <main>
      <QuickBooksPage locale={await visitorsLocale()} />
    </main>
  );
}
