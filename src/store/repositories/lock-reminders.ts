import { sql, type Kysely } from 'kysely';
import type { Database } from '../dialects';
import type { Schema } from '../schema';
import { runInTransaction } from './run-in-transaction';

type Locked<T> = (locked: Kysely<Schema>) => Promise<T>;

/**
 * Runs the work while no other instance plans reminders of the subject or claims any, in the transaction under way or in one
 * of its own. Plans of different subjects go on side by side: every new request plans its own, and each would otherwise wait
 * for the commits of all before it. SQLite's transactions exclude each other anyway.
 */
export function lockSubject<T>({ kind, db }: Database, subject: string, work: Locked<T>): Promise<T> {
  return runInTransaction(db, async (locked) => {
    if (kind === 'postgres') {
      await sql`
        select pg_advisory_xact_lock_shared(hashtext('reminders')),
          pg_advisory_xact_lock(hashtext('reminders of'), hashtext(${subject}))`.execute(locked);
    }
    return work(locked);
  });
}

/** Runs the work while no other instance plans or claims reminders of any subject. */
export function lockReminders<T>({ kind, db }: Database, work: Locked<T>): Promise<T> {
  return runInTransaction(db, async (locked) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('reminders'))`.execute(locked);
    return work(locked);
  });
}
