import { Kysely } from 'kysely';
import type { DatabaseLimits } from './database-limits';
import { postgresDialect } from './postgres-dialect';
import type { Schema } from './schema';
import { sqliteDialect } from './sqlite-dialect';

export type DatabaseKind = 'sqlite' | 'postgres';

/** An open database, and which of the two it is for the few statements that differ. */
export interface Database {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Schema>;
}

/**
 * Which database a URL is of.
 * @param url `file:data/sso.db` or `postgres://user:password@host/database`
 * @throws Error when it is of neither kind. The URL is not repeated: it may hold a password.
 */
export function kindOf(url: string): DatabaseKind {
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgres';
  if (url.startsWith('file:')) return 'sqlite';
  throw new Error('DATABASE_URL must start with file: (SQLite) or postgres:// (PostgreSQL).');
}

/**
 * Opens the database; a SQLite file and its folder are created when missing, unless it must exist.
 * @param onTrouble told of an idle PostgreSQL connection that broke; the pool replaces it by itself
 * @param limits how much of PostgreSQL to use and how long to wait for it; left out: as long as it takes
 * @throws Error when the URL is of neither kind, or the file cannot be opened
 */
export function openDatabase(
  url: string,
  onTrouble: (error: Error) => void,
  { mustExist, limits = null }: { readonly mustExist: boolean; readonly limits?: DatabaseLimits | null },
): Database {
  const kind = kindOf(url);
  const dialect =
    kind === 'postgres' ? postgresDialect(url, { onTrouble, limits }) : sqliteDialect(url, { mustExist });
  return { kind, db: new Kysely<Schema>({ dialect }) };
}
