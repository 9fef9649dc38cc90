import type { AuditRecord } from '../../mapping/audit-chain';
import { fromJson, toJson } from '../json';
import type { AuditRow } from '../schema';

/** A record as its row. */
export function toAuditRow(record: AuditRecord): AuditRow {
  const { objectId } = record.details;
  return {
    seq: record.seq,
    at: record.at,
    actor: toJson(record.actor),
    event: record.event,
    request_id: record.requestId,
    before: record.before,
    after: record.after,
    details: toJson(record.details),
    previous_hash: record.previousHash,
    hash: record.hash,
    actor_object_id: record.actor.objectId.toLowerCase(),
    about_object_id: typeof objectId === 'string' ? objectId.toLowerCase() : null,
  };
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
