import type { Ledger } from '../ledger.js';
import { emptyFeedRecord } from '../feed-record.js';
import { documentOfFeed, feedOfDocument } from './feed-document.js';
import type { Db, LedgerDatabase } from './ledger-database.js';

/** One row for each customer. */
export function feedsIn({ ready, atomically }: LedgerDatabase): Pick<Ledger, 'findFeed' | 'changeFeed' | 'connectedCustomers' | 'customerOfCompany'> {
  return {
    async findFeed(customerRef) {
      return readFeed(await ready(), customerRef);
    },
    async changeFeed(customerRef, change) {
      return atomically(async (tx) => {
        const { document } = await tx
          .insertInto('bank_feed')
          .values({ customer_ref: customerRef, company_id: null, connection_id: null, document: documentOfFeed(emptyFeedRecord(customerRef)) })
          .onConflict((conflict) => conflict.column('customer_ref').doUpdateSet((row) => ({ customer_ref: row.ref('excluded.customer_ref') })))
          .returning('document')
          .executeTakeFirstOrThrow();
        const changed = change(feedOfDocument(document));
        await tx
          .updateTable('bank_feed')
          .set({ company_id: changed.companyId, connection_id: changed.connectionId, document: documentOfFeed(changed) })
          .where('customer_ref', '=', customerRef)
          .execute();
        return changed;
      });
    },
    async connectedCustomers(after, limit) {
      const db = await ready();
      let query = db.selectFrom('bank_feed').select('customer_ref').where('connection_id', 'is not', null);
      if (after !== null) query = query.where('customer_ref', '>', after);
      const rows = await query.orderBy('customer_ref').limit(limit).execute();
      return rows.map(({ customer_ref }) => customer_ref);
    },
    async customerOfCompany(companyId) {
      const db = await ready();
      const row = await db.selectFrom('bank_feed').select('customer_ref').where('company_id', '=', companyId).executeTakeFirst();
      return row?.customer_ref ?? null;
    },
  };
}

async function readFeed(db: Db, customerRef: string) {
  const row = await db.selectFrom('bank_feed').select('document').where('customer_ref', '=', customerRef).executeTakeFirst();
  return row === undefined ? null : feedOfDocument(row.document);
}
