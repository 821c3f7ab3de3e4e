import { useEffect, useState } from 'react';
import { LookSwitch } from '../../shared/pages/LookSwitch.js';
import { ask } from '../../shared/pages/ask.js';
import { useLook } from '../../shared/pages/use-look.js';
import { sessionSchema, type BankSession } from '../bank-api.js';
import { BrandMark } from './BrandMark.js';
import { DemoBar } from './DemoBar.js';
import { Overview } from './Overview.js';
import { QuickBooksPage } from './QuickBooksPage.js';
import { SignIn } from './SignIn.js';
import { texts } from './texts.js';
import { useRoute } from './use-route.js';

export function Portal({ cspNonce }: { readonly cspNonce: string | undefined }) {
  const [look, changeLook] = useLook('aurivelle_look');
  const [session, setSession] = useState<BankSession | 'asking' | 'failed'>('asking');
  const [happenings, setHappenings] = useState(0);
  const { path, go, link } = useRoute();
  const t = texts[look.locale];
  const customer = typeof session === 'object' ? session.customer : null;
  const page = customer && path === '/quickbooks' ? 'quickBooks' : 'overview';

  useEffect(() => {
    if (session !== 'asking') return;
    ask('GET', '/api/session', sessionSchema).then(setSession, () => setSession('failed'));
  }, [session]);

  useEffect(() => {
    document.title = customer ? `${page === 'quickBooks' ? t.quickBooks : t.overview} – ${t.bank}` : t.bank;
  }, [customer, page, t]);

  async function change(method: 'POST' | 'DELETE', body?: unknown) {
    try {
      setSession(await ask(method, '/api/session', sessionSchema, body));
    } catch {
      setSession('failed');
    }
  }

  return (
    <>
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      <DemoBar
        locale={look.locale}
        onHappened={() => setHappenings((count) => count + 1)}
        onReset={() => {
          go('/');
          setSession('asking');
        }}
      />
      <header className="bank-header">
        <div className="bank-frame">
          <a className="brand" {...link('/')}>
            <BrandMark />
            <span>
              <b>{t.bank}</b>
              <small>{t.tagline}</small>
            </span>
          </a>
          <LookSwitch look={look} onChange={changeLook} />
        </div>
        {customer && (
          <div className="bank-frame bank-nav">
            <nav aria-label={t.navigation}>
              <a {...link('/')} aria-current={page === 'overview' ? 'page' : undefined}>
                {t.overview}
              </a>
              <a {...link('/quickbooks')} aria-current={page === 'quickBooks' ? 'page' : undefined}>
                {t.quickBooks}
              </a>
            </nav>
            <p className="who">
              <span>{t.signedInAs}</span> <b translate="no">{customer.name}</b>
            </p>
            <button
              type="button"
              className="quiet-button"
              // Only then to the first page: before, it would ask for the accounts of a session that is ending.
              onClick={() => void change('DELETE').then(() => go('/'))}
            >
              {t.signOut}
            </button>
          </div>
        )}
      </header>
      <main id="content" className="bank-frame" tabIndex={-1}>
        {content()}
      </main>
      <footer className="bank-footer">
        <div className="bank-frame">{t.footer}</div>
      </footer>
    </>
  );

  function content() {
    if (session === 'asking') return <p role="status">{t.loading}</p>;
    if (session === 'failed') {
      return (
        <div role="alert" className="panel">
          <p>{t.failed}</p>
          <button type="button" className="main-button" onClick={() => setSession('asking')}>
            {t.retry}
          </button>
        </div>
      );
    }
    if (!session.customer) return <SignIn t={t} customers={session.customers} onChoose={(customerRef) => void change('POST', { customerRef })} />;
    if (page === 'overview') return <Overview key={session.customer.ref} locale={look.locale} link={link} happenings={happenings} />;
    return (
      <QuickBooksPage
        key={session.customer.ref}
        session={session}
        locale={look.locale}
        cspNonce={cspNonce}
        happenings={happenings}
        onSessionExpired={() => setSession('asking')}
      />
    );
  }
}
