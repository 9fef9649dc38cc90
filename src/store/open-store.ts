import { usualLimits, type DatabaseLimits } from './database-limits';
import { kindOf, openDatabase, type Database } from './dialects';
import { inTransaction, type Work } from './in-transaction';
import type { Instance } from './instance/instance';
import { postgresInstance } from './instance/postgres-instance';
import { sqliteInstance } from './instance/sqlite-instance';
import { assertMigrated, migrate } from './migrate';
import { repositories, type Repositories } from './repositories';

/** The database, open. */
export interface OpenStore extends Repositories {
  /**
   * Runs the work in one transaction: all of it is stored or, when it throws, nothing. Inside, use only the
   * repositories given: SQLite has one connection, and the outer store would wait for it forever.
   */
  transaction<T>(work: Work<T>): Promise<T>;
  /** Lets go of the database. Whoever calls it has seen every call and transaction end. */
  close(): Promise<void>;
  /** Throws when the database does not answer or is not migrated. */
  ping(): Promise<void>;
  /**
   * Whether this instance is to do what one of all instances is enough for. Two may believe it for a moment, when the
   * connection of one broke: it spares work, it decides nothing.
   */
  leads(): Promise<boolean>;
}

export interface StoreOptions {
  /** `file:data/sso.db` (SQLite) or `postgres://...` (PostgreSQL). */
  readonly url: string;
  /**
   * Called after the commit of anything that put a job into the outbox, to wake the worker; of an instance also when
   * another one did, or may have done so.
   */
  readonly onEnqueued?: () => void;
  /** Told of an idle connection that broke. Nothing is lost by it: the next query makes a new one. */
  readonly onTrouble?: (error: Error) => void;
  /** `false` to look at a database as it is: nothing is migrated, and a missing SQLite file not made. */
  readonly migrate?: boolean;
  /**
   * For the bot itself: SQLite is then for this process alone, and on PostgreSQL instances tell each other of jobs and
   * agree on who leads. Tools and tests leave it out.
   */
  readonly isInstance?: boolean;
  /** Of PostgreSQL; what is left out is as usual. */
  readonly limits?: Partial<DatabaseLimits>;
}

/**
 * Opens the database and brings it up to date.
 * @throws Error when it cannot be reached or migrated, is missing and must not be made, or another process has it for itself
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  if (options.migrate === false) {
    return storeOn(openDatabase(options.url, troubleOf(options), { mustExist: true }), null, options);
  }
  return kindOf(options.url) === 'postgres' ? openPostgres(options) : openSqlite(options);
}

/** Migrations, and the wait for another instance that migrates, take as long as they take: they get no limits. */
async function openPostgres(options: StoreOptions): Promise<OpenStore> {
  const { url, onEnqueued = ignore } = options;
  const onTrouble = troubleOf(options);
  const unlimited = openDatabase(url, onTrouble, { mustExist: false });
  await migrate(unlimited).finally(() => unlimited.db.destroy());
  const limits = { ...usualLimits, ...options.limits };
  const database = openDatabase(url, onTrouble, { mustExist: false, limits });
  // So that the first who asks need not wait for a connection.
  await database.db.connection().execute(() => Promise.resolve());
  const instance = options.isInstance ? await postgresInstance(url, { onJobs: onEnqueued, onTrouble }) : null;
  return storeOn(database, instance, options);
}

async function openSqlite(options: StoreOptions): Promise<OpenStore> {
  const instance = options.isInstance ? sqliteInstance(options.url) : null;
  try {
    const database = openDatabase(options.url, troubleOf(options), { mustExist: false });
    await migrate(database).catch(async (error: unknown) => {
      await database.db.destroy();
      throw error;
    });
    return storeOn(database, instance, options);
  } catch (error) {
    await instance?.close();
    throw error;
  }
}

function storeOn(
  database: Database,
  instance: Instance | null,
  { onEnqueued = ignore }: StoreOptions,
): OpenStore {
  const transaction = <T>(work: Work<T>): Promise<T> =>
    inTransaction(database, { instanceId: instance?.id ?? '', onEnqueued }, work);
  return {
    ...repositories(database, (...jobs) => transaction(({ outbox }) => outbox.enqueue(...jobs))),
    transaction,
    close: async () => {
      await database.db.destroy();
      await instance?.close();
    },
    ping: () => assertMigrated(database),
    leads: () => instance?.leads() ?? Promise.resolve(false),
  };
}

function troubleOf({ onTrouble = ignore }: StoreOptions): (error: Error) => void {
  return onTrouble;
}

function ignore(): void {
  // Whoever opened the store did not ask to be told.
}
