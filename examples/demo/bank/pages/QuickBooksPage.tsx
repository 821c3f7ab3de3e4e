import {
  BankFeedAccountStatusList,
  BankFeedsProvider,
  ConnectToQuickBooksButton,
  ConsentReceipt,
  CredentialsPanel,
  TransactionsTable,
  useFeed,
  useTransactions,
  type TransactionsTableState,
} from 'bankfeeds';
import type { Locale } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { useEffect, useRef, useState } from 'react';
import type { BankSession } from '../bank-api.js';
import { BrandMark } from './BrandMark.js';
import { texts } from './texts.js';

interface QuickBooksPageProps {
  readonly session: BankSession;
  readonly locale: Locale;
  readonly cspNonce: string | undefined;
  /** Counts what the demo controls did. */
  readonly happenings: number;
  readonly onSessionExpired: () => void;
}

const canadian = { country: 'CA' } as const;

export function QuickBooksPage({ session, locale, cspNonce, happenings, onSessionExpired }: QuickBooksPageProps) {
  // One adapter per customer: the page is made anew for each.
  const [adapter] = useState(() => createHttpAdapter({ baseUrl: '/api/bankfeeds' }));
  return (
    <BankFeedsProvider adapter={adapter} locale={locale} logo={<BrandMark />} quickBooks={canadian} cspNonce={cspNonce} onSessionExpired={onSessionExpired}>
      <Feeds session={session} locale={locale} happenings={happenings} />
    </BankFeedsProvider>
  );
}

function Feeds({ session: { quickBooksUrl, linkOrigins }, locale, happenings }: Pick<QuickBooksPageProps, 'session' | 'locale' | 'happenings'>) {
  const t = texts[locale];
  const { feed, refresh: refreshFeed } = useFeed();
  const [table, setTable] = useState<TransactionsTableState>({ accountId: null, page: 1, pageSize: 25, orderBy: '-date', query: '' });
  const { refresh: refreshTransactions } = useTransactions({ ...table, accountId: table.accountId ?? feed?.accounts[0]?.id ?? null });
  const connectButton = useRef<HTMLButtonElement>(null);
  const running = feed?.status === 'linked';
  const begun = feed !== null && feed.accounts.length > 0;

  // The widgets keep themselves up to date; what the demo controls just did shall be seen at once.
  const seen = useRef(happenings);
  useEffect(() => {
    if (seen.current === happenings) return;
    seen.current = happenings;
    void refreshFeed();
    if (begun) void refreshTransactions();
  }, [happenings, begun, refreshFeed, refreshTransactions]);

  return (
    <>
      <div className="page-head">
        <h1>{t.quickBooksTitle}</h1>
        {!running && <p>{t.quickBooksIntro}</p>}
      </div>
      {feed?.unavailable ? (
        <BankFeedAccountStatusList />
      ) : (
        <>
          <section className="panel start" aria-labelledby="start-title">
            <div>
              <h2 id="start-title">{running ? t.runningTitle : t.startTitle}</h2>
              <p>{running ? t.runningBody : t.startBody}</p>
              {!running && (
                <ul>
                  {t.points.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
              )}
            </div>
            <div className="start-ways">
              <ConnectToQuickBooksButton ref={connectButton} quickBooksUrl={quickBooksUrl} />
              <details className="other-way">
                <summary>{t.hosted}</summary>
                <p>{t.hostedBody}</p>
                <ConnectToQuickBooksButton flow="hosted" linkOrigins={linkOrigins} quickBooksUrl={quickBooksUrl} />
              </details>
            </div>
          </section>
          {begun && (
            <>
              <BankFeedAccountStatusList onConnect={() => connectButton.current?.click()} />
              <TransactionsTable state={table} onStateChange={setTable} />
              <CredentialsPanel instructions={false} className="credentials" />
              <ConsentReceipt className="receipt" />
            </>
          )}
        </>
      )}
    </>
  );
}
