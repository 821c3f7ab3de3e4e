import { decimalOfMinorUnits, type Locale } from 'bankfeeds/core';
import { useEffect, useState } from 'react';
import { ask } from '../../shared/pages/ask.js';
import { accountsSchema, type OwnAccount } from '../bank-api.js';
import { texts } from './texts.js';
import type { Link } from './use-route.js';

interface OverviewProps {
  readonly locale: Locale;
  readonly link: Link;
  /** Counts what the demo controls did: balances may have moved. */
  readonly happenings: number;
}

export function Overview({ locale, link, happenings }: OverviewProps) {
  const t = texts[locale];
  const [accounts, setAccounts] = useState<readonly OwnAccount[] | 'asking' | 'failed'>('asking');
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let over = false;
    ask('GET', '/api/accounts', accountsSchema).then(
      (answer) => {
        if (!over) setAccounts(answer.accounts);
      },
      () => {
        if (!over) setAccounts('failed');
      },
    );
    return () => {
      over = true;
    };
  }, [attempt, happenings]);

  return (
    <>
      <section aria-labelledby="accounts-title">
        <h1 id="accounts-title">{t.accountsTitle}</h1>
        {accounts === 'asking' && <p role="status">{t.loading}</p>}
        {accounts === 'failed' && (
          <div role="alert" className="panel">
            <p>{t.failed}</p>
            <button type="button" className="main-button" onClick={() => setAttempt(attempt + 1)}>
              {t.retry}
            </button>
          </div>
        )}
        {typeof accounts === 'object' && (
          <ul className="own-accounts">
            {accounts.map(({ id, name, type, lastFour, currency, balance, closed }) => (
              <li key={id} data-closed={closed || undefined}>
                <div>
                  <b translate="no">{name}</b>
                  <span>
                    {t.accountType[type]} · {t.ending(lastFour)}
                    {closed && ` · ${t.closed}`}
                  </span>
                </div>
                <data value={decimalOfMinorUnits(balance, currency)}>{amountIn(locale, balance, currency)}</data>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel teaser" aria-labelledby="teaser-title">
        <div>
          <h2 id="teaser-title">{t.teaserTitle}</h2>
          <p>{t.teaserBody}</p>
        </div>
        <a className="main-button" {...link('/quickbooks')}>
          {t.teaserLink}
        </a>
      </section>
    </>
  );
}

function amountIn(locale: Locale, balance: number, currency: string): string {
  const format = new Intl.NumberFormat(locale === 'en' ? 'en-CA' : 'fr-CA', { style: 'currency', currency });
  // Intl takes decimals as text, exactly; its type does not say so yet for plain strings.
  return format.format(decimalOfMinorUnits(balance, currency) as Intl.StringNumericLiteral).replace('-', '\u2212');
}
