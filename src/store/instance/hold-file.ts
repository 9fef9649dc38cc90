import { existsSync, realpathSync } from 'node:fs';
import { isBusy, openFile } from '../sqlite-file';

/** Lets go of the file. */
export type LetGo = () => void;

/**
 * Holds a SQLite database for this process alone, for as long as it lives. What is held is a lock of the operating system on
 * an empty database beside it: it goes with the process, however that ends, so that nobody has to judge whether a lock is
 * stale. The database itself stays open for those who only read: backups, the doctor, the check of the audit log.
 * @throws Error in plain words when another process holds it
 */
export function holdFile(path: string): LetGo {
  if (path === ':memory:') return () => undefined;
  const lock = openFile(`${existsSync(path) ? realpathSync(path) : path}.lock`);
  try {
    // No journal, which would be a file more: nothing is ever written.
    lock.exec('pragma journal_mode = memory; pragma busy_timeout = 0; begin exclusive');
  } catch (cause) {
    lock.close();
    throw isBusy(cause) ? heldByAnother(path, cause) : cause;
  }
  return () => {
    lock.exec('rollback');
    lock.close();
  };
}

function heldByAnother(path: string, cause: unknown): Error {
  return new Error(
    `Another process of the bot has ${path} open (DATABASE_URL). SQLite is for one process, so this one does not start. ` +
      'Stop the other one; or, to run several, give all of them one PostgreSQL: DATABASE_URL=postgres://...',
    { cause },
  );
}
