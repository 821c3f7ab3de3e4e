import { createSandbox } from 'bankfeeds/sandbox';
import { parseLocalDate } from 'bankfeeds/core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { callerOf, chequing, credentialsSchema, operation, push, transaction, withAccount } from './codat-caller.js';

describe.each(['current', '2023'] as const)('from company to QuickBooks, dialect %s', (dialect) => {
  it('connects an account, pushes a transaction and finds it in QuickBooks', async () => {
    const sandbox = createSandbox({ dialect });
    const call = callerOf(sandbox);
    const fed = await withAccount(call);
    const issued =
      dialect === 'current'
        ? await call('POST', `${fed.accounts}/credentials`, {})
        : await call('GET', `${fed.path}/data/proxy?endpoint=generatecredentials?dataconnectionid=${fed.connectionId}`);
    const pair = v.parse(credentialsSchema, issued.body);

    const session = await sandbox.quickBooks.signIn(pair);
    expect(session.sourceAccounts).toMatchObject([{ id: chequing.id, name: 'Operating account', lastFour: '5670', linked: false }]);
    const [register] = await sandbox.quickBooks.link(session, [
      { sourceAccountId: chequing.id, ledgerAccount: '1010', feedStartDate: parseLocalDate('2026-11-14') },
    ]);
    expect(register?.transactions.map(({ description }) => description)).toEqual(['Test transaction 1', 'Test transaction 2']);

    expect((await call('GET', fed.path)).body).toMatchObject({ status: 'Linked' });
    expect((await call('GET', fed.accounts)).body).toMatchObject([
      { status: 'connected', feedStartDate: dialect === 'current' ? '2026-11-14' : '2026-11-14T00:00:00' },
    ]);

    const pending = await push(call, fed, [transaction('t1', '2026-11-19'), transaction('t2', '2026-11-20', 100.25, 4089.92)]);
    expect(pending).toMatchObject({ status: 'Pending', statusCode: 202 });
    expect(await sandbox.quickBooks.collect()).toMatchObject([{ transactions: [] }]);

    sandbox.clock.advance(2000);
    expect(await operation(call, fed, pending.pushOperationKey)).toMatchObject({ status: 'Success', statusCode: 200 });
    expect((await call('GET', fed.accounts)).body).toMatchObject([{ balance: 4089.92 }]);
    expect(await sandbox.quickBooks.collect()).toMatchObject([
      {
        sourceAccountId: chequing.id,
        transactions: [
          { id: 't1', amount: -12.5 },
          { id: 't2', amount: 100.25 },
        ],
      },
    ]);
  });
});
