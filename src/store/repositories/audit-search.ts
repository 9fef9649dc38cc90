import type { Kysely } from 'kysely';
import type { AuditFilter, AuditRecord } from '../../mapping/audit-chain';
import type { Schema } from '../schema';
import { fromAuditRow } from './audit-row';

/** Records of the audit log that fit a filter. */
export function auditSearch(db: Kysely<Schema>) {
  return {
    /** Newest first. */
    async find(filter: AuditFilter, page: { offset: number; limit: number }): Promise<AuditRecord[]> {
      const newest = matching(db, filter).selectAll().orderBy('seq', 'desc');
      return (await newest.limit(page.limit).offset(page.offset).execute()).map(fromAuditRow);
    },

    async count(filter: AuditFilter): Promise<number> {
      const counting = matching(db, filter).select(({ fn }) => fn.countAll<number>().as('count'));
      return (await counting.executeTakeFirstOrThrow()).count;
    },
  };
}

function matching(db: Kysely<Schema>, { about, actor, from, before }: AuditFilter) {
  let records = db.selectFrom('audit_records');
  if (about !== null) records = records.where('seq', 'in', recordsAbout(db, about.toLowerCase()));
  if (actor !== null) records = records.where('actor_object_id', '=', actor.toLowerCase());
  if (from !== null) records = records.where('at', '>=', from);
  if (before !== null) records = records.where('at', '<', before);
  return records;
}

/** The numbers of the records that name the person, and of those of the requests about the person. */
function recordsAbout(db: Kysely<Schema>, objectId: string) {
  return db
    .selectFrom('audit_records')
    .select('seq')
    .where('about_object_id', '=', objectId)
    .union(
      db
        .selectFrom('requests')
        .innerJoin('audit_records', 'audit_records.request_id', 'requests.id')
        .select('audit_records.seq')
        .where('requests.object_id', '=', objectId),
    );
}
