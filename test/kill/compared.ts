import type { Ledger } from 'bankfeeds/server';
import { accountIds, balanceAfter, customerRefs, idOf } from './given.js';
import type { Sink } from './sink.js';

/** Each transaction once at Codat, in order, and noted as sent. */
export async function compared({ sandbox }: Sink, ledger: Ledger, end: number): Promise<readonly string[]> {
  const faults: string[] = [];
  const atCodat = new Map(
    sandbox.snapshot().companies.flatMap(({ connections }) => connections.flatMap(({ accounts }) => accounts.map((account) => [account.id, account] as const))),
  );
  for (const customerRef of customerRefs) {
    for (const accountId of accountIds[customerRef] ?? []) {
      const expected = Array.from({ length: end }, (_, place) => idOf(accountId, place));
      const account = atCodat.get(accountId);
      const stored = (account?.transactions ?? []).filter(({ test }) => !test).map(({ id }) => id);
      const wrongAt = expected.findIndex((id, place) => stored[place] !== id);
      if (wrongAt !== -1 || stored.length !== end)
        faults.push(`${accountId}: Codat has ${stored.length} of ${end}; ${stored[wrongAt]} stands where ${expected[wrongAt]} belongs`);
      if (new Set(stored).size !== stored.length) faults.push(`${accountId}: Codat has some twice`);
      if (account?.balance !== balanceAfter(end - 1) / 100) faults.push(`${accountId}: its balance at Codat is ${account?.balance}`);
      const list = (page: number) => ledger.listTransactions(customerRef, { accountId, page, pageSize: 1_000, orderBy: 'date', query: '' });
      for (let page = 1, known = 0; known < end; page += 1) {
        const { results, totalResults } = await list(page);
        known += results.length;
        for (const { id, stage, reason, history } of results)
          if (stage !== 'sent') faults.push(`${id}: ${stage}${reason ? ` (${reason})` : ''} in the ledger; ${JSON.stringify(history)}`);
        if (totalResults === end) continue;
        faults.push(`${accountId}: the ledger knows ${totalResults} of ${end}`);
        break;
      }
    }
    const open = await ledger.openPushes(customerRef);
    if (open.length > 0) faults.push(`${customerRef}: ${open.length} pushes are still open`);
  }
  return faults;
}
