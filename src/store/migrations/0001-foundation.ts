import { sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseKind } from '../dialects';
import { createAuditTables } from './0001-foundation-audit';
import { createOutbox } from './0001-foundation-outbox';
import { textOf, type Text } from './text-column';

/** The first tables. Written out in full: a migration never changes with the living code. */
export function foundation(kind: DatabaseKind): Migration {
  const text = textOf(kind);
  return {
    async up(db: Kysely<unknown>) {
      await createDrafts(db, text);
      await createRequests(db, text);
      await createOutbox(db, kind, text);
      await createAuditTables(db, kind, text);
      await createCards(db, text);
      await createMappings(db, text);
      await createChannels(db, text);
    },
  };
}

async function createDrafts(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('drafts')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
}

async function createRequests(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('object_id', text, (column) => column.notNull())
    .addColumn('resource_id', 'bigint', (column) => column.notNull())
    .addColumn('requester_object_id', text, (column) => column.notNull())
    .addColumn('requested_at', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('changed_at', text, (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await indexRequests(db);
}

/** One open request for a person, one for a resource: no check in the program could promise that to two instances. */
async function indexRequests(db: Kysely<unknown>): Promise<void> {
  const isOpen = sql<boolean>`state in ('pending', 'approved', 'publishing', 'awaiting_paste', 'failed')`;
  const { schema } = db;
  for (const key of ['object_id', 'resource_id']) {
    await schema
      .createIndex(`requests_open_${key}`)
      .on('requests')
      .column(key)
      .unique()
      .where(isOpen)
      .execute();
  }
  await schema.createIndex('requests_state').on('requests').columns(['state', 'requested_at']).execute();
  await schema.createIndex('requests_about').on('requests').columns(['object_id', 'requested_at']).execute();
}

async function createCards(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('cards')
    .addColumn('request_id', text, (column) => column.notNull().references('requests.id'))
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('activity_id', text, (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('drawn_revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['request_id', 'role', 'activity_id'])
    .execute();
}

async function createMappings(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('mappings')
    .addColumn('object_id', text, (column) => column.primaryKey())
    .addColumn('resource_id', 'bigint', (column) => column.notNull().unique())
    .addColumn('user_principal_name', 'text', (column) => column.notNull())
    .addColumn('user_name', 'text', (column) => column.notNull())
    .addColumn('request_id', text, (column) => column.notNull())
    .addColumn('applied_at', text, (column) => column.notNull())
    .execute();
}

async function createChannels(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('channels')
    .addColumn('purpose', text, (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
}
