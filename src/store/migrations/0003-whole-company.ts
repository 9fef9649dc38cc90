import { sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseKind } from '../dialects';
import { indexAuditRecords } from './0003-whole-company-audit';
import { createReports } from './0003-whole-company-reports';
import { renameToSubject } from './0003-whole-company-subject';
import { textOf, type Text } from './text-column';

/** Batches, reports, drift, schedules and downloads; jobs and cards that are about more than requests. */
export function wholeCompany(kind: DatabaseKind): Migration {
  const text = textOf(kind);
  return {
    async up(db: Kysely<unknown>) {
      await extendRequests(db, text);
      await renameToSubject(db, kind);
      await indexAuditRecords(db, kind, text);
      await createBatches(db, text);
      await createReports(db, text);
      await createAcceptedDrifts(db, text);
      await createSchedules(db, text);
      await createDownloads(db, text);
    },
  };
}

async function extendRequests(db: Kysely<unknown>, text: Text): Promise<void> {
  const { schema } = db;
  const table = schema.alterTable('requests');
  await table.addColumn('batch_id', text).execute();
  await table.addColumn('batch_position', 'integer').execute();
  await table.addColumn('purpose', text, (column) => column.notNull().defaultTo(sql`'map'`)).execute();
  const index = (name: string) => schema.createIndex(name).on('requests');
  await index('requests_batch_state').columns(['batch_id', 'state']).execute();
  await index('requests_batch_position').columns(['batch_id', 'batch_position']).execute();
  await index('requests_resource').column('resource_id').execute();
}

async function createBatches(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('batches')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('requested_at', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('batches_state').on('batches').columns(['state', 'requested_at']).execute();
  await db.schema
    .createTable('batch_tickets')
    .addColumn('batch_id', text, (column) => column.notNull().references('batches.id'))
    .addColumn('number', text, (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('batch_tickets_key', ['batch_id', 'number'])
    .execute();
}

async function createAcceptedDrifts(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('accepted_drifts')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
}

async function createSchedules(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('schedules')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('next_at', text, (column) => column.notNull())
    .execute();
}

async function createDownloads(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('downloads')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('token_hash', text, (column) => column.unique())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addColumn('used_at', text)
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('downloads_expiry').on('downloads').column('expires_at').execute();
}
