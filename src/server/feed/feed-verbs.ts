import type { ConnectRequest } from '../../core/adapter.js';
import { instantAt, type Instant } from '../../core/clock.js';
import { isBankFeedsError, type ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { statusInFeed } from '../../core/feed-account-status.js';
import { isEnded } from '../../core/feed-state.js';
import type { BankAccount, Credentials, Feed, HostedLink } from '../../core/feed.js';
import { parseLink } from '../../core/link.js';
import { localDateAt } from '../../core/local-date.js';
import type { FeedTransaction, TransactionPage, TransactionsQuery, TransactionsSummary, TransactionsSummaryQuery } from '../../core/transaction.js';
import type { Customer } from '../bank.js';
import type { ConnectionRef } from '../codat/codat-port.js';
import { accountsOf, chosenAccounts } from '../connect/chosen-accounts.js';
import { ensureConnection, ensureSourceAccounts, forgetCompany, requireConnection, withLostConnection } from '../connect/connect-saga.js';
import { withCustomerLease, type CustomerLease } from '../connect/customer-lease.js';
import { requireConsent } from '../connect/required-consent.js';
import type { FeedAccountRecord, FeedRecord } from '../ledger/feed-record.js';
import type { ServerContext } from '../server-context.js';
import { withinDailyLimit } from './credential-limit.js';
import type { FeedRefresh } from './feed-refresh.js';
import { feedView } from './feed-view.js';
import { ownAccount, requireAccountInFeed } from './own-account.js';

/** Codat: the one-time password in a link lives an hour from the reading that made it. */
const linkLifetimeMs = 3_600_000;

/** What a customer can do, once the request has been found good. Every account id is looked up among the customer's own. */
export interface FeedVerbs {
  getFeed(customer: Customer): Promise<Feed>;
  listBankAccounts(customer: Customer, signal: AbortSignal): Promise<readonly BankAccount[]>;
  connect(customer: Customer, request: ConnectRequest, signal: AbortSignal): Promise<Feed>;
  disconnect(customer: Customer): Promise<Feed>;
  listTransactions(customer: Customer, query: TransactionsQuery, signal: AbortSignal): Promise<TransactionPage>;
  summarizeTransactions(customer: Customer, query: TransactionsSummaryQuery, signal: AbortSignal): Promise<TransactionsSummary>;
  /** `knownIssuedAt`: the newest pair that the asking page knows of; undefined: whatever it knows. */
  issueCredentials(customer: Customer, knownIssuedAt: Instant | null | undefined): Promise<Credentials>;
  revokeCredentials(customer: Customer, signal: AbortSignal): Promise<Feed>;
  getLink(customer: Customer): Promise<HostedLink>;
  addAccounts(customer: Customer, accountIds: readonly string[], signal: AbortSignal): Promise<Feed>;
  renameAccount(customer: Customer, accountId: string, name: string): Promise<Feed>;
  removeAccount(customer: Customer, accountId: string): Promise<Feed>;
}

export function createFeedVerbs(context: ServerContext, refresh: FeedRefresh): FeedVerbs {
  const { codat, ledger, clock, newId, log } = context;

  async function view(customer: Customer): Promise<Feed> {
    return feedView(context, customer, await refresh.current(customer.ref));
  }

  async function viewAfterChange(customer: Customer): Promise<Feed> {
    return feedView(context, customer, await refresh.afterChange(customer.ref));
  }

  /** Does the work on the customer's connection. One that Codat knows no more is none. */
  async function onConnection<T>(customer: Customer, stage: ErrorStage, work: (ref: ConnectionRef, feed: FeedRecord) => Promise<T>): Promise<T> {
    const feed = await ledger.findFeed(customer.ref);
    if (feed === null) throw titledError({ code: 'notConnected', stage });
    const ref = requireConnection(feed, stage);
    try {
      return await work(ref, feed);
    } catch (error) {
      // Either the connection is gone, or something within it: reading the statuses tells.
      if (isNotFound(error) && isEnded((await refresh.afterChange(customer.ref)).record ?? feed)) {
        throw titledError({ code: 'notConnected', stage, cause: error });
      }
      throw error;
    }
  }

  /** The same, while nobody else changes this customer's feed. */
  function changeConnection<T>(
    customer: Customer,
    stage: ErrorStage,
    work: (ref: ConnectionRef, feed: FeedRecord, lease: CustomerLease) => Promise<T>,
    patience?: { readonly waits: boolean },
  ): Promise<T> {
    return withCustomerLease(context, customer.ref, stage, (lease) => onConnection(customer, stage, (ref, feed) => work(ref, feed, lease)), patience);
  }

  return {
    getFeed: view,

    async listBankAccounts(customer, signal) {
      const accounts = await accountsOf(context, customer.ref, 'bankAccounts', signal);
      return accounts.map(({ id, name, type, lastFour, currency, balance, ineligible }) => ({
        id,
        name,
        type,
        lastFour: lastFour.slice(-4),
        currency,
        balance,
        ineligible,
      }));
    },

    async connect(customer, { accountIds, consent }, signal) {
      requireConsent(context, consent);
      const accounts = await chosenAccounts(context, customer.ref, accountIds, 'connect', signal);
      await withCustomerLease(context, customer.ref, 'connect', async (lease) => {
        const complete = async () =>
          ensureSourceAccounts(context, customer.ref, await ensureConnection(context, customer, 'connect', lease), accounts, 'connect', lease);
        try {
          await complete();
        } catch (error) {
          if (!isNotFound(error)) throw error;
          await forgetCompany(context, customer.ref);
          await complete();
        }
        const acceptedAt = instantAt(clock.now());
        await ledger.changeFeed(customer.ref, (feed) => ({
          ...feed,
          consent: {
            textVersion: consent.textVersion,
            locale: consent.locale,
            textHash: consent.textHash ?? null,
            acceptedAt,
            accountIds: feed.accounts.map(({ accountId }) => accountId),
          },
        }));
      });
      return viewAfterChange(customer);
    },

    async disconnect(customer) {
      await changeConnection(customer, 'disconnect', async (ref) => {
        const call = { stage: 'disconnect' } as const;
        if (codat.revokesCredentials) await codat.revokeCredentials(ref, call);
        const { status } = await codat.readConnection(ref, call);
        // Codat unlinks only what is linked. What never was has nothing to keep, and its credentials end with it.
        if (status === 'linked') await codat.unlinkConnection(ref, call);
        else await codat.deleteConnection(ref, call);
        await ledger.changeFeed(customer.ref, (feed) => ({
          ...feed,
          credentialsIssuedAt: null,
          ...(status === 'linked'
            ? { status: 'unlinked', accounts: feed.accounts.map((account): FeedAccountRecord => ({ ...account, status: 'disconnected' })) }
            : { status: 'notStarted', connectionId: null, accounts: [] }),
        }));
      });
      return viewAfterChange(customer);
    },

    async listTransactions(customer, query, signal) {
      const { currency, feed, inFeed } = await ownAccount(context, customer.ref, query.accountId, signal);
      const connected = feed !== null && inFeed !== null && statusInFeed(feed, inFeed) === 'connected';
      const today = connected ? localDateAt(clock.now(), inFeed.timeZone) : null;
      const { results, totalResults } = await ledger.listTransactions(customer.ref, query);
      return {
        accountId: query.accountId,
        currency,
        results: results.map((transaction): FeedTransaction => {
          const { id, date, description, reference, type, amount, balance, stage, reason, sentAt, history } = transaction;
          const waits = today === null ? 'accountNotConnected' : date > today ? 'futureDated' : null;
          return { id, date, description, reference, type, amount, balance, stage, reason: stage === 'queued' ? waits : reason, sentAt, history };
        }),
        page: query.page,
        pageSize: query.pageSize,
        totalResults,
        sending: inFeed?.sending ?? null,
      };
    },

    async summarizeTransactions(customer, query, signal) {
      const { currency } = await ownAccount(context, customer.ref, query.accountId, signal);
      const { count, moneyIn, moneyOut, days } = await ledger.summarizeTransactions(customer.ref, query);
      return { accountId: query.accountId, currency, count, moneyIn, moneyOut, days };
    },

    async issueCredentials(customer, knownIssuedAt) {
      // Who does not say which pair is known cannot be told, after waiting, that another was made meanwhile.
      const patience = { waits: knownIssuedAt !== undefined };
      return changeConnection(
        customer,
        'credentials',
        async (ref, { credentialsIssuedAt }) => {
          // Two tabs, or two people of one business: the second gesture was made without knowing of the first one's pair.
          if (knownIssuedAt !== undefined && credentialsIssuedAt !== null && !isSameMoment(credentialsIssuedAt, knownIssuedAt)) {
            throw titledError({ code: 'credentialsIssuedElsewhere', stage: 'credentials' });
          }
          const { username, password } = await withinDailyLimit(context, customer.ref, () => codat.issueCredentials(ref, { stage: 'credentials' }));
          try {
            await ledger.changeFeed(customer.ref, (feed) => ({ ...feed, credentialsIssuedAt: instantAt(clock.now()) }));
          } catch (error) {
            // The pair exists and is seen once: it is the customer's, also where its moment could not be noted.
            log({ type: 'unexpected', stage: 'credentials', correlationId: null, error });
          }
          return { username, password };
        },
        patience,
      );
    },

    async revokeCredentials(customer, signal) {
      await changeConnection(customer, 'credentials', async (ref, feed, lease) => {
        const call = { stage: 'credentials' } as const;
        if (codat.revokesCredentials) {
          await codat.revokeCredentials(ref, call);
          await ledger.changeFeed(customer.ref, (current) => ({ ...current, credentialsIssuedAt: null }));
          return;
        }
        // Where pairs cannot be revoked they end with their connection; the accounts are offered through a new one.
        const own = await accountsOf(context, customer.ref, 'credentials', signal);
        const accounts = own.flatMap((account) => {
          const offered = feed.accounts.find(({ accountId }) => accountId === account.id);
          return offered && account.ineligible === null ? [{ ...account, name: offered.name }] : [];
        });
        await codat.deleteConnection(ref, call);
        await ledger.changeFeed(customer.ref, (current) => ({ ...withLostConnection(current), connectionId: null, credentialsIssuedAt: null }));
        await ensureSourceAccounts(context, customer.ref, await ensureConnection(context, customer, 'credentials', lease), accounts, 'credentials', lease);
      });
      return viewAfterChange(customer);
    },

    async getLink(customer) {
      return onConnection(customer, 'link', async (ref) => {
        const { linkUrl } = await codat.readConnection(ref, { stage: 'link' });
        const { href } = parseLink(linkUrl, context.linkOrigins);
        await ledger.changeFeed(customer.ref, (feed) => ({ ...feed, linkGivenAt: instantAt(clock.now()) }));
        return { url: href, expiresInMs: linkLifetimeMs };
      });
    },

    async addAccounts(customer, accountIds, signal) {
      const accounts = await chosenAccounts(context, customer.ref, accountIds, 'accounts', signal);
      await changeConnection(customer, 'accounts', async (ref, _feed, lease) => ensureSourceAccounts(context, customer.ref, ref, accounts, 'accounts', lease));
      return viewAfterChange(customer);
    },

    async renameAccount(customer, accountId, name) {
      await changeConnection(customer, 'accounts', async (ref, feed) => {
        requireAccountInFeed(feed, accountId);
        await codat.renameSourceAccount(ref, accountId, name, { stage: 'accounts', idempotencyKey: newId() });
        await ledger.changeFeed(customer.ref, (current) => ({
          ...current,
          accounts: current.accounts.map((account) => (account.accountId === accountId ? { ...account, name } : account)),
        }));
      });
      return viewAfterChange(customer);
    },

    async removeAccount(customer, accountId) {
      await changeConnection(customer, 'accounts', async (ref, feed) => {
        requireAccountInFeed(feed, accountId);
        await codat.deleteSourceAccount(ref, accountId, { stage: 'accounts' });
        await ledger.changeFeed(customer.ref, (current) => ({
          ...current,
          accounts: current.accounts.filter((account) => account.accountId !== accountId),
        }));
      });
      return viewAfterChange(customer);
    },
  };
}

function isSameMoment(one: Instant, other: Instant | null): boolean {
  return other !== null && Date.parse(one) === Date.parse(other);
}

function isNotFound(error: unknown): boolean {
  return isBankFeedsError(error) && error.code === 'codatNotFound';
}
