import type { Ledger } from '../ledger.js';
import type { LedgerDatabase } from './ledger-database.js';

/** Each is taken, prolonged and let go in one statement, so that two machines never both hold it. */
export function leasesIn({ ready }: LedgerDatabase): Pick<Ledger, 'takeLease' | 'prolongLease' | 'releaseLease'> {
  return {
    async takeLease({ name, holder, now, until }) {
      const db = await ready();
      const taken = await db
        .insertInto('bank_feed_lease')
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until })
            .where((lease) => lease.or([lease('bank_feed_lease.until', '<=', now), lease('bank_feed_lease.holder', '=', holder)])),
        )
        .returning('holder')
        .executeTakeFirst();
      return taken !== undefined;
    },
    async prolongLease({ name, holder, until }) {
      const db = await ready();
      const prolonged = await db
        .updateTable('bank_feed_lease')
        .set({ until })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .returning('holder')
        .executeTakeFirst();
      return prolonged !== undefined;
    },
    async releaseLease(name, holder) {
      const db = await ready();
      await db.deleteFrom('bank_feed_lease').where('name', '=', name).where('holder', '=', holder).execute();
    },
  };
}
