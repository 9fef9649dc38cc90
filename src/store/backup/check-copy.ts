import { Kysely, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { verifyChain, type ChainHead, type ChainVerdict } from '../../mapping/audit-chain';
import { auditLog } from '../repositories/audit-log';
import type { Schema } from '../schema';

/** What a copy of the database is worth. */
export interface CopyVerdict {
  /** What SQLite finds wrong with the file; empty when nothing is. */
  readonly damage: readonly string[];
  readonly chain: ChainVerdict;
  /** Where the copy's audit log ends. */
  readonly head: ChainHead;
}

/**
 * Reads a copy that nobody writes to: whether SQLite finds it sound, and whether its audit log is whole. The file is not
 * changed, whichever version made it.
 * @param file a database of the bot
 * @throws Error when it is none at all
 */
export async function checkCopy(file: string): Promise<CopyVerdict> {
  const database = new Libsql(file, { readonly: true, fileMustExist: true });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  try {
    const audit = auditLog({ kind: 'sqlite', db });
    const head = await audit.head();
    return { damage: damageOf(database), head, chain: verifyChain(await audit.records(), head) };
  } finally {
    await db.destroy();
  }
}

/** Source: https://sqlite.org/pragma.html#pragma_integrity_check */
function damageOf(database: Libsql.Database): string[] {
  const found = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
  return found.map(({ integrity_check }) => integrity_check).filter((words) => words !== 'ok');
}
