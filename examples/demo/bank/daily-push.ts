import { addDays, maxLocalDate, type LocalDate } from 'bankfeeds/core';
import type { BankFeedsServer, Ledger } from 'bankfeeds/server';
import type { DailyPushReport } from './bank-api.js';
import type { CoreBanking } from './core-banking.js';
import { customers, type DemoCustomer } from './customers.js';

export interface DailyPushOptions {
  readonly server: BankFeedsServer;
  readonly ledger: Ledger;
  readonly coreBanking: CoreBanking;
}

/** So far back the first push of an account goes, in days. */
const firstPushDays = 7;
const mostAtOnce = 1000;

/** The bank's night run: hands over what was booked on every account in a feed, then sends what is due. */
export async function runDailyPush({ server, ledger, coreBanking }: DailyPushOptions): Promise<DailyPushReport> {
  for (const customer of customers) await handOver(customer);
  const report = await server.push();
  return {
    accounts: report.accounts.map(({ customerRef, accountId, sent, late, rejected, outcome }) => ({
      ...namesOf(customerRef, accountId),
      sent,
      late,
      rejected,
      outcome,
    })),
  };

  async function handOver(customer: DemoCustomer): Promise<void> {
    const feed = await ledger.findFeed(customer.ref);
    if (feed === null || feed.connectionId === null) return;
    await server.refresh(customer.ref);
    const accounts = (await ledger.findFeed(customer.ref))?.accounts ?? [];
    const lastSent = await ledger.lastSentDates(customer.ref);
    for (const { accountId, feedStartDate } of accounts) {
      const from = firstDay(customer, lastSent.get(accountId) ?? null, feedStartDate);
      const booked = coreBanking.bookedSince(customer.ref, accountId, from);
      for (let start = 0; start < booked.length; start += mostAtOnce) {
        await server.ingest(customer.ref, accountId, booked.slice(start, start + mostAtOnce));
      }
    }
  }

  /** The last day that was sent may have gone on since; before the first push, the days that QuickBooks takes. */
  function firstDay(customer: DemoCustomer, lastSent: LocalDate | null, feedStart: LocalDate | null): LocalDate {
    return lastSent ?? maxLocalDate(addDays(coreBanking.todayOf(customer), -firstPushDays), feedStart);
  }
}

function namesOf(customerRef: string, accountId: string): { readonly customer: string; readonly account: string } {
  const customer = customers.find(({ ref }) => ref === customerRef);
  return { customer: customer?.name ?? '', account: customer?.accounts.find(({ id }) => id === accountId)?.name ?? '' };
}
