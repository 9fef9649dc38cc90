import { sql, type Kysely } from 'kysely';
import type { DatabaseKind } from '../dialects';
import type { Text } from './text-column';

/** Work to be done after a commit. The index lets at most one job of a kind per request be leased. */
export async function createOutbox(db: Kysely<unknown>, kind: DatabaseKind, text: Text): Promise<void> {
  await db.schema
    .createTable('outbox')
    // Numbers grow in the order of insertion and are never used again.
    .addColumn('id', kind === 'postgres' ? 'bigint' : 'integer', (column) =>
      kind === 'postgres'
        ? column.primaryKey().generatedAlwaysAsIdentity()
        : column.primaryKey().autoIncrement(),
    )
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('request_id', text, (column) => column.notNull().references('requests.id'))
    .addColumn('available_at', text, (column) => column.notNull())
    .addColumn('leases', 'integer', (column) => column.notNull())
    .addColumn('lease_owner', text)
    .addColumn('lease_until', text)
    .addColumn('trouble', 'text')
    .execute();
  await db.schema
    .createIndex('outbox_one_lease')
    .on('outbox')
    .columns(['request_id', 'kind'])
    .unique()
    .where(sql<boolean>`lease_owner is not null`)
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['available_at', 'id']).execute();
}
