import { codatNameOf } from '../../core/company-name.js';
import { instantAt } from '../../core/clock.js';
import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { isEnded } from '../../core/feed-state.js';
import type { BankAccountDetails, Customer } from '../bank.js';
import type { ConnectionRef, NewSourceAccount } from '../codat/codat-port.js';
import type { FeedAccountRecord, FeedRecord } from '../ledger/feed-record.js';
import type { ServerContext } from '../server-context.js';
import type { CustomerLease } from './customer-lease.js';
import { customerUid } from './customer-uid.js';
import { ensure } from './ensure.js';

/** Company, then connection: each looked up in the ledger, else at Codat, else created; each noted before the next. */
export async function ensureConnection(context: ServerContext, customer: Customer, stage: ErrorStage, lease: CustomerLease): Promise<ConnectionRef> {
  const companyId = await ensureCompany(context, customer, stage, lease);
  const known = await context.ledger.findFeed(customer.ref);
  if (known?.connectionId != null && !isEnded(known)) return { companyId, connectionId: known.connectionId };

  const { id: connectionId, status } = await ensure(context, {
    customerRef: customer.ref,
    stage,
    lease,
    what: 'connection',
    // A connection that has ended stays in Codat's list: the next one is another.
    identity: [companyId, known?.connectionId ?? null],
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

async function ensureCompany(context: ServerContext, customer: Customer, stage: ErrorStage, lease: CustomerLease): Promise<string> {
  const known = await context.ledger.findFeed(customer.ref);
  if (known?.companyId != null) return known.companyId;
  const companyId = (await context.bank.companyAtCodat?.(customer.ref)) ?? (await ourCompany(context, customer, stage, lease));
  await context.ledger.changeFeed(customer.ref, (feed) => ({ ...feed, companyId }));
  return companyId;
}

/** The company that carries our tag. */
async function ourCompany(context: ServerContext, customer: Customer, stage: ErrorStage, lease: CustomerLease): Promise<string> {
  const company = { uid: await customerUid(customer.ref), name: codatNameOf(customer.name, customer.ref) };
  const { id } = await ensure(context, {
    customerRef: customer.ref,
    stage,
    lease,
    what: 'company',
    identity: company.uid,
    find: () => context.codat.findCompany(company.uid, { stage }),
    create: (idempotencyKey) => context.codat.createCompany(company, { stage, idempotencyKey }),
  });
  return id;
}

/** Offers the accounts to QuickBooks; those that are offered already stay as they are. */
export async function ensureSourceAccounts(
  context: ServerContext,
  customerRef: string,
  ref: ConnectionRef,
  accounts: readonly BankAccountDetails[],
  stage: ErrorStage,
  lease: CustomerLease,
): Promise<FeedRecord> {
  const named = new Map((await context.ledger.findFeed(customerRef))?.accounts.map(({ accountId, name }) => [accountId, name]));
  const wanted = accounts.map((account) => newSourceAccount(account, named.get(account.id)));
  const list = () => context.codat.listSourceAccounts(ref, { stage });
  const before = await list();
  const missing = wanted.filter(({ id }) => !before.some((account) => account.id === id));
  const offered =
    missing.length === 0
      ? before
      : await ensure(context, {
          customerRef,
          stage,
          lease,
          what: 'accounts',
          identity: [ref.connectionId, missing.map(({ id }) => id)],
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
      const known = feed.accounts.find(({ accountId }) => accountId === account.id);
      const isOfferedAnew = known === undefined || missing.some(({ id }) => id === account.id);
      return {
        accountId: account.id,
        name: named.get(account.id) ?? account.name,
        type: account.type,
        lastFour: account.lastFour.slice(-4),
        currency: account.currency,
        timeZone: account.timeZone,
        status: atCodat?.status ?? 'unknown',
        feedStartDate: atCodat?.feedStartDate ?? null,
        sending: null,
        offeredAt: isOfferedAnew ? instantAt(context.clock.now()) : known.offeredAt,
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

/** @throws BankFeedsError `notConnected` */
export function requireConnection(feed: FeedRecord, stage: ErrorStage): ConnectionRef {
  if (feed.companyId === null || feed.connectionId === null || isEnded(feed) || feed.status === 'notStarted') {
    throw titledError({ code: 'notConnected', stage });
  }
  return { companyId: feed.companyId, connectionId: feed.connectionId };
}

/**
 * Codat knows the company or its connection no more: removed there, or hidden by a wrong key or a proxy on the way. So
 * the feed has ended as far as anyone can see, and nothing is forgotten: with the next good answer it is itself again.
 */
export function withLostConnection(feed: FeedRecord): FeedRecord {
  return { ...feed, status: 'unlinked', accounts: feed.accounts.map((account) => ({ ...account, status: 'disconnected' })) };
}

/** The customer begins anew: company and connection are looked up at Codat again, and made where they are gone. */
export async function forgetCompany({ ledger }: ServerContext, customerRef: string): Promise<void> {
  await ledger.changeFeed(customerRef, (feed) => ({ ...withLostConnection(feed), companyId: null, connectionId: null }));
}
