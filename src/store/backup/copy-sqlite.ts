import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';

/**
 * Copies a SQLite database as it is at one moment, while others go on writing to it. What is at `target` afterwards is on disk
 * and complete: until then the copy has another name, so that a copy that broke off is never taken for a backup. The source is
 * only read. Source: https://sqlite.org/lang_vacuum.html#vacuuminto
 * @param source the database's file, `target` the file to make
 * @param look is shown the copy before it gets its name; its answer is given back
 * @throws Error when the source is missing, the target is there, or the disk refuses
 */
export async function copySqlite<T>(
  source: string,
  target: string,
  look: (copy: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(source))
    throw new Error(`There is no database at ${source} (DATABASE_URL). Nothing was copied.`);
  refuseToOverwrite(target);
  const part = `${target}.${process.pid}.part`;
  try {
    vacuumInto(source, part);
    const seen = await look(part);
    flush(part);
    refuseToOverwrite(target);
    renameSync(part, target);
    flush(dirname(target));
    return seen;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function refuseToOverwrite(target: string): void {
  if (existsSync(target))
    throw new Error(`${target} is there already, and a backup overwrites nothing. Name another file.`);
}

function vacuumInto(source: string, part: string): void {
  const database = new Libsql(source, { readonly: true });
  try {
    database.prepare('vacuum into ?').run(part);
  } finally {
    database.close();
  }
}

/** Has the system write a file, or the names in a folder, to the disk. Windows knows no such thing for folders. */
function flush(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
