import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept; the product has about a hundred, apart from those with as many places as there are rows. */
const most = 200;
/** Longer ones hold many rows, of which no two have as many; and with a statement stays what it was given last. In characters. */
const longest = 2_000;

/**
 * The same database, which keeps its prepared statements and uses them again: to prepare one takes longer than most take to
 * run. When there are too many, it begins anew.
 *
 * One that fails is not kept: a statement that met a lock counts as being under way until it is collected, and no commit goes
 * through meanwhile. Only readers can meet one, since whatever writes has the lock already (`begin immediate`).
 */
export function keepingStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = kept.get(sql);
    if (known) return known;
    if (sql.length > longest) return database.prepare(sql);
    if (kept.size >= most) kept.clear();
    const statement = forgottenOnFailure(database.prepare(sql), () => kept.delete(sql));
    kept.set(sql, statement);
    return statement;
  };
  const close = (): void => {
    kept.clear();
    database.close();
  };
  return { prepare, close };
}

function forgottenOnFailure(statement: SqliteStatement, forget: () => void): SqliteStatement {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    reader: statement.reader,
    all: (parameters) => guarded(() => statement.all(parameters)),
    run: (parameters) => guarded(() => statement.run(parameters)),
    // Whoever reads row by row may stop in the middle, and the statement would go on being read.
    iterate: (parameters) => {
      forget();
      return statement.iterate(parameters);
    },
  };
}
