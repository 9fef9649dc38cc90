import { chain, type AuditEvent, type AuditRecord, type ChainHead } from '../../mapping/audit-chain';
import type { Database } from '../dialects';
import { appendOnPostgres } from './append-on-postgres';
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

/** On PostgreSQL one event, the usual, is one statement; of several the next needs the hash of the one before, so they are chained here. */
async function appendIn({ kind, db }: Database, events: readonly AuditEvent[]): Promise<void> {
  const [first, ...others] = events;
  if (kind === 'postgres' && first && others.length === 0) return appendOnPostgres(db, first);
  const records: AuditRecord[] = [];
  let head = await lockHead({ kind, db });
  for (const event of events) {
    const record = chain(head, event);
    records.push(record);
    head = record;
  }
  for (const chunk of inChunks(records.map(toAuditRow)))
    await db.insertInto('audit_records').values(chunk).execute();
  await db.updateTable('audit_head').set({ seq: head.seq, hash: head.hash }).execute();
}

/** The end of the chain, held by this transaction. On SQLite whoever writes holds everything from the beginning. */
async function lockHead({ kind, db }: Database): Promise<ChainHead> {
  const head = db.selectFrom('audit_head').select(['seq', 'hash']);
  return (kind === 'postgres' ? head.forUpdate() : head).executeTakeFirstOrThrow();
}
