import { randomUUID } from 'node:crypto';
import { isBankFeedsError } from 'bankfeeds/core';
import type { Register, SandboxClient } from 'bankfeeds/sandbox';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type * as v from 'valibot';
import { bodyOf, ownPageOnly, safeHeaders } from '../shared/guards.js';
import { createPagesApp } from '../shared/pages-app.js';
import { linkRequestSchema, signInRequestSchema, type Books, type SignInAnswer } from './books-api.js';
import type { Visitors } from './visitors.js';

export interface QuickBooksAppOptions {
  readonly sandbox: SandboxClient;
  readonly visitors: Visitors;
  /** The bank, as it is found in the list. */
  readonly institutionName: string;
  readonly bankUrl: string;
  readonly pagesFolder: string;
}

const visitorCookie = 'quickbooks_demo_visitor';

/** All invented, as the bank is. */
const otherInstitutions = ['Caisse du Vieux-Moulin', 'Harbourlight Trust', 'Prairie Lantern Credit Union', 'Saltmarsh Savings', 'Tidewater & Pine Bank'];

/** The stand-in for QuickBooks Online: its page, and a back end that knows the sandbox where the real one knows Codat. */
export function createQuickBooksApp({ sandbox, visitors, institutionName, bankUrl, pagesFolder }: QuickBooksAppOptions): Hono {
  const app = new Hono();
  app.use(safeHeaders);
  app.use('/api/*', ownPageOnly);

  async function booksOf(c: Context): Promise<Books> {
    const own = visitors.companiesOf(getCookie(c, visitorCookie));
    const { companies: atCodat, quickBooks } = await sandbox.snapshot();
    const withFeeds = atCodat.filter(({ id }) => quickBooks.books.some(({ companyId, feeds }) => companyId === id && feeds.length > 0));
    const companies = withFeeds.filter(({ id }) => own.includes(id) || !visitors.isAnybodys(id)).map(({ id, name }) => ({ id, name, own: own.includes(id) }));
    const registers = await Promise.all(companies.map(({ id }) => sandbox.quickBooks.register(id)));
    return {
      companies,
      registers: registers.flat().map(shown),
      institutions: [institutionName, ...otherInstitutions].toSorted((one, other) => one.localeCompare(other)),
      now: await sandbox.now(),
      bankUrl,
    };
  }

  async function signIn({ institution, username, password }: v.InferOutput<typeof signInRequestSchema>): Promise<SignInAnswer> {
    // The other institutions of the list know nobody.
    if (institution !== institutionName) return { refused: 'quickBooksRefusedCredentials' };
    try {
      const { id, sourceAccounts, ledgerAccounts } = await sandbox.quickBooks.signIn({ username, password });
      return { sessionId: id, sourceAccounts: [...sourceAccounts], ledgerAccounts: [...ledgerAccounts] };
    } catch (failure) {
      if (isBankFeedsError(failure) && failure.code === 'quickBooksRefusedCredentials') return { refused: failure.code };
      throw failure;
    }
  }

  app.get('/api/books', async (c) => c.json(await booksOf(c)));

  app.post('/api/sign-in', async (c) => {
    const body = await bodyOf(c.req.raw, signInRequestSchema);
    if (!body) return c.json({ code: 'invalidRequest' }, 400);
    return c.json<SignInAnswer>(await signIn(body));
  });

  app.post('/api/link', async (c) => {
    const body = await bodyOf(c.req.raw, linkRequestSchema);
    if (!body) return c.json({ code: 'invalidRequest' }, 400);
    const linked = await sandbox.quickBooks.link({ id: body.sessionId }, body.choices);
    const visitor = getCookie(c, visitorCookie) ?? randomUUID();
    for (const { companyId } of linked) visitors.addCompany(visitor, companyId);
    setCookie(c, visitorCookie, visitor, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 31_536_000 });
    return c.json({ linked: linked.length });
  });

  app.post('/api/update', async (c) => {
    const { companies } = await booksOf(c);
    for (const { id } of companies) await sandbox.quickBooks.collect({ companyId: id });
    return c.json(await booksOf(c));
  });

  app.route('/', createPagesApp({ folder: pagesFolder, document: 'quickbooks/pages/index.html', paths: ['/'], lookCookie: 'quickbooks_demo_look' }));
  app.notFound((c) => (c.req.path.startsWith('/api/') ? c.json({ code: 'notFound' }, 404) : c.redirect('/')));
  app.onError((failure, c) => {
    if (!isBankFeedsError(failure)) throw failure;
    return c.json({ code: failure.code }, 422);
  });
  return app;
}

function shown({
  companyId,
  sourceAccountId,
  accountName,
  currency,
  ledgerAccount,
  feedStartDate,
  active,
  lastCollectedAt,
  transactions,
}: Register): Books['registers'][number] {
  return {
    companyId,
    sourceAccountId,
    accountName,
    currency,
    ledgerAccount,
    feedStartDate,
    active,
    lastCollectedAt,
    transactions: transactions.map(({ id, date, description, amount, balance, test }) => ({ id, date: date.slice(0, 10), description, amount, balance, test })),
  };
}
