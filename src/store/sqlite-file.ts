import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';

/** The file of a SQLite URL; `:memory:` when it is in none. */
export function pathOf(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

/** Opens the file, which is made when it is missing, with its folder. @throws Error that names it */
export function openFile(path: string): Libsql.Database {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return new Libsql(path);
  } catch (cause) {
    throw new Error(`Cannot open the database file ${path} (DATABASE_URL).`, { cause });
  }
}

/** Whether SQLite says that somebody else holds a lock. Source: SQLite's result codes. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}
