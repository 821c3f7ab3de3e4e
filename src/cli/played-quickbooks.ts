import { Hono } from 'hono';
import { html } from 'hono/html';
import { isBankFeedsError } from '../core/error.js';
import type { LocalDate } from '../core/local-date.js';
import type { QuickBooks, QuickBooksSession } from '../sandbox/index.js';

export const quickBooksPath = '/quickbooks';

export interface PlayedQuickBooksOptions {
  readonly quickBooks: QuickBooks;
  /** The first day of each feed that is connected. */
  readonly feedStartDate: () => LocalDate;
  /** Called after accounts were connected, before the page says so. */
  readonly onLinked: () => Promise<void>;
}

const policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const styleSheet = `:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 2rem 1rem; max-width: 34rem; font: 1rem/1.5 system-ui, sans-serif; }
form { display: grid; gap: 1rem; justify-items: start; }
label { display: grid; gap: 0.25rem; width: 100%; }
label.choice { display: flex; gap: 0.5rem; align-items: center; min-height: 1.5rem; }
input, button { font: inherit; padding: 0.5rem 0.75rem; }
[role=alert] { border-inline-start: 4px solid; padding-inline-start: 0.75rem; }
`;

type Markup = ReturnType<typeof html>;

function page(title: string, main: Markup): Markup {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <link rel="stylesheet" href="${quickBooksPath}/page.css" />
      </head>
      <body>
        <main>
          <p>This page plays QuickBooks Online. It is not Intuit’s.</p>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
}

function signInPage(refusal: string | null): Markup {
  return page(
    'Link account',
    html`${refusal === null ? '' : html`<p role="alert">${refusal}</p>`}
      <form method="post" action="${quickBooksPath}/accounts" autocomplete="off">
        <label>User name<input name="username" required /></label>
        <label>Password<input name="password" type="password" required /></label>
        <button>Sign in</button>
      </form>`,
  );
}

function accountsPage({ id, institutionName, sourceAccounts }: QuickBooksSession): Markup {
  const choices = sourceAccounts.map(
    (account) =>
      html`<label class="choice"
        ><input type="checkbox" name="account" value="${account.id}" checked${account.linked ? html` disabled` : ''} />${account.name}
        ••${account.lastFour}${account.linked ? ' (connected)' : ''}</label
      >`,
  );
  return page(
    `Choose accounts of ${institutionName}`,
    html`<form method="post" action="${quickBooksPath}/connect">
      <input type="hidden" name="session" value="${id}" />${choices}
      <button>Connect</button>
    </form>`,
  );
}

/** The few steps of QuickBooks Online that connect accounts, without script. */
export function createPlayedQuickBooks({ quickBooks, feedStartDate, onLinked }: PlayedQuickBooksOptions): Hono {
  const app = new Hono().basePath(quickBooksPath);
  /** Who has signed in here, until accounts are connected. */
  const sessions = new Map<string, QuickBooksSession>();

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Content-Type-Options', 'nosniff');
  });

  app.get('/page.css', (c) => c.body(styleSheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/', (c) => c.html(signInPage(null)));

  app.post('/accounts', async (c) => {
    const form = await c.req.formData();
    try {
      const session = await quickBooks.signIn({ username: textOf(form, 'username').trim(), password: textOf(form, 'password').trim() });
      sessions.set(session.id, session);
      return await c.html(accountsPage(session));
    } catch (failure) {
      if (!isBankFeedsError(failure)) throw failure;
      return c.html(signInPage('QuickBooks did not accept this user name and password.'), 403);
    }
  });

  app.post('/connect', async (c) => {
    const form = await c.req.formData();
    const session = sessions.get(textOf(form, 'session'));
    if (!session) return c.html(signInPage('That was too long ago: sign in again.'), 403);
    const chosen = new Set(form.getAll('account'));
    const wanted = session.sourceAccounts.filter(({ id, linked }) => !linked && chosen.has(id));
    const places = session.ledgerAccounts.filter(({ type }) => type === 'bank');
    const choices = wanted.flatMap(({ id }, index) => {
      const place = places[index];
      return place ? [{ sourceAccountId: id, ledgerAccount: place.id, feedStartDate: feedStartDate() }] : [];
    });
    if (choices.length === 0) return c.html(accountsPage(session), 422);
    try {
      await quickBooks.link(session, choices);
    } catch (failure) {
      if (!isBankFeedsError(failure)) throw failure;
      return c.html(signInPage('The user name and password do not work any more: take new ones.'), 403);
    }
    sessions.delete(session.id);
    await onLinked();
    return c.html(
      page(
        choices.length === 1 ? '1 account is connected' : `${choices.length} accounts are connected`,
        html`<p>Go back to your own page: it finds out by itself.</p>`,
      ),
    );
  });

  return app;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
