import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../dialects';
import { textOf } from './text-column';

/** Jobs remember the activity that set them off. */
export function production(kind: DatabaseKind): Migration {
  const text = textOf(kind);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('outbox').addColumn('correlation', text).execute();
    },
  };
}
