import { sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseKind } from '../dialects';
import { catchUp } from './0004-production-catch-up';
import { textOf } from './text-column';

/**
 * Jobs remember the activity that set them off, and how often they failed in a row, for whichever instance is next; and what
 * waits is found as quickly in a database that has grown.
 */
export function production(kind: DatabaseKind): Migration {
  const text = textOf(kind);
  return {
    async up(db: Kysely<unknown>) {
      await catchUp(db, kind, text);
      await db.schema.alterTable('outbox').addColumn('correlation', text).execute();
      await db.schema
        .alterTable('outbox')
        .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await indexOpenSingles(db);
    },
  };
}

/** The oldest that wait are found without reading all that do. The query says it in the same words, or gets no use of it. */
async function indexOpenSingles(db: Kysely<unknown>): Promise<void> {
  const isOpenSingle = sql<boolean>`
    case when batch_id is null then state end in ('pending', 'approved', 'publishing', 'awaiting_paste', 'failed')`;
  const index = db.schema.createIndex('requests_open_singles').on('requests');
  await index.columns(['requested_at', 'id']).where(isOpenSingle).execute();
}
