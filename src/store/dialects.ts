import { Kysely } from 'kysely';
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
 * Opens the database; a SQLite file and its folder are created when missing, unless it must exist.
 * @param url `file:data/sso.db` or `postgres://user:password@host/database`
 * @param onTrouble told of an idle PostgreSQL connection that broke; the pool replaces it by itself
 * @throws Error when the URL is of neither kind, or the file cannot be opened. The URL is not repeated: it may hold a password.
 */
export function openDatabase(
  url: string,
  onTrouble: (error: Error) => void,
  { mustExist }: { readonly mustExist: boolean },
): Database {
  if (/^postgres(ql)?:\/\//.test(url)) {
    return { kind: 'postgres', db: new Kysely<Schema>({ dialect: postgresDialect(url, onTrouble) }) };
  }
  if (url.startsWith('file:')) {
    return { kind: 'sqlite', db: new Kysely<Schema>({ dialect: sqliteDialect(url, { mustExist }) }) };
  }
  throw new Error('DATABASE_URL must start with file: (SQLite) or postgres:// (PostgreSQL).');
}
