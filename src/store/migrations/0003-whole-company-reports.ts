import type { Kysely } from 'kysely';
import type { Text } from './text-column';

/** Looks at the whole company; a report's rows go with it. */
export async function createReports(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('asked_at', text, (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  const { schema } = db;
  await schema.createIndex('reports_newest').on('reports').columns(['kind', 'state', 'asked_at']).execute();
  await schema.createIndex('reports_age').on('reports').column('asked_at').execute();
  await createRows(db, text);
}

async function createRows(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('report_rows')
    .addColumn('report_id', text, (column) => column.notNull().references('reports.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('list', text, (column) => column.notNull())
    .addColumn('object_id', text)
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_rows_key', ['report_id', 'position'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('report_rows');
  await index('report_rows_list').columns(['report_id', 'list', 'position']).execute();
  await index('report_rows_object_id').columns(['report_id', 'object_id']).execute();
}
