import type { AuditEvent, AuditRecord } from '../../mapping/audit-chain';
import { fromJson, toJson } from '../json';
import type { AuditRow } from '../schema';

/** A record as its row. */
export function toAuditRow(record: AuditRecord): AuditRow {
  const { seq, previousHash: previous_hash, hash } = record;
  return { seq, previous_hash, hash, ...toEventColumns(record) };
}

/** What happened as its columns, whatever its place in the chain. */
export function toEventColumns(event: AuditEvent): Omit<AuditRow, 'seq' | 'previous_hash' | 'hash'> {
  return {
    at: event.at,
    actor: toJson(event.actor),
    event: event.event,
    request_id: event.requestId,
    before: event.before,
    after: event.after,
    details: toJson(event.details),
    ...searchColumns(event),
  };
}

/** What a record is searched by; the chain's hashes do not cover it, as it only repeats what the record says. */
function searchColumns({
  actor,
  details: { objectId },
}: AuditEvent): Pick<AuditRow, 'actor_object_id' | 'about_object_id'> {
  return {
    actor_object_id: actor.objectId.toLowerCase(),
    about_object_id: typeof objectId === 'string' ? objectId.toLowerCase() : null,
  };
}

/** Whether a row is searched by what its record says. */
export function isFiledRight(row: AuditRow): boolean {
  const { actor_object_id, about_object_id } = searchColumns(fromAuditRow(row));
  return row.actor_object_id === actor_object_id && row.about_object_id === about_object_id;
}

/** The record of a row. */
export function fromAuditRow(row: AuditRow): AuditRecord {
  return {
    seq: row.seq,
    at: row.at,
    actor: fromJson(row.actor),
    event: row.event,
    requestId: row.request_id,
    before: row.before,
    after: row.after,
    details: fromJson(row.details),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
