import type { Locale } from 'bankfeeds/core';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import * as v from 'valibot';
import { ask, RefusedError } from '../../shared/pages/ask.js';
import { signInAnswerSchema, type Books, type LinkChoice, type SignedIn } from '../books-api.js';
import { ChooseAccounts } from './ChooseAccounts.js';
import type { Texts } from './texts.js';

interface LinkAccountProps {
  readonly t: Texts;
  readonly locale: Locale;
  readonly books: Books;
  readonly onLinked: () => void;
  readonly onLeave: () => void;
}

type Step =
  | { readonly name: 'search' }
  | { readonly name: 'terms' | 'signIn'; readonly institution: string }
  | { readonly name: 'choose'; readonly session: SignedIn }
  | { readonly name: 'done'; readonly linked: number };

const linkedSchema = v.object({ linked: v.number() });

/** The bank's way into QuickBooks: search, terms, credentials, accounts. */
export function LinkAccount({ t, locale, books, onLinked, onLeave }: LinkAccountProps) {
  const [step, setStep] = useState<Step>({ name: 'search' });
  const [problem, setProblem] = useState('');
  const [working, setWorking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    heading.current?.focus();
  }, [step]);

  async function carryOut(work: () => Promise<Step>): Promise<void> {
    if (working) return;
    setWorking(true);
    setProblem('');
    try {
      setStep(await work());
    } catch (failure) {
      setProblem(problemIn(t, failure));
    } finally {
      setWorking(false);
    }
  }

  const signIn = (institution: string, username: string, password: string) =>
    carryOut(async () => {
      const answer = await ask('POST', '/api/sign-in', signInAnswerSchema, { institution, username, password });
      if ('refused' in answer) throw new RefusedError(answer.refused);
      return { name: 'choose', session: answer };
    });

  const link = (sessionId: string, choices: readonly LinkChoice[]) =>
    carryOut(async () => {
      const { linked } = await ask('POST', '/api/link', linkedSchema, { sessionId, choices });
      return { name: 'done', linked };
    });

  return (
    <section className="wizard" aria-busy={working}>
      {content()}
      <p role="alert" className="problem">
        {problem}
      </p>
    </section>
  );

  function title(number: number, text: string) {
    return (
      <>
        <p className="books-small">{t.step(number)}</p>
        <h1 ref={heading} tabIndex={-1}>
          {text}
        </h1>
      </>
    );
  }

  function content() {
    switch (step.name) {
      case 'search':
        return (
          <>
            {title(1, t.searchTitle)}
            <InstitutionSearch t={t} institutions={books.institutions} onChoose={(institution) => setStep({ name: 'terms', institution })} />
            <div className="wizard-actions">
              <button type="button" className="quiet-action" onClick={onLeave}>
                {t.cancel}
              </button>
            </div>
          </>
        );
      case 'terms':
        return (
          <>
            {title(2, t.termsTitle(step.institution))}
            <p>{t.termsBody}</p>
            <div className="wizard-actions">
              <button type="button" className="quiet-action" onClick={() => setStep({ name: 'search' })}>
                {t.back}
              </button>
              <button type="button" className="main-action" onClick={() => setStep({ name: 'signIn', institution: step.institution })}>
                {t.agree}
              </button>
            </div>
          </>
        );
      case 'signIn':
        return (
          <>
            {title(3, t.signInTitle(step.institution))}
            <p>{t.signInBody}</p>
            <CredentialsForm
              t={t}
              working={working}
              onBack={() => {
                setProblem('');
                setStep({ name: 'terms', institution: step.institution });
              }}
              onProblem={setProblem}
              onSignIn={(username, password) => void signIn(step.institution, username, password)}
            />
          </>
        );
      case 'choose':
        return (
          <>
            {title(4, t.chooseTitle)}
            <p>{t.chooseBody}</p>
            <ChooseAccounts
              t={t}
              locale={locale}
              session={step.session}
              now={books.now}
              working={working}
              onLeave={onLeave}
              onProblem={setProblem}
              onChoose={(choices) => void link(step.session.sessionId, choices)}
            />
          </>
        );
      case 'done':
        return (
          <>
            <h1 ref={heading} tabIndex={-1}>
              {t.doneTitle(step.linked)}
            </h1>
            <p>{t.doneBody}</p>
            <div className="wizard-actions">
              <button
                type="button"
                className="main-action"
                onClick={() => {
                  onLinked();
                  onLeave();
                }}
              >
                {t.toRegister}
              </button>
            </div>
          </>
        );
      default:
        return step satisfies never;
    }
  }
}

function InstitutionSearch({
  t,
  institutions,
  onChoose,
}: {
  readonly t: Texts;
  readonly institutions: readonly string[];
  readonly onChoose: (institution: string) => void;
}) {
  const [text, setText] = useState('');
  const id = useId();
  const found = institutions.filter((name) => name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()));
  return (
    <>
      <label htmlFor={id}>{t.searchLabel}</label>
      <input id={id} type="search" autoComplete="off" value={text} onChange={({ target }) => setText(target.value)} />
      <p role="status" className="books-said">
        {found.length === 0 ? t.noInstitution : ''}
      </p>
      <ul className="institutions">
        {found.map((name) => (
          <li key={name}>
            <button type="button" translate="no" onClick={() => onChoose(name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface CredentialsFormProps {
  readonly t: Texts;
  readonly working: boolean;
  readonly onBack: () => void;
  readonly onProblem: (problem: string) => void;
  readonly onSignIn: (username: string, password: string) => void;
}

function CredentialsForm({ t, working, onBack, onProblem, onSignIn }: CredentialsFormProps) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (username.trim() === '' || password.trim() === '') onProblem(t.required);
    else onSignIn(username.trim(), password.trim());
  }

  return (
    <form onSubmit={submit}>
      <label htmlFor={`${id}u`}>{t.username}</label>
      <input
        id={`${id}u`}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        onChange={({ target }) => setUsername(target.value)}
      />
      <label htmlFor={`${id}p`}>{t.password}</label>
      <input id={`${id}p`} type="password" autoComplete="off" value={password} onChange={({ target }) => setPassword(target.value)} />
      <div className="wizard-actions">
        <button type="button" className="quiet-action" onClick={onBack}>
          {t.back}
        </button>
        <button type="submit" className="main-action" aria-disabled={working}>
          {working ? t.working : t.signIn}
        </button>
      </div>
    </form>
  );
}

function problemIn(t: Texts, failure: unknown): string {
  if (!(failure instanceof RefusedError)) return t.failed;
  return failure.code === 'quickBooksRefusedCredentials' ? t.refusedCredentials : t.refusedRequest;
}
