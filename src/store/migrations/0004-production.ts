import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../dialects';
import { catchUp } from './0004-production-catch-up';
import { textOf } from './text-column';

/** Jobs remember the activity that set them off, and how often they failed in a row, for whichever instance is next. */
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
    },
  };
}
