import { sql, type Kysely } from 'kysely';
import { contentOf, type AuditEvent } from '../../mapping/audit-chain';
import type { Schema } from '../schema';
import { toEventColumns } from './audit-row';

/**
 * Appends one event to the audit chain in one statement, for which PostgreSQL hashes as `chain` does: while the end of the chain is
 * held, other writers wait, and would wait for every answer to this process. `for update` gives the end as the last of them left it,
 * though the statement began before. Source: PostgreSQL's documentation of Read Committed, and of `sha256` (11 and later).
 */
export async function appendOnPostgres(db: Kysely<Schema>, event: AuditEvent): Promise<void> {
  const columns = Object.entries(toEventColumns(event));
  const names = sql.join(columns.map(([name]) => sql.ref(name)));
  const values = sql.join(columns.map(([, value]) => value));
  await sql`
    with head as (select seq + 1 as next, hash from audit_head for update),
    added as (
      insert into audit_records (seq, previous_hash, hash, ${names})
      select next, hash, encode(sha256(convert_to('["' || hash || '",' || next || ',' || ${contentOf(event)}, 'UTF8')), 'hex'), ${values}
      from head
      returning seq, hash
    )
    update audit_head set seq = added.seq, hash = added.hash from added`.execute(db);
}
