import { sql, type Kysely } from 'kysely';
import type { DatabaseKind } from '../dialects';

/** Jobs and cards may be about a batch or a report too: `request_id` becomes `subject`, and no longer a foreign key. */
export async function renameToSubject(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  if (kind === 'postgres') {
    await renameOnPostgres(db, 'outbox');
    await renameOnPostgres(db, 'cards');
  } else {
    await rebuildOutbox(db);
    await rebuildCards(db);
  }
  // Drawings that wait are looked up by their subject.
  await db.schema.createIndex('outbox_subject').on('outbox').columns(['subject', 'kind']).execute();
}

/** Indexes, keys and the counter of ids stay as they are. */
async function renameOnPostgres(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema.alterTable(table).dropConstraint(`${table}_request_id_fkey`).execute();
  await db.schema.alterTable(table).renameColumn('request_id', 'subject').execute();
}

/** SQLite cannot drop a constraint: the table is made anew (https://sqlite.org/lang_altertable.html#otheralter). */
async function rebuildOutbox(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox_new (
      id integer primary key autoincrement,
      kind text not null,
      subject text not null,
      available_at text not null,
      leases integer not null,
      lease_owner text,
      lease_until text,
      trouble text
    )`.execute(db);
  await sql`
    insert into outbox_new
    select id, kind, request_id, available_at, leases, lease_owner, lease_until, trouble from outbox`.execute(
    db,
  );
  await takeOverCounter(db);
  await db.schema.dropTable('outbox').execute();
  await db.schema.alterTable('outbox_new').renameTo('outbox').execute();
  await indexOutbox(db);
}

/** An id is never used again, not even that of a job finished long ago. */
async function takeOverCounter(db: Kysely<unknown>): Promise<void> {
  await sql`delete from sqlite_sequence where name = 'outbox_new'`.execute(db);
  await sql`
    insert into sqlite_sequence (name, seq)
    select 'outbox_new', seq from sqlite_sequence where name = 'outbox'`.execute(db);
}

async function indexOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('outbox_one_lease')
    .on('outbox')
    .columns(['subject', 'kind'])
    .unique()
    .where(sql<boolean>`lease_owner is not null`)
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['available_at', 'id']).execute();
}

async function rebuildCards(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cards_new (
      subject text not null,
      role text not null,
      activity_id text not null,
      conversation text not null,
      drawn_revision integer not null,
      constraint cards_key primary key (subject, role, activity_id)
    )`.execute(db);
  await sql`
    insert into cards_new
    select request_id, role, activity_id, conversation, drawn_revision from cards`.execute(db);
  await db.schema.dropTable('cards').execute();
  await db.schema.alterTable('cards_new').renameTo('cards').execute();
}
