import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import { chain, emptyChain, type AuditEvent } from '../../src/mapping/audit-chain';
import type { MappingRequest } from '../../src/mapping/request';
import { openDatabase, type DatabaseKind } from '../../src/store/dialects';
import type { Schema } from '../../src/store/schema';
import type { DatabaseUnderTest, TestDatabase } from './databases';
import { draft, mapping, request } from './examples';

/** A database as an earlier version of the program left it. */
export async function oldDatabase(
  database: DatabaseUnderTest,
  migrations: (kind: DatabaseKind) => Record<string, Migration>,
  fill: (db: Kysely<Schema>) => Promise<void>,
): Promise<TestDatabase> {
  const created = await database.create();
  const opened = openDatabase(created.url, fail, { mustExist: false });
  const provider = { getMigrations: () => Promise.resolve(migrations(opened.kind)) };
  const { error } = await new Migrator({ db: opened.db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  await fill(opened.db);
  await opened.db.destroy();
  return created;
}

/** Inserts a row by the names its columns had then: the living schema and repositories know others. */
export async function insertRow(
  db: Kysely<Schema>,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  const values = sql.join(Object.values(row));
  await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(db);
}

/** A request as the first version stored it: without purpose, batch and several approvals. */
export async function insertOldRequest(db: Kysely<Schema>, facts: Partial<MappingRequest>): Promise<void> {
  const stored = request(facts);
  const document = without(stored, ['purpose', 'batch', 'approvals', 'approvalsNeeded']);
  await insertRow(db, 'requests', {
    id: stored.id,
    revision: stored.revision,
    state: stored.state,
    object_id: stored.user.id,
    resource_id: stored.resource.id,
    requester_object_id: stored.requester.objectId,
    requested_at: stored.requestedAt,
    expires_at: stored.expiresAt,
    changed_at: stored.changedAt,
    document: JSON.stringify(document),
  });
}

/** A draft as the first version stored it: without a purpose. */
export async function insertOldDraft(db: Kysely<Schema>): Promise<void> {
  const { id, revision, createdAt } = draft();
  const document = without(draft(), ['purpose']);
  await insertRow(db, 'drafts', { id, revision, created_at: createdAt, document: JSON.stringify(document) });
}

export async function insertOldMapping(db: Kysely<Schema>): Promise<void> {
  const { objectId, resourceId, userPrincipalName, userName, requestId, appliedAt } = mapping();
  await insertRow(db, 'mappings', {
    object_id: objectId,
    resource_id: resourceId,
    user_principal_name: userPrincipalName,
    user_name: userName,
    request_id: requestId,
    applied_at: appliedAt,
  });
}

/** Events as the first version chained them. */
export async function insertOldEvents(db: Kysely<Schema>, events: readonly AuditEvent[]): Promise<void> {
  let head = emptyChain;
  for (const event of events) {
    const record = chain(head, event);
    await insertRow(db, 'audit_records', {
      seq: record.seq,
      at: record.at,
      actor: JSON.stringify(record.actor),
      event: record.event,
      request_id: record.requestId,
      before: record.before,
      after: record.after,
      details: JSON.stringify(record.details),
      previous_hash: record.previousHash,
      hash: record.hash,
    });
    head = record;
  }
  await db.updateTable('audit_head').set({ seq: head.seq, hash: head.hash }).execute();
}

function without(document: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !keys.includes(key)));
}

function fail(error: Error): void {
  throw error;
}
