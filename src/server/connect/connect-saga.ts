import { codatNameOf } from '../../core/company-name.js';
import { BankFeedsError, isBankFeedsError, type ErrorStage } from '../../core/error.js';
import type { BankAccountDetails, Customer } from '../bank.js';
import type { ConnectionRef, NewSourceAccount } from '../codat/codat-port.js';
import type { FeedAccountRecord, FeedRecord } from '../ledger/feed-record.js';
import type { ServerContext } from '../server-context.js';
import { customerUid } from './customer-uid.js';
import { ensure } from './ensure.js';

/** Company, then connection: each looked up in the ledger, else at Codat, else created; each noted before the next. */
export async function ensureConnection(context: ServerContext, customer: Customer, stage: ErrorStage): Promise<ConnectionRef> {
  const companyId = await ensureCompany(context, customer, stage);
  const known = await context.ledger.findFeed(customer.ref);
  if (known?.connectionId != null && !hasEnded(known)) return { companyId, connectionId: known.connectionId };

  const { id: connectionId, status } = await ensure(context, {
    customerRef: customer.ref,
    stage,
    what: 'connection',
    // A connection that has ended stays in Codat's list: the next one is another.
    body: [companyId, known?.connectionId ?? null],
    find: async () => {
      const connections = await context.codat.listConnections(companyId, { stage });
      return connections.find((connection) => connection.isBankFeed && connection.status !== 'unlinked' && connection.status !== 'deauthorized') ?? null;
    },
    create: (idempotencyKey) => context.codat.createConnection(companyId, { stage, idempotencyKey }),
  });
  await context.ledger.changeFeed(customer.ref, (feed) => ({
    ...feed,
    connectionId,
    status,
    // What was fed through an earlier connection is offered anew, if it is chosen anew.
    accounts: feed.connectionId === connectionId ? feed.accounts : [],
    credentialsIssuedAt: feed.connectionId === connectionId ? feed.credentialsIssuedAt : null,
    readAt: null,
  }));
  return { companyId, connectionId };
}

async function ensureCompany(context: ServerContext, customer: Customer, stage: ErrorStage): Promise<string> {
  const known = await context.ledger.findFeed(customer.ref);
  if (known?.companyId != null) return known.companyId;
  const company = { uid: await customerUid(customer.ref), name: codatNameOf(customer.name, customer.ref) };
  const { id: companyId } = await ensure(context, {
    customerRef: customer.ref,
    stage,
    what: 'company',
    body: company,
    find: () => context.codat.findCompany(company.uid, { stage }),
    create: (idempotencyKey) => context.codat.createCompany(company, { stage, idempotencyKey }),
  });
  await context.ledger.changeFeed(customer.ref, (feed) => ({ ...feed, companyId }));
  return companyId;
}

/** Offers the accounts to QuickBooks; those that are offered already stay as they are. */
export async function ensureSourceAccounts(
  context: ServerContext,
  customerRef: string,
  ref: ConnectionRef,
  accounts: readonly BankAccountDetails[],
  stage: ErrorStage,
): Promise<FeedRecord> {
  const named = new Map((await context.ledger.findFeed(customerRef))?.accounts.map(({ accountId, name }) => [accountId, name]));
  const wanted = accounts.map((account) => newSourceAccount(account, named.get(account.id)));
  const list = () => context.codat.listSourceAccounts(ref, { stage });
  const before = await list();
  const missing = wanted.filter(({ id }) => !before.some((account) => account.id === id));
  const offered = missing.length === 0 ? before : await ensure(context, {
    customerRef,
    stage,
    what: 'accounts',
    body: [ref.connectionId, missing],
    find: async () => {
      const present = await list();
      return missing.every(({ id }) => present.some((account) => account.id === id)) ? present : null;
    },
    create: async (idempotencyKey) => {
      await context.codat.createSourceAccounts(ref, missing, { stage, idempotencyKey });
      return list();
    },
  });
  return context.ledger.changeFeed(customerRef, (feed) => {
    const chosen = new Set(accounts.map(({ id }) => id));
    const added = accounts.map((account): FeedAccountRecord => {
      const atCodat = offered.find(({ id }) => id === account.id);
      return {
        accountId: account.id,
        name: named.get(account.id) ?? account.name,
        type: account.type,
        lastFour: account.lastFour,
        currency: account.currency,
        timeZone: account.timeZone,
        status: atCodat?.status ?? 'unknown',
        feedStartDate: atCodat?.feedStartDate ?? null,
      };
    });
    const present = feed.accounts.filter(({ accountId }) => !chosen.has(accountId));
    const order = feed.accounts.map(({ accountId }) => accountId);
    return { ...feed, accounts: [...present, ...added].sort((one, other) => place(order, one) - place(order, other)) };
  });
}

function place(order: readonly string[], { accountId }: FeedAccountRecord): number {
  const index = order.indexOf(accountId);
  return index === -1 ? order.length : index;
}

function newSourceAccount({ id, name, type, accountNumber, currency, balance, routing }: BankAccountDetails, given: string | undefined): NewSourceAccount {
  return { id, name: given ?? name, type, accountNumber, currency, balance, routing };
}

/** Its connection can take no more: the next feed needs another one. */
export function hasEnded({ status }: FeedRecord): boolean {
  return status === 'unlinked' || status === 'deauthorized';
}

/** @throws BankFeedsError `notConnected` */
export function requireConnection(feed: FeedRecord, stage: ErrorStage): ConnectionRef {
  if (feed.companyId === null || feed.connectionId === null || hasEnded(feed) || feed.status === 'notStarted') {
    throw new BankFeedsError({ code: 'notConnected', stage });
  }
  return { companyId: feed.companyId, connectionId: feed.connectionId };
}

/** Somebody removed the company or the connection at Codat: what the ledger knows of it is over. */
export async function forgetLostConnection(context: ServerContext, customerRef: string, error: unknown): Promise<boolean> {
  if (!isBankFeedsError(error) || error.code !== 'codatNotFound') return false;
  await context.ledger.changeFeed(customerRef, (feed) => ({
    ...feed,
    companyId: null,
    connectionId: null,
    status: 'unlinked',
    credentialsIssuedAt: null,
    accounts: feed.accounts.map((account) => ({ ...account, status: 'disconnected' })),
  }));
  return true;
}
