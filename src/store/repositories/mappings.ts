import type { Kysely } from 'kysely';
import type { CurrentMapping } from '../../mapping/records';
import type { MappingRow, Schema } from '../schema';

/** Which person is mapped to which resource now. */
export function mappings(db: Kysely<Schema>) {
  return {
    async byObjectId(objectId: string): Promise<CurrentMapping | null> {
      const all = db.selectFrom('mappings').selectAll();
      const row = await all.where('object_id', '=', objectId.toLowerCase()).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async byResourceId(resourceId: number): Promise<CurrentMapping | null> {
      const all = db.selectFrom('mappings').selectAll();
      const row = await all.where('resource_id', '=', resourceId).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    /** `false` when the person or the resource is mapped already. */
    async insert(mapping: CurrentMapping): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('mappings')
        .values(toRow(mapping))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}

function toRow(mapping: CurrentMapping): MappingRow {
  return {
    object_id: mapping.objectId.toLowerCase(),
    resource_id: mapping.resourceId,
    user_principal_name: mapping.userPrincipalName,
    user_name: mapping.userName,
    request_id: mapping.requestId,
    applied_at: mapping.appliedAt,
  };
}

function fromRow(row: MappingRow): CurrentMapping {
  return {
    objectId: row.object_id,
    resourceId: row.resource_id,
    userPrincipalName: row.user_principal_name,
    userName: row.user_name,
    requestId: row.request_id,
    appliedAt: row.applied_at,
  };
}
