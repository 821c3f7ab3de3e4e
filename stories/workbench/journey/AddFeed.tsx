import { useState, type FormEvent } from 'react';
import type { Credentials } from '../../../src/core/feed.js';
import type { OfferedAccount } from '../../../src/sandbox/index.js';
import { useScene } from '../../frame/scene-context.js';
import type { Say } from './words.js';

interface AddFeedProps {
  readonly say: Say;
  /** The last digits of the accounts that were chosen. */
  readonly onLinked: (pair: Credentials, lastFour: readonly string[]) => Promise<void>;
}

interface SignedIn {
  readonly pair: Credentials;
  readonly accounts: readonly OfferedAccount[];
}

/** The customer enters the pair, and chooses among the accounts that the bank offers. */
export function AddFeed({ say, onLinked }: AddFeedProps) {
  const { sandbox } = useScene();
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [refused, setRefused] = useState(false);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const pair = { username: textOf(form, 'username').trim(), password: textOf(form, 'password').trim() };
    try {
      const { sourceAccounts } = await sandbox.quickBooks.signIn(pair);
      setSignedIn({ pair, accounts: sourceAccounts.filter(({ linked }) => !linked) });
      setRefused(false);
    } catch {
      // Whatever else fails in the emulated QuickBooks, a person there is told no more.
      setRefused(true);
    }
  }

  async function link(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const lastFour = new FormData(event.currentTarget).getAll('account').map(String);
    if (!signedIn || lastFour.length === 0) return;
    setSignedIn(null);
    await onLinked(signedIn.pair, lastFour);
  }

  if (!signedIn) {
    return (
      <form className="window-form" autoComplete="off" onSubmit={(event) => void signIn(event)}>
        <label>
          {say('quickBooks.username')}
          <input name="username" required autoComplete="off" spellCheck={false} />
        </label>
        <label>
          {say('quickBooks.password')}
          <input name="password" type="password" required autoComplete="off" />
        </label>
        <button type="submit">{say('quickBooks.signIn')}</button>
        <p role="alert" className="window-refused">
          {refused && say('quickBooks.refused')}
        </p>
      </form>
    );
  }
  if (signedIn.accounts.length === 0)
    return (
      <p>
        {say('quickBooks.nothingToLink')}{' '}
        <button type="button" onClick={() => setSignedIn(null)}>
          OK
        </button>
      </p>
    );
  return (
    <form className="window-form" onSubmit={(event) => void link(event)}>
      <fieldset>
        <legend>{say('quickBooks.choose')}</legend>
        {signedIn.accounts.map(({ id, name, lastFour }) => (
          <label key={id} className="window-choice">
            <input type="checkbox" name="account" value={lastFour} defaultChecked /> {name} ••{lastFour}
          </label>
        ))}
      </fieldset>
      <button type="submit">{say('quickBooks.link')}</button>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
