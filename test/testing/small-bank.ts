import { instantAt } from '../../src/core/clock.js';
import type { AccountEditingVerbs, BankFeedsAdapter, CredentialsVerbs, HostedLinkVerbs, SummaryVerbs } from '../../src/core/adapter.js';
import type { Callout } from '../../src/core/callout.js';
import type { Consent, ConsentOnRecord } from '../../src/core/consent.js';
import type { BankFeedsErrorCode } from '../../src/core/error-codes.js';
import { BankFeedsError, type ErrorStage } from '../../src/core/error.js';
import type { BankAccount, Capabilities, Feed, FeedAccount, FeedStatus } from '../../src/core/feed.js';
import { addDays, parseLocalDate } from '../../src/core/local-date.js';
import { plainText } from '../../src/core/plain-text.js';
import { transactionMatcher } from '../../src/core/transaction-filter.js';
import type { FeedTransaction, StageStep, TransactionColumn, TransactionDay, TransactionsQuery, TransactionStage } from '../../src/core/transaction.js';

/*
 * The least back end that keeps the contract, in memory: the right one that the wrong ones are made from.
 * It talks to nobody, so a case fails for its own fault alone.
 */

export interface FullAdapter extends BankFeedsAdapter {
  readonly credentials: CredentialsVerbs;
  readonly hostedLink: HostedLinkVerbs;
  readonly accountEditing: AccountEditingVerbs;
  readonly summaries: SummaryVerbs;
}

export interface SmallBankOptions {
  readonly capabilities?: Capabilities;
  readonly unavailable?: Feed['unavailable'];
  readonly callout?: Callout;
}

export type CustomerName = 'first' | 'second';

export interface SmallBank {
  adapterOf(customer: CustomerName): FullAdapter;
}

interface CustomerState {
  status: FeedStatus;
  accounts: readonly FeedAccount[];
  credentialsIssuedAt: string | null;
  consent: ConsentOnRecord | null;
}

const textVersion = '2026-11-01';
const now = '2026-11-21T12:00:00.000Z';

function fail(code: BankFeedsErrorCode, stage: ErrorStage): never {
  throw new BankFeedsError({ code, stage, correlationId: `small-bank-${code}` });
}

function bankAccountsOf(customer: CustomerName): readonly BankAccount[] {
  const account = (id: string, name: string, ineligible: BankAccount['ineligible']): BankAccount => ({
    id: `${customer}-${id}`,
    name,
    type: 'checking',
    lastFour: '4321',
    currency: 'CAD',
    balance: 123_456,
    ineligible,
  });
  return [account('operating', 'Opérations', null), account('payroll', 'Payroll', null), account('old', 'Old', 'closed')];
}

const waysTo = {
  queued: ['queued'],
  sending: ['queued', 'sending'],
  sent: ['queued', 'sending', 'sent'],
  late: ['queued', 'late'],
} as const satisfies Partial<Record<TransactionStage, readonly TransactionStage[]>>;

function transactionsOf(accountId: string): readonly FeedTransaction[] {
  const stages = ['sent', 'queued', 'sending', 'late'] as const;
  return Array.from({ length: 14 }, (_, index): FeedTransaction => {
    const stage = stages[index % stages.length] ?? 'sent';
    return {
      id: `${accountId}-${index}`,
      date: addDays(parseLocalDate('2026-11-01'), Math.floor(index / 2)),
      description: index % 3 === 0 ? `Payroll week ${index}` : `Coffee ${index}`,
      reference: index % 5 === 0 ? `REF_${index}` : null,
      type: index % 2 === 0 ? 'debit' : 'credit',
      amount: index % 2 === 0 ? -105 * index - 5 : 9_900 + index,
      balance: 100_000 - 37 * index,
      stage,
      reason: stage === 'late' ? 'tooOld' : null,
      sentAt: stage === 'sent' ? now : null,
      history: waysTo[stage].map((step, place): StageStep => ({
        stage: step,
        reason: step === 'late' ? 'tooOld' : null,
        at: instantAt(Date.parse(now) + (place - 3) * 60_000),
      })),
    };
  });
}

export function createSmallBank(options: SmallBankOptions = {}): SmallBank {
  const capabilities = options.capabilities ?? { credentials: true, hostedLink: true, accountEditing: true, transactionsSummary: true };
  const unavailable = options.unavailable ?? null;
  const states: Readonly<Record<CustomerName, CustomerState>> = {
    first: { status: 'notStarted', accounts: [], credentialsIssuedAt: null, consent: null },
    second: { status: 'notStarted', accounts: [], credentialsIssuedAt: null, consent: null },
  };
  let secrets = 0;

  return {
    adapterOf(customer) {
      const state = states[customer];
      const own = bankAccountsOf(customer);

      function begin(stage: ErrorStage, signal: AbortSignal, capability?: keyof Capabilities): void {
        signal.throwIfAborted();
        if (unavailable !== null) fail('notAvailable', stage);
        if (capability && !capabilities[capability]) fail('notOffered', stage);
      }

      function requireConnected(stage: ErrorStage): void {
        if (state.status !== 'pending' && state.status !== 'linked') fail('notConnected', stage);
      }

      function eligible(accountIds: readonly string[], stage: ErrorStage): readonly FeedAccount[] {
        if (accountIds.length === 0) fail('invalidRequest', stage);
        const chosen = accountIds.map((id) => own.find((account) => account.id === id) ?? fail('unknownAccount', stage));
        if (chosen.some(({ ineligible }) => ineligible !== null)) fail('accountNotEligible', stage);
        return chosen.map(({ id, name, type, lastFour, currency }) => ({
          id,
          name,
          type,
          lastFour,
          currency,
          timeZone: 'America/Toronto',
          status: 'pending',
          feedStartDate: null,
          lastSentDate: null,
        }));
      }

      function feedAccount(accountId: string, stage: ErrorStage): FeedAccount {
        return state.accounts.find(({ id }) => id === accountId) ?? fail('unknownAccount', stage);
      }

      function include(more: readonly FeedAccount[]): void {
        const present = new Set(state.accounts.map(({ id }) => id));
        state.accounts = [...state.accounts, ...more.filter(({ id }) => !present.has(id))];
      }

      function read(): Feed {
        return {
          status: state.status,
          unavailable,
          institutionName: 'Small Bank',
          accounts: state.accounts,
          credentialsIssuedAt: state.credentialsIssuedAt,
          callout: options.callout ?? null,
          consent: { textVersion, onRecord: state.consent },
          capabilities,
          asOf: now,
          answeredAt: now,
          askAgainInMs: state.status === 'pending' ? 5000 : null,
        };
      }

      function record(consent: Consent, accountIds: readonly string[]): void {
        state.consent = { ...consent, textHash: consent.textHash ?? null, acceptedAt: now, accountIds };
      }

      return {
        async getFeed({ signal }) {
          signal.throwIfAborted();
          return read();
        },
        async listBankAccounts({ signal }) {
          begin('bankAccounts', signal);
          return own;
        },
        async connect({ accountIds, consent }, { signal }) {
          begin('connect', signal);
          if (consent.textVersion !== textVersion) fail('consentRequired', 'connect');
          const accounts = eligible(accountIds, 'connect');
          if (state.status !== 'pending') state.accounts = [];
          include(accounts);
          record(consent, accountIds);
          state.status = 'pending';
          return read();
        },
        async disconnect({ signal }) {
          begin('disconnect', signal);
          requireConnected('disconnect');
          state.status = 'unlinked';
          state.credentialsIssuedAt = null;
          state.accounts = state.accounts.map((account) => ({ ...account, status: 'disconnected' }));
          return read();
        },
        async listTransactions(query, { signal }) {
          begin('transactions', signal);
          const { page, pageSize } = query;
          if (!(page >= 1 && pageSize >= 1 && pageSize <= 500)) fail('invalidRequest', 'transactions');
          const account = feedAccount(query.accountId, 'transactions');
          const found = search(transactionsOf(account.id), query);
          return {
            accountId: account.id,
            currency: account.currency,
            page,
            pageSize,
            results: found.slice((page - 1) * pageSize, page * pageSize),
            totalResults: found.length,
          };
        },
        summaries: {
          async get({ accountId, ...filter }, { signal }) {
            begin('transactions', signal, 'transactionsSummary');
            const account = feedAccount(accountId, 'transactions');
            const found = transactionsOf(account.id).filter(transactionMatcher(filter));
            return { accountId, currency: account.currency, ...added(found), days: daysOf(found) };
          },
        },
        credentials: {
          async issue({ signal, knownIssuedAt }) {
            begin('credentials', signal, 'credentials');
            requireConnected('credentials');
            const isNews = state.credentialsIssuedAt !== null && state.credentialsIssuedAt !== knownIssuedAt;
            if (knownIssuedAt !== undefined && isNews) fail('credentialsIssuedElsewhere', 'credentials');
            secrets += 1;
            state.credentialsIssuedAt = instantAt(Date.parse(now) + secrets);
            return { username: `user-c4n4ry-${secrets}`, password: `pass-c4n4ry-${secrets}` };
          },
          async revoke({ signal }) {
            begin('credentials', signal, 'credentials');
            requireConnected('credentials');
            state.credentialsIssuedAt = null;
            return read();
          },
        },
        hostedLink: {
          async get({ signal }) {
            begin('link', signal, 'hostedLink');
            requireConnected('link');
            return { url: 'https://link.codat.io/company/1?otp=c4n4ry', expiresInMs: 3_600_000 };
          },
        },
        accountEditing: {
          async add(accountIds, { signal }) {
            begin('accounts', signal, 'accountEditing');
            const accounts = eligible(accountIds, 'accounts');
            requireConnected('accounts');
            include(accounts);
            return read();
          },
          async rename(accountId, name, { signal }) {
            begin('accounts', signal, 'accountEditing');
            const clean = plainText(name);
            if (clean.length < 1 || clean.length > 100) fail('invalidRequest', 'accounts');
            feedAccount(accountId, 'accounts');
            state.accounts = state.accounts.map((account) => (account.id === accountId ? { ...account, name: clean } : account));
            return read();
          },
          async remove(accountId, { signal }) {
            begin('accounts', signal, 'accountEditing');
            feedAccount(accountId, 'accounts');
            state.accounts = state.accounts.filter(({ id }) => id !== accountId);
            return read();
          },
        },
      };
    },
  };
}

function added(rows: readonly FeedTransaction[]) {
  return {
    count: rows.length,
    moneyIn: rows.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0),
    moneyOut: rows.reduce((sum, { amount }) => sum + Math.min(amount, 0), 0),
  };
}

/** The rows are in the account's own order. */
function daysOf(rows: readonly FeedTransaction[]): readonly TransactionDay[] {
  const dates = [...new Set(rows.map(({ date }) => date))].sort().reverse();
  return dates.map((date) => {
    const found = rows.filter((row) => row.date === date);
    return { date, ...added(found), balance: found.at(-1)?.balance ?? 0 };
  });
}

function search(rows: readonly FeedTransaction[], query: TransactionsQuery): readonly FeedTransaction[] {
  const { orderBy } = query;
  const sorted = rows.filter(transactionMatcher(query)).toSorted((one, other) => compare(one, other, orderBy.replace('-', '')));
  return orderBy.startsWith('-') ? sorted.toReversed() : sorted;
}

function compare(one: FeedTransaction, other: FeedTransaction, column: string): number {
  const isColumn = (name: string): name is TransactionColumn => name in one;
  if (!isColumn(column)) return fail('invalidRequest', 'transactions');
  const [a, b] = [one[column], other[column]];
  return a < b ? -1 : Number(a > b);
}
