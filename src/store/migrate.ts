import { types } from 'node:util';
import { Migrator, type Migration } from 'kysely';
import type { Database, DatabaseKind } from './dialects';
import { foundation } from './migrations/0001-foundation';
import { setup } from './migrations/0002-setup';
import { wholeCompany } from './migrations/0003-whole-company';
import { production } from './migrations/0004-production';

/** Every migration by name, in order of names, and forward only. One that was released is never changed again. */
export function migrations(kind: DatabaseKind): Record<string, Migration> {
  return {
    '0001-foundation': foundation(kind),
    '0002-setup': setup(kind),
    '0003-whole-company': wholeCompany(kind),
    '0004-production': production(kind),
  };
}

/**
 * Brings the database up to date, all or nothing. Instances may start at once: Kysely holds an advisory lock on
 * PostgreSQL, and SQLite's write lock makes the second wait.
 * @throws NewDatabaseError, or Error with what the database said when it does not answer or a migration failed
 */
export async function migrate(database: Database): Promise<void> {
  const { error } = await migratorOf(database).migrateToLatest();
  if (!error) return;
  const unknown = types.isNativeError(error) ? unknownIn(error.message) : undefined;
  throw unknown === undefined ? asError(error) : new NewDatabaseError(unknown);
}

/** Thrown when a database is newer than the program, which could only damage it. */
export class NewDatabaseError extends Error {
  override readonly name = 'NewDatabaseError';

  constructor(unknown: string) {
    super(
      `The database is of a newer version of the bot: it has ${unknown}, which this version does not know. ` +
        'Nothing was changed. Start the newer version again, or restore the backup that was made before the upgrade.',
    );
  }
}

/** Thrown when a database is older than the program. */
export class OldDatabaseError extends Error {
  override readonly name = 'OldDatabaseError';

  constructor(missing: readonly string[]) {
    super(`The database lacks the migrations ${missing.join(', ')}.`);
  }
}

/** Asks the database which migrations it has. @throws OldDatabaseError when it lacks one, Error when it does not answer. */
export async function assertMigrated(database: Database): Promise<void> {
  const all = await migratorOf(database).getMigrations();
  const missing = all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  if (missing.length > 0) throw new OldDatabaseError(missing);
}

function migratorOf({ kind, db }: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations(kind)) } });
}

/** The migration that was run and is not known, by what Kysely says of it (a test holds it to these words). */
function unknownIn(message: string): string | undefined {
  return /^corrupted migrations: previously executed migration (\S+) is missing$/.exec(message)?.[1];
}

/** pg answers an unreachable host name with one error per address, and no message of its own. */
function asError(cause: unknown): Error {
  const errors: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const reasons = errors.map((error) => (types.isNativeError(error) ? error.message : String(error)));
  return new Error(`Cannot bring the database up to date: ${reasons.join('; ')}`, { cause });
}
