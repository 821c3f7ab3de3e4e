import type { CommandIo } from './command-io.js';
import { plainText } from './plain-text.js';
import type { StatusReport, StatusSummary, TroubledAccount } from './status-report.js';

/** A line for each number of the whole, then two for each account that is held up. */
export function printStatus({ summary, accounts }: StatusReport, io: CommandIo): void {
  const facts = summaryFacts(summary);
  const width = Math.max(...facts.map(([name]) => name.length));
  for (const [name, count] of facts) io.print(`${name.padEnd(width)}  ${String(count).padStart(9)}`);
  io.print('');
  if (accounts.length === 0) {
    io.print('Nobody is needed.');
    return;
  }
  const rows = [['customer', 'account', 'days left', 'oldest', 'what is wrong'], ...accounts.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = rows;
  io.print(line(head));
  body.forEach((row, index) => {
    io.print(line(row));
    const account = accounts[index];
    if (account) io.print(`  → ${todoOf(account)}`);
  });
  io.print('');
  const alarms = accounts.filter(({ alarm }) => alarm !== null).length;
  io.print(`${accounts.length === 1 ? '1 account is' : `${accounts.length} accounts are`} held up, ${alarms} with an alarm.`);
}

function summaryFacts(summary: StatusSummary): readonly (readonly [string, number])[] {
  return [
    ['customers with a connection', summary.connectedCustomers],
    ['accounts in their feeds', summary.accounts],
    ['accounts halted by a refused transaction', summary.halted],
    ['transactions queued', summary.queued],
    ['transactions sending', summary.sending],
    ['transactions refused, not decided', summary.refused],
    ['transactions late', summary.late],
    ['transactions quarantined', summary.quarantined],
    ['messages of Codat’s to follow', summary.openHints],
  ];
}

function cellsOf(account: TroubledAccount): readonly string[] {
  return [plainText(account.customerRef), plainText(account.accountId), daysOf(account), account.oldest ?? '–', wrongOf(account)];
}

function daysOf({ daysLeft, alarm }: TroubledAccount): string {
  if (daysLeft === null) return '–';
  if (daysLeft < 0) return 'LOST';
  return alarm === 'urgent' ? `${daysLeft} URGENT` : String(daysLeft);
}

function wrongOf({ trouble, openSince, queued, refused, sending }: TroubledAccount): string {
  switch (trouble) {
    case 'halted':
      return `halted: Codat refused ${refused}, and ${queued} wait`;
    case 'openPush':
      return `no outcome of a push since ${openSince ?? '?'}: ${sending} in it, and ${queued} wait`;
    case 'notSent':
      return `not sent although due: ${queued} wait`;
    default:
      return trouble satisfies never;
  }
}

export function todoOf({ trouble }: TroubledAccount): string {
  switch (trouble) {
    case 'halted':
      return "Correct the transaction and hand it over again, or server.decide(customer, account, 'retry' or 'skip').";
    case 'openPush':
      return "Look at Codat whether they arrived, then server.decide(customer, account, 'wasSent' or 'wasNotSent').";
    case 'notSent':
      return 'See in the log how the last run ended (key, Codat, balance), repair that, and run server.push().';
    default:
      return trouble satisfies never;
  }
}
