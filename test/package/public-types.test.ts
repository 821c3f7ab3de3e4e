import type { ComponentProps, ComponentRef } from 'react';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  BankFeedAccountStatusList,
  BankFeedsProviderProps,
  ConnectToQuickBooksButton,
  ConnectToQuickBooksButtonProps,
  CredentialsPanel,
  MessageOverrides,
  TransactionsTable,
  TransactionsTableColumn,
  TransactionsTableProps,
  UseConnect,
  UseConnectOptions,
} from 'bankfeeds';
import type { BankFeedsAdapter, BankFeedsError, BankFeedsErrorCode, Feed, FeedAccount, LocalDate, UserAction } from 'bankfeeds/core';
import type { createHttpAdapter, HttpAdapterOptions } from 'bankfeeds/http';
import type { BankFeedsServer, BankFeedsServerOptions, Customer, Ledger } from 'bankfeeds/server';

/*
 * What compiles in a host, and what does not: checked when the tests are compiled, over the sources and, by
 * `packed-types.test.ts`, over the declarations of the package.
 */

describe('the widgets', () => {
  it('want a provider with an adapter; everything else of it may be left out', () => {
    expectTypeOf<{ adapter: BankFeedsAdapter }>().toExtend<BankFeedsProviderProps>();
    expectTypeOf<{ locale: string }>().not.toExtend<BankFeedsProviderProps>();
    expectTypeOf<BankFeedsProviderProps['locale']>().toEqualTypeOf<string | undefined>();
  });

  it('take the attributes and the ref of their root element, and no children of the host', () => {
    expectTypeOf<ComponentRef<typeof ConnectToQuickBooksButton>>().toEqualTypeOf<HTMLButtonElement>();
    expectTypeOf<ComponentRef<typeof CredentialsPanel>>().toEqualTypeOf<HTMLElement>();
    expectTypeOf<ComponentRef<typeof BankFeedAccountStatusList>>().toEqualTypeOf<HTMLElement>();
    expectTypeOf<ComponentRef<typeof TransactionsTable>>().toEqualTypeOf<HTMLElement>();
    expectTypeOf<ComponentProps<typeof ConnectToQuickBooksButton>>().toHaveProperty('aria-describedby');
    expectTypeOf<ConnectToQuickBooksButtonProps>().not.toHaveProperty('children');
    expectTypeOf<ConnectToQuickBooksButtonProps['flow']>().toEqualTypeOf<'credentials' | 'hosted' | undefined>();
  });

  it('may be given undefined where a prop may be left out, as hosts with exactOptionalPropertyTypes do', () => {
    expectTypeOf<{ flow: undefined; onLinked: undefined; quickBooksUrl: null }>().toExtend<ConnectToQuickBooksButtonProps>();
    expectTypeOf<{ accountId: undefined; columns: undefined }>().toExtend<Partial<TransactionsTableProps>>();
  });

  it('know the columns by name, and ask for a heading and a text of a column of the host’s own', () => {
    expectTypeOf<{ id: string; header: string; text: () => string }>().toExtend<TransactionsTableColumn>();
    expectTypeOf<{ header: string }>().not.toExtend<TransactionsTableColumn>();
  });

  it('know every text by its key', () => {
    expectTypeOf<{ en: { 'connect.button': string } }>().toExtend<MessageOverrides>();
    expectTypeOf<{ 'fr-CA': { 'transactions.count_many': string } }>().toExtend<MessageOverrides>();
    expectTypeOf<NonNullable<MessageOverrides['en']>>().not.toHaveProperty('connect.buton');
  });
});

describe('the hooks', () => {
  it('say what there is in each state, and nothing else', () => {
    expectTypeOf<Extract<UseConnect['flow'], { state: 'failed' }>['error']>().toEqualTypeOf<BankFeedsError>();
    expectTypeOf<Extract<UseConnect['flow'], { state: 'closed' }>>().not.toHaveProperty('step');
    expectTypeOf<UseConnect['feed']>().toEqualTypeOf<Feed | null>();
    expectTypeOf<UseConnectOptions['locale']>().toEqualTypeOf<'en' | 'fr-CA'>();
  });
});

describe('the model', () => {
  it('keeps a day apart from a text, and amounts as whole numbers of minor units', () => {
    expectTypeOf<string>().not.toExtend<LocalDate>();
    expectTypeOf<LocalDate>().toExtend<string>();
    expectTypeOf<FeedAccount['feedStartDate']>().toEqualTypeOf<LocalDate | null>();
  });

  it('has closed unions, so that a switch over them can be exhaustive', () => {
    expectTypeOf<Feed['status']>().toEqualTypeOf<'notStarted' | 'pending' | 'linked' | 'unlinked' | 'deauthorized' | 'unknown'>();
    expectTypeOf<string>().not.toExtend<BankFeedsErrorCode>();
    expectTypeOf<BankFeedsError['code']>().toEqualTypeOf<BankFeedsErrorCode>();
    expectTypeOf<BankFeedsError['userAction']>().toEqualTypeOf<UserAction>();
  });

  it('asks five verbs of an adapter; the groups may be left out, none may be half there', () => {
    type Asked = 'getFeed' | 'listBankAccounts' | 'connect' | 'disconnect' | 'listTransactions';
    expectTypeOf<Pick<BankFeedsAdapter, Asked>>().toExtend<BankFeedsAdapter>();
    expectTypeOf<Omit<Pick<BankFeedsAdapter, Asked>, 'disconnect'>>().not.toExtend<BankFeedsAdapter>();
    expectTypeOf<
      Pick<BankFeedsAdapter, Asked> & { credentials: { issue: NonNullable<BankFeedsAdapter['credentials']>['issue'] } }
    >().not.toExtend<BankFeedsAdapter>();
  });
});

describe('the adapter over HTTP', () => {
  it('is an adapter, and wants an address', () => {
    expectTypeOf<ReturnType<typeof createHttpAdapter>>().toExtend<BankFeedsAdapter>();
    expectTypeOf<{ baseUrl: string }>().toExtend<HttpAdapterOptions>();
    expectTypeOf<{ headers: { Authorization: string } }>().not.toExtend<HttpAdapterOptions>();
  });
});

describe('the server kit', () => {
  it('cannot be made without somebody who says who is signed in', () => {
    expectTypeOf<Omit<BankFeedsServerOptions, 'authenticate'>>().not.toExtend<BankFeedsServerOptions>();
    expectTypeOf<Pick<BankFeedsServerOptions, 'authenticate' | 'bank' | 'codat' | 'ledger'>>().toExtend<BankFeedsServerOptions>();
    expectTypeOf<Awaited<ReturnType<BankFeedsServerOptions['authenticate']>>>().toEqualTypeOf<Customer | null>();
  });

  it('takes a key that is looked up for each call, so that it can be changed while it runs', () => {
    expectTypeOf<{ apiKey: () => string }>().toExtend<BankFeedsServerOptions['codat']>();
  });

  it('answers requests, and is handed transactions by customer and account', () => {
    expectTypeOf<BankFeedsServer['fetch']>().parameter(0).toEqualTypeOf<Request>();
    expectTypeOf<BankFeedsServer['fetch']>().returns.resolves.toEqualTypeOf<Response>();
    expectTypeOf<BankFeedsServer['ingest']>().parameter(0).toEqualTypeOf<string>();
    expectTypeOf<Ledger>().toBeObject();
  });
});
