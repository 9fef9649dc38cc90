import { existsSync } from 'node:fs';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, type SqliteDialectConfig } from 'kysely';
import type Libsql from 'libsql';
import { ImmediateSqliteDriver } from './sqlite-driver';
import { openFile, pathOf } from './sqlite-file';

const pragmas = [
  // How long to wait for another process's lock, in milliseconds; first, because the next line may need it.
  'busy_timeout = 5000',
  'journal_mode = WAL',
  // A commit is on disk before it is answered: a decision survives the power cord.
  'synchronous = FULL',
  'foreign_keys = ON',
  // From here on it is waited without keeping the thread.
  'busy_timeout = 0',
];

/** SQLite through libsql: one connection, and transactions that take the write lock at once. */
export function sqliteDialect(url: string, { mustExist }: { readonly mustExist: boolean }): SqliteDialect {
  const path = pathOf(url);
  if (mustExist && !existsSync(path)) {
    throw new Error(`There is no database at ${path} (DATABASE_URL). The bot makes it when it starts.`);
  }
  return new ImmediateSqliteDialect({
    database: openFile(path),
    onCreateConnection: async (connection) => {
      for (const pragma of pragmas) await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
    },
  });
}

type LibsqlConfig = SqliteDialectConfig & { readonly database: Libsql.Database };

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: LibsqlConfig;

  constructor(config: LibsqlConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** SQLite can roll back changes of the schema: a process that dies while migrating leaves nothing half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
