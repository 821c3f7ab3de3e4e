import { BankFeedAccountStatusList, BankFeedsProvider, ConnectToQuickBooksButton, TransactionsTable } from 'bankfeeds';
import { createHttpAdapter } from 'bankfeeds/http';
import { useRef } from 'react';

// Once, outside of rendering: another adapter is another customer.
const adapter = createHttpAdapter({ baseUrl: '/api/bankfeeds' });

/** @param locale `en`, `fr-CA`, or what the browser says: the widgets take the nearest */
export function QuickBooksPage({ locale }: { readonly locale: string }) {
  const connectButton = useRef<HTMLButtonElement>(null);
  return (
    <BankFeedsProvider adapter={adapter} locale={locale}>
      <h1>QuickBooks</h1>
      <ConnectToQuickBooksButton ref={connectButton} />
      <BankFeedAccountStatusList onConnect={() => connectButton.current?.click()} />
      <TransactionsTable />
    </BankFeedsProvider>
  );
}
