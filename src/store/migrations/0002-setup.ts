import { sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseKind } from '../dialects';
import { textOf, type Text } from './text-column';

/** Walks through the set-up, and messages to be sent at a certain time. */
export function setup(kind: DatabaseKind): Migration {
  const text = textOf(kind);
  return {
    async up(db: Kysely<unknown>) {
      await createSetups(db, text);
      await createReminders(db, text);
    },
  };
}

/** The unique index lets at most one walk be not ended: two administrators who type `setup` at once share one. */
async function createSetups(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('setups')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('started_at', text, (column) => column.notNull())
    .addColumn('completed_at', text)
    .addColumn('ended_at', text)
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('setups_current')
    .on('setups')
    .expression(sql`(ended_at is null)`)
    .unique()
    .where(sql<boolean>`ended_at is null`)
    .execute();
  await db.schema.createIndex('setups_completed').on('setups').column('completed_at').execute();
}

async function createReminders(db: Kysely<unknown>, text: Text): Promise<void> {
  await db.schema
    .createTable('reminders')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('due_at', text, (column) => column.notNull())
    .addColumn('lease_until', text)
    .addColumn('sent_at', text)
    .execute();
  const unsent = sql<boolean>`sent_at is null`;
  await db.schema.createIndex('reminders_due').on('reminders').column('due_at').where(unsent).execute();
  await db.schema
    .createIndex('reminders_planned')
    .on('reminders')
    .columns(['subject', 'due_at'])
    .where(unsent)
    .execute();
}
