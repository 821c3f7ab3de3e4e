import type { BankSession } from '../bank-api.js';
import type { Texts } from './texts.js';

interface SignInProps {
  readonly t: Texts;
  readonly customers: BankSession['customers'];
  readonly onChoose: (customerRef: string) => void;
}

export function SignIn({ t, customers, onChoose }: SignInProps) {
  return (
    <section className="sign-in">
      <h1>{t.signInTitle}</h1>
      <p>{t.signInBody}</p>
      <ul>
        {customers.map(({ ref, name, place }) => (
          <li key={ref}>
            <button type="button" onClick={() => onChoose(ref)}>
              <b translate="no">{name}</b>
              <span translate="no">{place}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
