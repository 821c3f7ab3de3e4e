import type { BankAccountDetails, BankFeedsServerOptions, Ledger } from 'bankfeeds/server';
import { expect } from 'vitest';
import { accountOf, bankInProcess, boulangerie, garage, transaction, type BankInProcess } from './bank-in-process.js';

export const customers = { boulangerie, garage } as const;
export type Session = keyof typeof customers;
export const other = { boulangerie: 'garage', garage: 'boulangerie' } as const;
export const sessions: readonly Session[] = ['boulangerie', 'garage'];

/** Words that stand in one customer's data and nowhere else. */
export const marks = {
  boulangerie: { word: 'BRIOCHE', number: '0010203041', amount: 710_203 },
  garage: { word: 'GEARBOX', number: '0060708092', amount: 960_708 },
} as const;

export interface TwoCustomers {
  readonly bank: BankInProcess;
  /** What was asked of the ledger, of the bank and of Codat since the last look. */
  asked(): readonly string[];
}

/** Both customers linked, each with a transaction on the account in the feed. Two such banks are alike to the letter. */
export async function twoCustomers(openLedger: () => Promise<Ledger>, server: Partial<BankFeedsServerOptions> = {}): Promise<TwoCustomers> {
  const asked: string[] = [];
  const ledger = await openLedger();
  const watched = new Proxy(ledger, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...input: unknown[]) => {
        asked.push(`ledger ${String(name)}`);
        return Reflect.apply(member, target, input);
      };
    },
  });
  let made = 0;
  const bank = bankInProcess({
    ledger: watched,
    bank: {
      async listAccounts(ref) {
        asked.push('bank listAccounts');
        return accountsOf(ref);
      },
    },
    server: {
      ...server,
      newId() {
        made += 1;
        return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
      },
    },
  });
  for (const session of sessions) {
    await bank.linked(session, ['operating']);
    const { ref } = customers[session];
    const { word, amount } = marks[session];
    await bank.server.ingest(ref, `${ref}-operating`, [
      transaction(`${word}-1`, bank.today(), { description: `Supplies ${word}`, amount: -amount, balance: amount + 1 }),
    ]);
  }
  await bank.server.push();
  let seen = 0;
  return {
    bank,
    asked() {
      const since = [...asked.splice(0), ...bank.codatCalls.slice(seen).map((codatCall) => `Codat ${codatCall}`)];
      seen = bank.codatCalls.length;
      return since;
    },
  };
}

function accountsOf(customerRef: string): readonly BankAccountDetails[] | null {
  const session = sessions.find((name) => customers[name].ref === customerRef);
  if (session === undefined) return null;
  const { word, number, amount } = marks[session];
  return [
    accountOf(customerRef, 'operating', { name: `Operating ${word}`, accountNumber: `${number}11`, lastFour: '4411', balance: amount + 2 }),
    accountOf(customerRef, 'savings', { name: `Savings ${word}`, accountNumber: `${number}22`, lastFour: '9222', balance: amount + 3 }),
  ];
}

/** All that Codat and the ledger have of a customer. */
export async function everythingOf({ bank }: TwoCustomers, session: Session): Promise<unknown> {
  const { ref, name } = customers[session];
  const company = bank.sandbox.snapshot().companies[sessions.indexOf(session)];
  const query = { accountId: `${ref}-operating`, page: 1, pageSize: 100, orderBy: 'date', query: '' } as const;
  return { name, company, feed: await bank.ledger.findFeed(ref), transactions: await bank.ledger.listTransactions(ref, query) };
}

/** What nobody but this customer may ever read. */
export function secretsOf({ bank }: TwoCustomers, session: Session): readonly string[] {
  const { word, number, amount } = marks[session];
  const company = bank.sandbox.snapshot().companies[sessions.indexOf(session)];
  const connections = company?.connections ?? [];
  const pairs = connections.flatMap(({ credentials }) => credentials.flatMap(({ username, password }) => [username, password]));
  const secrets = [
    word,
    number,
    String(amount).slice(0, 5),
    customers[session].ref,
    customers[session].name,
    company?.id ?? '',
    ...connections.map(({ id }) => id),
    ...pairs,
  ];
  expect(secrets).toHaveLength(9);
  for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(5);
  return secrets;
}
