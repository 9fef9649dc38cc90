import { sql, type Kysely } from 'kysely';
import type { DatabaseKind } from '../dialects';
import type { Text } from './text-column';

interface BatchRow {
  id: string;
  document: string;
}

interface TicketRow {
  batch_id: string;
  number: string;
  url: string;
}

interface ReportRow {
  report_id: string;
  position: number;
  object_id: string | null;
  document: string;
}

/** What this reads and writes, as it leaves it. */
type Tables = Record<'batches', BatchRow> &
  Record<'batch_tickets', TicketRow> &
  Record<'report_rows', ReportRow>;

/**
 * `0003-whole-company` had three earlier texts before it was released. Whoever ran the bot from one of those commits has a
 * database that claims that migration and lacks what its final text makes. It gets it here; all others have it already.
 */
export async function catchUp(db: Kysely<unknown>, kind: DatabaseKind, text: Text): Promise<void> {
  await db.schema.dropIndex('requests_single').ifExists().execute();
  if (!(await has(db, kind, 'batch_tickets', 'number'))) await createBatchTickets(db, text);
  if (!(await has(db, kind, 'report_rows', 'object_id'))) await addPersonToReportRows(db, text);
}

async function has(db: Kysely<unknown>, kind: DatabaseKind, table: string, column: string): Promise<boolean> {
  const columns =
    kind === 'postgres'
      ? sql`select 1 from information_schema.columns
          where table_schema = current_schema() and table_name = ${table} and column_name = ${column}`
      : sql`select 1 from pragma_table_info(${table}) where name = ${column}`;
  return (await columns.execute(db)).rows.length > 0;
}

/** The tickets stood in the document of their batch. */
async function createBatchTickets(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('batch_tickets')
    .addColumn('batch_id', text, (column) => column.notNull().references('batches.id'))
    .addColumn('number', text, (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('batch_tickets_key', ['batch_id', 'number'])
    .execute();
  const tables = db.withTables<Tables>();
  for (const { id, document } of await tables.selectFrom('batches').select(['id', 'document']).execute()) {
    const { tickets = [] } = JSON.parse(document) as { tickets?: { number: string; url: string }[] };
    const rows = tickets.map(({ number, url }) => ({ batch_id: id, number, url }));
    if (rows.length > 0) await tables.insertInto('batch_tickets').values(rows).execute();
  }
}

async function addPersonToReportRows(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema.alterTable('report_rows').addColumn('object_id', text).execute();
  const index = db.schema.createIndex('report_rows_object_id').on('report_rows');
  await index.columns(['report_id', 'object_id']).execute();
  const tables = db.withTables<Tables>();
  const rows = tables.selectFrom('report_rows').select(['report_id', 'position', 'document']);
  for (const { report_id, position, document } of await rows.execute()) {
    const update = tables.updateTable('report_rows').set({ object_id: personIn(document) });
    await update.where('report_id', '=', report_id).where('position', '=', position).execute();
  }
}

/** Rows of a plan name their person, findings of drift its Object ID. */
function personIn(document: string): string | null {
  const row = JSON.parse(document) as {
    plan?: { user?: { id: string } | null };
    drift?: { objectId: string };
  };
  return (row.plan?.user?.id ?? row.drift?.objectId)?.toLowerCase() ?? null;
}
