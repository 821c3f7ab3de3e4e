import { addDays } from 'bankfeeds/core';
import { createHttpAdapter } from 'bankfeeds/http';
import { createBankFeedsServer, type Ledger } from 'bankfeeds/server';
import { accountIds, bank, customerRefs, todayAt } from './given.js';
import type { Sink } from './sink.js';

/** All customers with all their accounts, as they would connect themselves. */
export async function connectAll({ sandbox }: Sink, ledger: Ledger): Promise<void> {
  const server = createBankFeedsServer({
    codat: { apiKey: sandbox.apiKey, baseUrl: sandbox.baseUrl, fetch: (input, init) => sandbox.fetch(new Request(input, init)) },
    ledger,
    bank,
    authenticate: async (request) => ({ ref: request.headers.get('x-customer') ?? '', name: 'Bakery', country: 'CA' }),
    clock: sandbox.clock,
    wait: async (milliseconds) => sandbox.clock.advance(milliseconds),
    linkOrigins: [sandbox.baseUrl],
  });
  const call = { signal: new AbortController().signal };
  for (const ref of customerRefs) {
    const adapter = createHttpAdapter({
      baseUrl: 'http://bank.example',
      headers: { 'x-customer': ref },
      fetch: (input, init) => server.fetch(new Request(input, init)),
    });
    const { consent } = await adapter.getFeed(call);
    await adapter.connect({ accountIds: accountIds[ref] ?? [], consent: { textVersion: consent.textVersion, locale: 'en' } }, call);
    const pair = await adapter.credentials?.issue(call);
    if (!pair) throw new Error('The bank issues no credentials.');
    const session = await sandbox.quickBooks.signIn(pair);
    await sandbox.quickBooks.link(
      session,
      session.sourceAccounts.map(({ id }, place) => ({
        sourceAccountId: id,
        ledgerAccount: session.ledgerAccounts[place]?.id ?? '',
        feedStartDate: addDays(todayAt(sandbox.clock.now()), -5),
      })),
    );
    await server.refresh(ref);
  }
}
