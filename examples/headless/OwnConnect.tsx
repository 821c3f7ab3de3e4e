import { useBankAccounts, useConnect, useCredentials, usePermissionsText, type UseConnect } from 'bankfeeds';
import type { Feed, Locale } from 'bankfeeds/core';
import { useState } from 'react';

/*
 * The connect journey drawn with a bank's own components, from the public hooks alone. The flow, the waiting, the
 * secrets and the words of consent are the kit's; every element here is the bank's.
 */

export function OwnConnect({ locale, onLinked }: { readonly locale: Locale; readonly onLinked?: (feed: Feed) => void }) {
  const connect = useConnect({ locale, onLinked });
  const { flow, feed } = connect;

  if (flow.state === 'closed')
    return (
      <button type="button" onClick={connect.open}>
        Books
      </button>
    );
  if (flow.state === 'failed') return <Failed code={flow.error.code} connect={connect} />;
  if (!feed) return <p role="status">…</p>;
  switch (flow.step) {
    case 'loading':
    case 'connecting':
      return <p role="status">…</p>;
    case 'unavailable':
      return <p>Only in Canada and the United States.</p>;
    case 'permissions':
      return <Permissions feed={feed} locale={locale} connect={connect} />;
    case 'accounts':
      return <Accounts connect={connect} />;
    case 'credentials':
    case 'link':
      return <Pair connect={connect} />;
    case 'waiting':
      return (
        <p role="status">
          Waiting for QuickBooks.{' '}
          <button type="button" onClick={connect.lookNow}>
            Look now
          </button>
        </p>
      );
    case 'connected':
      return (
        <p role="status">
          Connected:{' '}
          {feed.accounts
            .filter(({ status }) => status === 'connected')
            .map(({ name }) => name)
            .join(', ')}
        </p>
      );
    default:
      return flow satisfies never;
  }
}

function Permissions({ feed, locale, connect }: { readonly feed: Feed; readonly locale: Locale; readonly connect: UseConnect }) {
  const sentences = usePermissionsText(locale, feed.institutionName);
  return (
    <section lang={locale}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <button type="button" onClick={connect.consent}>
        I agree
      </button>
      <button type="button" onClick={connect.close}>
        No, thanks
      </button>
    </section>
  );
}

function Accounts({ connect }: { readonly connect: UseConnect }) {
  const { accounts } = useBankAccounts();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        connect.choose(chosen);
      }}
    >
      {accounts
        ?.filter(({ ineligible }) => ineligible === null)
        .map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) => setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            {name}
          </label>
        ))}
      <button disabled={chosen.length === 0}>Connect these</button>
    </form>
  );
}

/** The pair is asked for by a gesture, and read from the hook when it is shown: it is no state and no property. */
function Pair({ connect }: { readonly connect: UseConnect }) {
  const credentials = useCredentials();
  if (!credentials.held) {
    return (
      <button type="button" disabled={credentials.busy !== null} onClick={() => void credentials.issue()}>
        Make a pair
      </button>
    );
  }
  return (
    <section translate="no">
      <output aria-label="User name">{credentials.read()?.username}</output>
      <output aria-label="Password">{credentials.read()?.password}</output>
      <button type="button" onClick={connect.entered}>
        Done in QuickBooks
      </button>
    </section>
  );
}

function Failed({ code, connect }: { readonly code: string; readonly connect: UseConnect }) {
  return (
    <p role="alert">
      {code}{' '}
      <button type="button" onClick={connect.retry}>
        Again
      </button>
    </p>
  );
}
