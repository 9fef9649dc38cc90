import { types } from 'node:util';
import { Migrator, sql, type Migration } from 'kysely';
import type { Database, DatabaseKind } from './dialects';
import { foundation } from './migrations/0001-foundation';
import { setup } from './migrations/0002-setup';

/** Every migration by name, in order of names. One that was released is never changed again. */
function migrations(kind: DatabaseKind): Record<string, Migration> {
  return { '0001-foundation': foundation(kind), '0002-setup': setup(kind) };
}

/**
 * Brings the database up to date, all or nothing. Instances may start at once: Kysely holds an advisory lock on
 * PostgreSQL, and SQLite's write lock makes the second wait.
 * @throws what the database said when a migration failed, or Error when the database is newer than the program
 */
export async function migrate({ kind, db }: Database): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations(kind)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw asError(error);
}

/** Asks the database which migrations it has. @throws Error when it does not answer, or lacks one. */
export async function assertMigrated({ kind, db }: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  const missing = Object.keys(migrations(kind)).filter((name) => !done.has(name));
  if (missing.length > 0) throw new Error(`The database lacks the migrations ${missing.join(', ')}.`);
}

/** pg answers an unreachable host name with one error per address, and no message of its own. */
function asError(cause: unknown): Error {
  const errors: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const reasons = errors.map((error) => (types.isNativeError(error) ? error.message : String(error)));
  return new Error(`Cannot bring the database up to date: ${reasons.join('; ')}`, { cause });
}
