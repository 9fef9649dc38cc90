import type Libsql from 'libsql';
import OffThread from 'libsql/promise';

/**
 * Executes a statement without keeping the thread, which a commit does until the disk has it: 0.3 to 3 ms, in which other
 * turns go on. libsql has two classes over one kind of native database; all else is quicker through the one that answers
 * at once, as libsql's other class passes every statement through another thread.
 * @throws SqliteError with what the database said
 */
export async function executeOffThread(database: Libsql.Database, sql: string): Promise<void> {
  await (OffThread.prototype.exec.call(database as unknown as OffThread, sql) as Promise<void>);
}
