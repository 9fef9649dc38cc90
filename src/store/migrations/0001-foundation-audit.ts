import { sql, type Kysely } from 'kysely';
import type { DatabaseKind } from '../dialects';
import type { Text } from './text-column';

/** The audit log and the one row that remembers its end. */
export async function createAuditTables(db: Kysely<unknown>, kind: DatabaseKind, text: Text): Promise<void> {
  await db.schema
    .createTable('audit_records')
    .addColumn('seq', kind === 'postgres' ? 'bigint' : 'integer', (column) => column.primaryKey())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('event', text, (column) => column.notNull())
    .addColumn('request_id', text)
    .addColumn('before', text)
    .addColumn('after', text)
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('previous_hash', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_records_request').on('audit_records').column('request_id').execute();
  await createHead(db, kind, text);
  await (kind === 'postgres' ? refuseChangesOnPostgres(db) : refuseChangesOnSqlite(db));
}

async function createHead(db: Kysely<unknown>, kind: DatabaseKind, text: Text): Promise<void> {
  await db.schema
    .createTable('audit_head')
    .addColumn('seq', kind === 'postgres' ? 'bigint' : 'integer', (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .execute();
  await sql`insert into audit_head (seq, hash) values (0, ${sql.lit('0'.repeat(64))})`.execute(db);
}

async function refuseChangesOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'the audit log is append-only'; end $$`.execute(db);
  await sql`
    create trigger audit_records_append_only before update or delete or truncate on audit_records
    for each statement execute function refuse_audit_change()`.execute(db);
}

async function refuseChangesOnSqlite(db: Kysely<unknown>): Promise<void> {
  const refuse = sql`begin select raise(abort, 'the audit log is append-only'); end`;
  await sql`create trigger audit_records_no_update before update on audit_records ${refuse}`.execute(db);
  await sql`create trigger audit_records_no_delete before delete on audit_records ${refuse}`.execute(db);
  // INSERT OR REPLACE removes a record without the delete trigger (SQLite: "The REPLACE algorithm").
  await sql`
    create trigger audit_records_no_replace before insert on audit_records
    when exists (select 1 from audit_records where seq = new.seq) ${refuse}`.execute(db);
}
