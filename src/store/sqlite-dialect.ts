import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDialectConfig,
} from 'kysely';
import { openFile, pathOf } from './sqlite-file';
import { SqlitePatience } from './sqlite-patience';

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

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
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

/** Queries after which everything else that waits in this process gets its turn. */
const queriesInARow = 8;

/**
 * A plain `begin` that reads and then writes fails at once, without waiting, when another process wrote in between. And
 * libsql answers without ever letting go of the thread: many queries in a row would keep all else waiting, so others get
 * their turn in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #patience = new SqlitePatience();
  #queries = 0;

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: async (query) => {
        this.#queries += 1;
        if (this.#queries % queriesInARow === 0) await setImmediate();
        return this.#patience.run(query.sql, () => connection.executeQuery(query));
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** SQLite can roll back changes of the schema: a process that dies while migrating leaves nothing half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
