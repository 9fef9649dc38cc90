import { sql, type Kysely } from 'kysely';
import type { Database } from '../dialects';
import type { Schema } from '../schema';

/**
 * Runs the work while no other instance plans or claims reminders, in the transaction under way or in one of its own.
 * SQLite's transactions exclude each other anyway. On PostgreSQL the table's lock lets others go on reading.
 */
export async function lockReminders<T>(
  { kind, db }: Database,
  work: (locked: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  if (!db.isTransaction) {
    return db.transaction().execute((transaction) => lockReminders({ kind, db: transaction }, work));
  }
  if (kind === 'postgres') await sql`lock table reminders in share row exclusive mode`.execute(db);
  return work(db);
}
