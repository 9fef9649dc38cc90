import type { Kysely } from 'kysely';
import { chain, type AuditEvent, type AuditRecord, type ChainHead } from '../../mapping/audit-chain';
import type { Schema } from '../schema';
import { fromAuditRow, isFiledRight, toAuditRow } from './audit-row';
import { auditSearch } from './audit-search';
import { inChunks } from './in-chunks';
import { runInTransaction } from './run-in-transaction';

/** The append-only, hash-chained log. */
export function auditLog(db: Kysely<Schema>) {
  return {
    ...auditSearch(db),

    /**
     * Appends to the chain, in a transaction of its own unless called in one. Other writers wait until that
     * transaction ends, so change everything else first: two transactions that each hold what the other needs fail.
     */
    async append(event: AuditEvent): Promise<void> {
      await runInTransaction(db, (transaction) => appendIn(transaction, [event]));
    },

    /** Appends several in this order, with as few statements as one takes. */
    async appendAll(events: readonly AuditEvent[]): Promise<void> {
      if (events.length > 0) await runInTransaction(db, (transaction) => appendIn(transaction, events));
    },

    async records(requestId?: string): Promise<AuditRecord[]> {
      const all = db.selectFrom('audit_records').selectAll().orderBy('seq');
      const rows = await (requestId === undefined ? all : all.where('request_id', '=', requestId)).execute();
      return rows.map(fromAuditRow);
    },

    /** Numbers of the records that the search would find under somebody else, or not at all, which the chain cannot tell. */
    async misfiled(): Promise<number[]> {
      const rows = await db.selectFrom('audit_records').selectAll().orderBy('seq').execute();
      return rows.filter((row) => !isFiledRight(row)).map(({ seq }) => seq);
    },

    async head(): Promise<ChainHead> {
      return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
    },
  };
}

async function appendIn(db: Kysely<Schema>, events: readonly AuditEvent[]): Promise<void> {
  const records: AuditRecord[] = [];
  let head = await lockHead(db);
  for (const event of events) {
    const record = chain(head, event);
    records.push(record);
    head = record;
  }
  for (const chunk of inChunks(records.map(toAuditRow)))
    await db.insertInto('audit_records').values(chunk).execute();
  await db.updateTable('audit_head').set({ seq: head.seq, hash: head.hash }).execute();
}

/** The end of the chain, held by this transaction: an update that changes nothing is a lock on both databases. */
async function lockHead(db: Kysely<Schema>): Promise<ChainHead> {
  return db
    .updateTable('audit_head')
    .set((head) => ({ seq: head.ref('seq') }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
}
