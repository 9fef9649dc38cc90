import type { Kysely } from 'kysely';
import type { Schema } from '../schema';

/** Runs the work in the transaction under way, or in one of its own. */
export async function runInTransaction<T>(
  db: Kysely<Schema>,
  work: (transaction: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
