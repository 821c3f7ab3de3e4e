import { useEffect, useState } from 'react';
import { LookSwitch } from '../../shared/pages/LookSwitch.js';
import { ask } from '../../shared/pages/ask.js';
import { useLook } from '../../shared/pages/use-look.js';
import { booksSchema, type Books } from '../books-api.js';
import { BankTransactions } from './BankTransactions.js';
import { LinkAccount } from './LinkAccount.js';
import { texts } from './texts.js';

type View = 'home' | 'bankTransactions' | 'linkAccount';

const ownBooks = 'own';

export function QuickBooks() {
  const [look, changeLook] = useLook('quickbooks_demo_look');
  const [books, setBooks] = useState<Books | 'asking' | 'failed'>('asking');
  const [view, setView] = useState<View>('home');
  const [company, setCompany] = useState(ownBooks);
  const [menuOpen, setMenuOpen] = useState(false);
  const t = texts[look.locale];

  useEffect(() => {
    if (books !== 'asking') return;
    ask('GET', '/api/books', booksSchema).then(
      (answer) => {
        setBooks(answer);
        // Whoever has linked accounts comes for them.
        if (answer.companies.some(({ own }) => own)) {
          setMenuOpen(true);
          setView((current) => (current === 'home' ? 'bankTransactions' : current));
        }
      },
      () => setBooks('failed'),
    );
  }, [books]);

  useEffect(() => {
    document.title = view === 'home' ? t.name : `${t.bankTransactions} – ${t.name}`;
  }, [view, t]);

  return (
    <div className="books">
      <header>
        <p className="books-name">{t.name}</p>
        <p className="books-note">{t.standIn}</p>
        {typeof books === 'object' && books.companies.some(({ own }) => !own) && (
          <label className="company">
            {t.company}
            <select value={company} onChange={({ target }) => setCompany(target.value)}>
              <option value={ownBooks}>
                {books.companies
                  .filter(({ own }) => own)
                  .map(({ name }) => name)
                  .join(', ') || t.ownCompany}
              </option>
              {books.companies
                .filter(({ own }) => !own)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          </label>
        )}
        <LookSwitch look={look} onChange={changeLook} />
      </header>
      <nav aria-label={t.navigation}>
        <button type="button" aria-current={view === 'home' ? 'page' : undefined} onClick={() => setView('home')}>
          {t.home}
        </button>
        <button type="button" aria-expanded={menuOpen} onClick={() => setMenuOpen(!menuOpen)}>
          {t.transactions}
        </button>
        {menuOpen && (
          <button type="button" className="books-submenu" aria-current={view === 'home' ? undefined : 'page'} onClick={() => setView('bankTransactions')}>
            {t.bankTransactions}
          </button>
        )}
        {typeof books === 'object' && <a href={books.bankUrl}>{t.backToBank}</a>}
      </nav>
      <main>{content()}</main>
    </div>
  );

  function content() {
    if (books === 'asking') return <p role="status">{t.loading}</p>;
    if (books === 'failed') {
      return (
        <div role="alert">
          <p>{t.failed}</p>
          <button type="button" className="main-action" onClick={() => setBooks('asking')}>
            {t.retry}
          </button>
        </div>
      );
    }
    switch (view) {
      case 'home':
        return (
          <>
            <h1>{t.homeTitle}</h1>
            <p>{t.homeBody}</p>
          </>
        );
      case 'bankTransactions':
        return (
          <BankTransactions
            key={company}
            t={t}
            locale={look.locale}
            books={opened(books, company)}
            onUpdated={setBooks}
            onLinkAccount={() => setView('linkAccount')}
          />
        );
      case 'linkAccount':
        return (
          <LinkAccount
            t={t}
            locale={look.locale}
            books={books}
            onLinked={() => {
              setCompany(ownBooks);
              setBooks('asking');
            }}
            onLeave={() => setView('bankTransactions')}
          />
        );
      default:
        return view satisfies never;
    }
  }
}

/** The books of one company, or of those that this browser has linked. */
function opened(books: Books, company: string): Books {
  const companies = books.companies.filter(({ id, own }) => (company === ownBooks ? own : id === company));
  return { ...books, companies, registers: books.registers.filter(({ companyId }) => companies.some(({ id }) => id === companyId)) };
}
