import { setImmediate } from 'node:timers/promises';
import {
  type CompiledQuery,
  SqliteDriver,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDialectConfig,
} from 'kysely';
import type Libsql from 'libsql';
import { executeOffThread } from './sqlite-off-thread';
import { SqlitePatience } from './sqlite-patience';
import { keepingStatements } from './sqlite-statements';

/** Queries after which everything else that waits in this process gets its turn. */
const queriesInARow = 8;

const writes: readonly string[] = ['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'];

/**
 * Writes that do not wait for the disk: a look-up that nobody went on with is made again. It outlives the process; should the
 * machine lose its power, the last of them may be gone, and never anything that was stored otherwise, since the disk gets
 * all in order. Source: SQLite, "PRAGMA synchronous", NORMAL with a write-ahead log.
 */
const isForgettable = ({ sql }: CompiledQuery): boolean => sql.startsWith('insert into "drafts"');

/**
 * A plain `begin` that reads and then writes fails at once, without waiting, when another process wrote in between. And
 * libsql answers without ever letting go of the thread: many queries in a row would keep all else waiting, so others get
 * their turn in between, and while a commit is on its way to the disk.
 */
export class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Libsql.Database;
  readonly #patience = new SqlitePatience();
  #queries = 0;
  /** There is one connection, so it is known of the driver. */
  #isInTransaction = false;
  /**
   * Whether a commit waits for the disk now. To switch takes as long as a look-up, so it is done when a transaction begins: what
   * writes by raw SQL has to be in one.
   */
  #waitsForDisk = true;

  constructor(config: SqliteDialectConfig & { readonly database: Libsql.Database }) {
    super({ ...config, database: keepingStatements(config.database) });
    this.#database = config.database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    const patient: DatabaseConnection = {
      executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
        this.#queries += 1;
        if (this.#queries % queriesInARow === 0) await setImmediate();
        return this.#patience.run(query.sql, () => connection.executeQuery<Row>(query));
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    return {
      ...patient,
      executeQuery: <Row>(query: CompiledQuery) =>
        !this.#isInTransaction && writes.includes(query.query.kind)
          ? this.#inItsOwnTransaction<Row>(patient, query)
          : patient.executeQuery<Row>(query),
    };
  }

  /**
   * By `exec`, which puts its statement away at once. A prepared one that finds the database locked counts as a write under
   * way until it is collected as garbage, and no commit goes through meanwhile ("SQL statements in progress").
   */
  override beginTransaction(): Promise<void> {
    return this.#begin({ waitsForDisk: true });
  }

  async #begin({ waitsForDisk }: { readonly waitsForDisk: boolean }): Promise<void> {
    if (this.#waitsForDisk !== waitsForDisk)
      this.#database.exec(`pragma synchronous = ${waitsForDisk ? 'FULL' : 'NORMAL'}`);
    this.#waitsForDisk = waitsForDisk;
    const begin = 'begin immediate';
    await this.#patience.run(begin, () => Promise.resolve(this.#database.exec(begin)));
    this.#isInTransaction = true;
  }

  override async commitTransaction(): Promise<void> {
    await this.#patience.run('commit', () => executeOffThread(this.#database, 'commit'));
    this.#isInTransaction = false;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#isInTransaction = false;
    // After some errors, a full disk among them, SQLite has rolled back by itself: to do it again would fail, and the
    // error that says what was wrong would be lost. Source: SQLite, "Response To Errors Within A Transaction".
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  /** A single write would commit by itself, on the thread. */
  async #inItsOwnTransaction<Row>(
    connection: DatabaseConnection,
    query: CompiledQuery,
  ): Promise<QueryResult<Row>> {
    await this.#begin({ waitsForDisk: !isForgettable(query) });
    try {
      const result = await connection.executeQuery<Row>(query);
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }
}
