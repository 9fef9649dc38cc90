import { openDatabase, type Database } from './dialects';
import { assertMigrated, migrate } from './migrate';
import { repositories, type Repositories } from './repositories';

/** The database, open. */
export interface OpenStore extends Repositories {
  /**
   * Runs the work in one transaction: all of it is stored or, when it throws, nothing. Inside, use only the
   * repositories given: SQLite has one connection, and the outer store would wait for it forever.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Lets go of the database. Whoever calls it has seen every call and transaction end. */
  close(): Promise<void>;
  /** Throws when the database does not answer or is not migrated. */
  ping(): Promise<void>;
}

export interface StoreOptions {
  /** `file:data/sso.db` (SQLite) or `postgres://...` (PostgreSQL). */
  readonly url: string;
  /** Called after the commit of anything that put a job into the outbox, to wake the worker. */
  readonly onEnqueued?: () => void;
  /** Told of an idle connection that broke. Nothing is lost by it: the next query makes a new one. */
  readonly onTrouble?: (error: Error) => void;
  /** `false` to look at a database as it is: nothing is migrated, and a missing SQLite file not made. */
  readonly migrate?: boolean;
}

/**
 * Opens the database and brings it up to date.
 * @throws Error when it cannot be reached or migrated, or is missing and must not be made
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const asItIs = options.migrate === false;
  const database = openDatabase(options.url, options.onTrouble ?? ignore, { mustExist: asItIs });
  if (asItIs) return storeOn(database, options.onEnqueued ?? ignore);
  try {
    await migrate(database);
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
  return storeOn(database, options.onEnqueued ?? ignore);
}

function storeOn(database: Database, onEnqueued: () => void): OpenStore {
  return {
    ...repositories(database, onEnqueued),
    transaction: (work) => inTransaction(database, onEnqueued, work),
    close: () => database.db.destroy(),
    ping: () => assertMigrated(database),
  };
}

async function inTransaction<T>(
  { kind, db }: Database,
  onEnqueued: () => void,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T> {
  const afterCommit = new Set<() => void>();
  const result = await db
    .transaction()
    .execute((transaction) =>
      work(repositories({ kind, db: transaction }, () => afterCommit.add(onEnqueued))),
    );
  afterCommit.forEach((notify) => notify());
  return result;
}

function ignore(): void {
  // Whoever opened the store did not ask to be told.
}
