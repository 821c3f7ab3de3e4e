import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.js';
import { adapterContract, runContract, type ContractResult } from '../../src/testing/index.js';
import { customers, startBank, type BankOverHttp, type LedgerName, type SessionName } from './bank-over-http.js';

const onlyElsewhere = 'Where there can be no feed, every other route says so';
const onlySwitchedOff = 'What the bank switched off is refused';
const call = () => ({ signal: new AbortController().signal });

function broken(results: readonly ContractResult[]): readonly string[] {
  return results.flatMap((result) => (result.outcome === 'violated' ? [`${result.case.name}: ${result.violation.what}`] : []));
}

function skipped(results: readonly ContractResult[]): readonly string[] {
  return results.flatMap((result) => (result.outcome === 'skipped' ? [result.case.name] : []));
}

describe.each([
  ['current', 'memory'],
  ['2023', 'memory'],
  ['current', 'SQLite'],
  ['2023', 'SQLite'],
] as const)('the server kit over HTTP, Codat’s dialect %s, a ledger in %s', (dialect, ledger: LedgerName) => {
  let bank: BankOverHttp;

  beforeAll(async () => {
    bank = await startBank(dialect, ledger);
  });
  afterAll(() => bank.close());

  function contextAs(session: SessionName, other: SessionName, mayChangeFeed: boolean) {
    return {
      adapter: bank.adapterOf(session),
      fixture: {
        mayChangeFeed,
        otherCustomer: bank.adapterOf(other),
        wire: {
          baseUrl: bank.url,
          send: (request: Request) => bank.sendAs(session, request),
          sendSignedOut: (request: Request) => bank.sendAs(null, request),
        },
      },
    };
  }

  it('keeps the adapter contract, from a first visit to the goodbye', async () => {
    const { ref } = customers.boulangerie;
    const accounts = await bank.adapterOf('boulangerie').listBankAccounts(call());
    for (const { id } of accounts.filter(({ ineligible }) => ineligible === null)) await bank.server.ingest(ref, id, bank.transactionsOf(id));
    const results = await runContract(adapterContract, contextAs('boulangerie', 'garage', true));
    expect(broken(results)).toEqual([]);
    expect(skipped(results)).toEqual([onlyElsewhere, onlySwitchedOff]);
  });

  it('keeps it with a feed that QuickBooks uses, which a reading run leaves as it is', async () => {
    const adapter = bank.adapterOf('garage');
    const { ref } = customers.garage;
    const { consent } = await adapter.getFeed(call());
    const [account] = await adapter.listBankAccounts(call());
    if (!account || !adapter.credentials) throw new Error('the bank has no account or no credentials');
    await adapter.connect({ accountIds: [account.id], consent: { textVersion: consent.textVersion, locale: 'en' } }, call());
    const quickBooks = await bank.sandbox.quickBooks.signIn(await adapter.credentials.issue(call()));
    const [source] = quickBooks.sourceAccounts;
    const [ledgerAccount] = quickBooks.ledgerAccounts;
    const [earliest] = bank.transactionsOf(account.id);
    if (!source || !ledgerAccount || !earliest) throw new Error('QuickBooks offers nothing');
    await bank.sandbox.quickBooks.link(quickBooks, [{ sourceAccountId: source.id, ledgerAccount: ledgerAccount.id, feedStartDate: earliest.date }]);
    await bank.server.refresh(ref);
    await bank.server.ingest(ref, account.id, bank.transactionsOf(account.id));
    await bank.server.push({ customerRef: ref });

    const query = { accountId: account.id, page: 1, pageSize: 100, orderBy: 'date', query: '' } as const;
    const before = await adapter.listTransactions(query, call());
    expect(before.results.map(({ id, stage }) => [id, stage])).toEqual(bank.transactionsOf(account.id).map(({ id }) => [id, 'sent']));
    expect(await adapter.getFeed(call())).toMatchObject({ status: 'linked', accounts: [{ status: 'connected', feedStartDate: earliest.date }] });

    const results = await runContract(adapterContract, contextAs('garage', 'boulangerie', false));
    expect(broken(results)).toEqual([]);
    expect(await adapter.listTransactions(query, call())).toEqual(before);
  });

  it('keeps it for a customer who can have no feed', async () => {
    const results = await runContract(adapterContract, contextAs('atelier', 'garage', true));
    expect(broken(results)).toEqual([]);
    expect(skipped(results)).not.toContain(onlyElsewhere);
  });

  it('passes "bankfeeds check", which prints neither session nor secret', async () => {
    const lines: string[] = [];
    const io = { print: (line: string) => lines.push(line), printError: (line: string) => lines.push(line) };
    const sessions = ['--as', 'Cookie: session=boulangerie', '--as-other', 'Cookie: session=garage'];
    expect(await runCommandLine(['check', bank.url, ...sessions], io), lines.join('\n')).toBe(0);
    expect(await runCommandLine(['check', bank.url, ...sessions, '--write'], io), lines.join('\n')).toBe(0);
    expect(lines.join('\n')).not.toMatch(/session=|otp=/);
  });
});
