import { instantAt } from '../../../core/clock.js';
import type { Ledger } from '../ledger.js';
import { hintOfRow } from './hint-row.js';
import type { LedgerDatabase } from './ledger-database.js';

/** What Codat said has happened. */
export function hintsIn({ ready }: LedgerDatabase): Pick<Ledger, 'keepHint' | 'openHints' | 'closeHint' | 'forgetHints'> {
  return {
    async keepHint({ id, companyId, subject, receivedAt }) {
      const db = await ready();
      const kept = await db
        .insertInto('bank_feed_hint')
        .values({ id, company_id: companyId, subject, received_at: receivedAt, is_open: subject === null ? 0 : 1 })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return kept !== undefined;
    },
    async openHints(after, limit) {
      const db = await ready();
      let open = db.selectFrom('bank_feed_hint').selectAll().where('is_open', '=', 1);
      if (after !== null) open = open.where('id', '>', after);
      return (await open.orderBy('id').limit(limit).execute()).map(hintOfRow);
    },
    async closeHint(id) {
      const db = await ready();
      await db.updateTable('bank_feed_hint').set({ is_open: 0 }).where('id', '=', id).execute();
    },
    async forgetHints(before) {
      const db = await ready();
      await db.deleteFrom('bank_feed_hint').where('received_at', '<', instantAt(before)).execute();
    },
  };
}
