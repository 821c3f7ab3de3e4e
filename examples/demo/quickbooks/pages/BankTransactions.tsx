import type { Locale } from 'bankfeeds/core';
import { useState } from 'react';
import { ask } from '../../shared/pages/ask.js';
import { booksSchema, type Books, type Register } from '../books-api.js';
import { amountIn, dayIn } from './formats.js';
import type { Texts } from './texts.js';

interface BankTransactionsProps {
  readonly t: Texts;
  readonly locale: Locale;
  readonly books: Books;
  readonly onUpdated: (books: Books) => void;
  readonly onLinkAccount: () => void;
}

export function BankTransactions({ t, locale, books, onUpdated, onLinkAccount }: BankTransactionsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [updating, setUpdating] = useState(false);
  const register = books.registers.find((one) => keyOf(one) === chosen) ?? books.registers[0];

  async function update() {
    if (updating) return;
    setUpdating(true);
    setSaid(t.updating);
    try {
      const next = await ask('POST', '/api/update', booksSchema);
      const here = new Set(books.companies.map(({ id }) => id));
      setSaid(t.updated(countIn(next.registers.filter(({ companyId }) => here.has(companyId))) - countIn(books.registers)));
      onUpdated(next);
    } catch {
      setSaid(t.failed);
    } finally {
      setUpdating(false);
    }
  }

  return (
    <>
      <div className="books-head">
        <h1>{t.bankTransactions}</h1>
        <div className="books-actions">
          {books.registers.length > 0 && (
            <button type="button" className="quiet-action" aria-disabled={updating} onClick={() => void update()}>
              {t.update}
            </button>
          )}
          <button type="button" className="main-action" onClick={onLinkAccount}>
            {t.linkAccount}
          </button>
        </div>
      </div>
      <p role="status" className="books-said">
        {said}
      </p>
      {register === undefined ? (
        <div className="books-empty">
          <p>
            <b>{t.noAccounts}</b>
          </p>
          <p>{t.noAccountsBody}</p>
        </div>
      ) : (
        <>
          <fieldset className="registers">
            <legend className="hidden-words">{t.accountsLegend}</legend>
            {books.registers.map((one) => (
              <label key={keyOf(one)}>
                <input type="radio" name="register" className="hidden-words" checked={one === register} onChange={() => setChosen(keyOf(one))} />
                <span className="register-card">
                  <b translate="no">{one.accountName}</b>
                  <small translate="no">{books.companies.find(({ id }) => id === one.companyId)?.name}</small>
                  <span className="register-balance">{amountIn(locale, balanceOf(one), one.currency)}</span>
                  <span className="review-count">
                    {t.forReview} ({one.transactions.length}){!one.active && ` · ${t.ended}`}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <section aria-labelledby="register-title">
            <h2 id="register-title" translate="no">
              {register.accountName}
            </h2>
            <p className="books-small">{t.goesTo(register.ledgerAccount.name, dayIn(locale, register.feedStartDate))}</p>
            <RegisterTable key={keyOf(register)} t={t} locale={locale} register={register} />
          </section>
        </>
      )}
    </>
  );
}

const rowsAtFirst = 50;

function RegisterTable({ t, locale, register: { transactions, currency } }: { readonly t: Texts; readonly locale: Locale; readonly register: Register }) {
  const [all, setAll] = useState(false);
  if (transactions.length === 0) return <p>{t.emptyRegister}</p>;
  const newestFirst = transactions.toReversed();
  const older = transactions.length - rowsAtFirst;
  return (
    <>
      <table className="register-table" aria-labelledby="register-title">
        <thead>
          <tr>
            <th scope="col">{t.date}</th>
            <th scope="col">{t.description}</th>
            <th scope="col" className="figure">
              {t.amount}
            </th>
            <th scope="col" className="figure balance">
              {t.balance}
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? newestFirst : newestFirst.slice(0, rowsAtFirst)).map(({ id, date, description, amount, balance, test }) => (
            <tr key={id}>
              <td className="day">{dayIn(locale, date)}</td>
              <td>
                <span translate="no">{description}</span>
                {test && <small className="test-mark">{t.test}</small>}
              </td>
              <td className="figure" data-in={amount > 0 || undefined}>
                {amountIn(locale, amount, currency)}
              </td>
              <td className="figure balance">{amountIn(locale, balance, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && older > 0 && (
        <button type="button" className="quiet-action" onClick={() => setAll(true)}>
          {t.older(older)}
        </button>
      )}
    </>
  );
}

function keyOf({ companyId, sourceAccountId, ledgerAccount, feedStartDate }: Register): string {
  return [companyId, sourceAccountId, ledgerAccount.id, feedStartDate].join(' ');
}

function countIn(registers: readonly Register[]): number {
  return registers.reduce((sum, { transactions }) => sum + transactions.length, 0);
}

function balanceOf({ transactions }: Register): number {
  return transactions.at(-1)?.balance ?? 0;
}
