import { sql, type Kysely } from 'kysely';
import type { DatabaseKind } from '../dialects';
import type { Text } from './text-column';

/** What this migration reads and writes, as it leaves it. */
interface AuditRow {
  seq: number;
  actor: string;
  details: string;
  actor_object_id: string;
  about_object_id: string | null;
}

type Tables = Record<'audit_records', AuditRow>;

/**
 * Columns to search by: who did it, and whom the details name. The chain's hashes do not cover them, as they only repeat
 * what the record says. Records are append-only, so their trigger stands aside while the columns are filled.
 */
export async function indexAuditRecords(db: Kysely<unknown>, kind: DatabaseKind, text: Text): Promise<void> {
  const table = db.schema.alterTable('audit_records');
  await table.addColumn('actor_object_id', text, (column) => column.notNull().defaultTo(sql`''`)).execute();
  await table.addColumn('about_object_id', text).execute();
  await (kind === 'postgres' ? fillOnPostgres(db) : fillOnSqlite(db));
  for (const column of ['actor_object_id', 'about_object_id']) {
    const index = db.schema.createIndex(`audit_records_${column}`).on('audit_records');
    await index.columns([column, 'seq']).execute();
  }
  await db.schema.createIndex('audit_records_at').on('audit_records').column('at').execute();
}

async function fillOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_records disable trigger audit_records_append_only`.execute(db);
  await fill(db.withTables<Tables>());
  await sql`alter table audit_records enable trigger audit_records_append_only`.execute(db);
}

async function fillOnSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger audit_records_no_update`.execute(db);
  await fill(db.withTables<Tables>());
  await sql`
    create trigger audit_records_no_update before update on audit_records
    begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
}

/** Parsed here and not by the database: PostgreSQL's JSON refuses NUL and halves of surrogate pairs, which names may have. */
async function fill(db: Kysely<Tables>): Promise<void> {
  const actors = await db.selectFrom('audit_records').select('actor').distinct().execute();
  for (const { actor } of actors) {
    const update = db.updateTable('audit_records').set({ actor_object_id: objectIdIn(actor) ?? '' });
    await update.where('actor', '=', actor).execute();
  }
  const named = db.selectFrom('audit_records').select(['seq', 'details']);
  for (const { seq, details } of await named.where('details', 'like', '%"objectId"%').execute()) {
    const update = db.updateTable('audit_records').set({ about_object_id: objectIdIn(details) });
    await update.where('seq', '=', seq).execute();
  }
}

function objectIdIn(json: string): string | null {
  const { objectId } = JSON.parse(json) as { objectId?: unknown };
  return typeof objectId === 'string' ? objectId.toLowerCase() : null;
}
