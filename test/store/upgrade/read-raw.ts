import { sql, type Kysely } from 'kysely';
import { openDatabase, type DatabaseKind } from '../../../src/store/dialects';
import type { Schema } from '../../../src/store/schema';

/** A row with the columns it has, whatever version made it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A database past the store, as it is. */
export interface Raw {
  readonly kind: DatabaseKind;
  readonly rows: (statement: string) => Promise<RawRow[]>;
}

/** Looks into a database past the store, changing nothing. */
export async function readRaw<T>(url: string, look: (raw: Raw) => Promise<T>): Promise<T> {
  const { kind, db } = openDatabase(url, fail, { mustExist: true });
  try {
    return await look({ kind, rows: (statement) => rowsOf(db, statement) });
  } finally {
    await db.destroy();
  }
}

async function rowsOf(db: Kysely<Schema>, statement: string): Promise<RawRow[]> {
  return (await sql<RawRow>`${sql.raw(statement)}`.execute(db)).rows;
}

/** Every row of every table. */
export function everything(url: string): Promise<Readonly<Record<string, readonly RawRow[]>>> {
  return readRaw(url, async (raw) => {
    const all: Record<string, readonly RawRow[]> = {};
    for (const table of await tablesOf(raw))
      all[table] = await raw.rows(`select * from "${table}" order by 1, 2`);
    return all;
  });
}

const tables = {
  sqlite: `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
  postgres: `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
};

/** The names of its tables. */
export async function tablesOf({ kind, rows }: Raw): Promise<string[]> {
  return (await rows(tables[kind])).map(({ name }) => String(name));
}

function fail(error: Error): void {
  throw error;
}
