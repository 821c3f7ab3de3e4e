import { addDays, isLocalDate, localDateAt, type Locale, type LocalDate } from 'bankfeeds/core';
import { useState, type FormEvent } from 'react';
import type { LinkChoice, SignedIn } from '../books-api.js';
import { amountIn } from './formats.js';
import type { Texts } from './texts.js';

interface ChooseAccountsProps {
  readonly t: Texts;
  readonly locale: Locale;
  readonly session: SignedIn;
  readonly now: number;
  readonly working: boolean;
  readonly onLeave: () => void;
  readonly onProblem: (problem: string) => void;
  readonly onChoose: (choices: readonly LinkChoice[]) => void;
}

interface Choice {
  readonly checked: boolean;
  readonly ledgerAccount: string;
  readonly startDate: string;
}

type Offered = SignedIn['sourceAccounts'][number];

export function ChooseAccounts({ t, locale, session, now, working, onLeave, onProblem, onChoose }: ChooseAccountsProps) {
  const today = localDateAt(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [choices, setChoices] = useState(() => suggested(session, addDays(today, -7)));

  function change(id: string, wanted: Partial<Choice>) {
    setChoices((current) => new Map([...current].map(([key, choice]) => [key, key === id ? { ...choice, ...wanted } : choice])));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const chosen = [...choices].flatMap(([sourceAccountId, { checked, ledgerAccount, startDate }]): readonly LinkChoice[] =>
      checked && isLocalDate(startDate) ? [{ sourceAccountId, ledgerAccount, feedStartDate: startDate }] : [],
    );
    if (chosen.length === 0) onProblem(t.chooseOne);
    else if (new Set(chosen.map(({ ledgerAccount }) => ledgerAccount)).size < chosen.length) onProblem(t.ledgerTwice);
    else onChoose(chosen);
  }

  return (
    <form onSubmit={submit} className="choose-accounts">
      {session.sourceAccounts.map((account) => {
        const { id, name, lastFour, balance, currency, linked } = account;
        const choice = choices.get(id);
        return (
          <fieldset key={id}>
            <legend className="hidden-words">{name}</legend>
            <label className="account-choice">
              <input type="checkbox" disabled={linked} checked={choice?.checked ?? false} onChange={({ target }) => change(id, { checked: target.checked })} />
              <span>
                <b translate="no">{name}</b> ••{lastFour}
                {linked && ` · ${t.alreadyLinked}`}
              </span>
              <span>{balance !== null && amountIn(locale, balance, currency)}</span>
            </label>
            {choice?.checked && (
              <div className="account-details">
                <label>
                  <span aria-hidden="true">{t.ledgerLabel}</span>
                  <select aria-label={t.ledgerFor(name)} value={choice.ledgerAccount} onChange={({ target }) => change(id, { ledgerAccount: target.value })}>
                    {session.ledgerAccounts.map((ledger) => (
                      <option key={ledger.id} value={ledger.id}>
                        {ledger.id} {ledger.name}
                      </option>
                    ))}
                  </select>
                </label>
                <label>
                  <span aria-hidden="true">{t.startLabel}</span>
                  <input
                    type="date"
                    required
                    max={today}
                    aria-label={t.startFor(name)}
                    value={choice.startDate}
                    onChange={({ target }) => change(id, { startDate: target.value })}
                  />
                </label>
              </div>
            )}
          </fieldset>
        );
      })}
      <p className="books-small">{t.startHint}</p>
      <div className="wizard-actions">
        <button type="button" className="quiet-action" onClick={onLeave}>
          {t.cancel}
        </button>
        <button type="submit" className="main-action" aria-disabled={working}>
          {working ? t.working : t.connect}
        </button>
      </div>
    </form>
  );
}

/** Every account that is not linked, each with an account of the books of its kind while there are any. */
function suggested({ sourceAccounts, ledgerAccounts }: SignedIn, startDate: LocalDate): ReadonlyMap<string, Choice> {
  const free = [...ledgerAccounts];
  return new Map(
    sourceAccounts.map((account): [string, Choice] => {
      const ofItsKind = free.filter(({ type }) => type === kindOf(account));
      const wanted = ofItsKind.find(({ name }) => account.name.toLowerCase().includes(name.toLowerCase())) ?? ofItsKind[0] ?? free[0];
      const ledger = account.linked ? undefined : wanted;
      if (ledger) free.splice(free.indexOf(ledger), 1);
      return [account.id, { checked: ledger !== undefined, ledgerAccount: ledger?.id ?? ledgerAccounts[0]?.id ?? '', startDate }];
    }),
  );
}

function kindOf({ type }: Offered): 'bank' | 'creditCard' {
  return /card/i.test(type) ? 'creditCard' : 'bank';
}
