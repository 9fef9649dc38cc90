import { chain, type AuditEvent, type AuditRecord, type ChainHead } from '../../mapping/audit-chain';
import type { Database } from '../dialects';
import type { AuditRow } from '../schema';
import { fromAuditRow, isFiledRight, toAuditRow } from './audit-row';
import { auditSearch } from './audit-search';
import { inChunks } from './in-chunks';
import { runInTransaction } from './run-in-transaction';

/** The append-only, hash-chained log. */
export function auditLog({ kind, db }: Database) {
  return {
    ...auditSearch(db),

    /**
     * Appends to the chain, in a transaction of its own unless called in one. Other writers wait until that
     * transaction ends, so change everything else first: two transactions that each hold what the other needs fail.
     */
    async append(event: AuditEvent): Promise<void> {
      await runInTransaction(db, (transaction) => appendIn({ kind, db: transaction }, [event]));
    },

    /** Appends several in this order, with as few statements as one takes. */
    async appendAll(events: readonly AuditEvent[]): Promise<void> {
      if (events.length === 0) return;
      await runInTransaction(db, (transaction) => appendIn({ kind, db: transaction }, events));
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

async function appendIn({ kind, db }: Database, events: readonly AuditEvent[]): Promise<void> {
  const records: AuditRecord[] = [];
  let head = await lockHead({ kind, db });
  for (const event of events) {
    const record = chain(head, event);
    records.push(record);
    head = record;
  }
  const chunks = inChunks(records.map(toAuditRow));
  const last = chunks.pop() ?? [];
  for (const chunk of chunks) await db.insertInto('audit_records').values(chunk).execute();
  await storeEnd({ kind, db }, head, last);
}

/** Stores the last records and that the chain now ends with them. */
async function storeEnd({ kind, db }: Database, { seq, hash }: ChainHead, last: AuditRow[]): Promise<void> {
  if (kind === 'postgres') {
    // In one statement, for which SQLite has no words: while the end of the chain is held, others wait.
    const moved = db.with('moved', (query) => query.updateTable('audit_head').set({ seq, hash }));
    await moved.insertInto('audit_records').values(last).execute();
    return;
  }
  await db.insertInto('audit_records').values(last).execute();
  await db.updateTable('audit_head').set({ seq, hash }).execute();
}

/** The end of the chain, held by this transaction. On SQLite whoever writes holds everything from the beginning. */
async function lockHead({ kind, db }: Database): Promise<ChainHead> {
  const head = db.selectFrom('audit_head').select(['seq', 'hash']);
  return (kind === 'postgres' ? head.forUpdate() : head).executeTakeFirstOrThrow();
}
