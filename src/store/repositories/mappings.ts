import type { Kysely } from 'kysely';
import type { CurrentMapping, MappingsOfPair } from '../../mapping/records';
import type { MappingRow, Schema } from '../schema';

/** By name: what asks for all columns PostgreSQL parses anew each time (`postgres-statements.ts`). */
const columns = [
  'object_id',
  'resource_id',
  'user_principal_name',
  'user_name',
  'request_id',
  'applied_at',
] as const;

/** Which person is mapped to which resource now. */
export function mappings(db: Kysely<Schema>) {
  const everybody = async (): Promise<CurrentMapping[]> => {
    const rows = await db.selectFrom('mappings').select(columns).orderBy('object_id').execute();
    return rows.map(fromRow);
  };
  return {
    /** In order of Object IDs. */
    all: everybody,

    async byObjectId(objectId: string): Promise<CurrentMapping | null> {
      const all = db.selectFrom('mappings').select(columns);
      const row = await all.where('object_id', '=', objectId.toLowerCase()).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async byResourceId(resourceId: number): Promise<CurrentMapping | null> {
      const all = db.selectFrom('mappings').select(columns);
      const row = await all.where('resource_id', '=', resourceId).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    /** The mapping of the person and that of the resource, which may be the same one. */
    async of({ objectId, resourceId }: { objectId: string; resourceId: number }): Promise<MappingsOfPair> {
      const person = objectId.toLowerCase();
      const rows = await db
        .selectFrom('mappings')
        .select(columns)
        .where((is) => is.or([is('object_id', '=', person), is('resource_id', '=', resourceId)]))
        .execute();
      const mappingOf = (row: MappingRow | undefined) => (row ? fromRow(row) : null);
      return {
        person: mappingOf(rows.find((row) => row.object_id === person)),
        resource: mappingOf(rows.find((row) => row.resource_id === resourceId)),
      };
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

    /** Compared here: neither database knows the capitals of every alphabet. */
    async named(name: string): Promise<CurrentMapping[]> {
      const wanted = name.toLowerCase();
      const isNamed = (text: string) => text.toLowerCase() === wanted;
      const all = await everybody();
      return all.filter((mapping) => isNamed(mapping.userPrincipalName) || isNamed(mapping.userName));
    },

    /** `false` when the person is not mapped to the resource. */
    async remove(pair: { objectId: string; resourceId: number }): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('mappings')
        .where('object_id', '=', pair.objectId.toLowerCase())
        .where('resource_id', '=', pair.resourceId)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
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
