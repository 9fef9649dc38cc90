import type { Kysely } from 'kysely';
import type { MappingRequest } from '../../mapping/request';
import { openStates, type RequestState } from '../../mapping/request-state';
import { fromJson, toJson } from '../json';
import type { RequestRow, Schema } from '../schema';

/** Mapping requests. */
export function requests(db: Kysely<Schema>) {
  const documents = () => db.selectFrom('requests').select('document');
  return {
    /** `false` when the id is taken, or the person or the resource has an open request. */
    async insert(request: MappingRequest): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('requests')
        .values(toRow(request))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async get(id: string): Promise<MappingRequest | null> {
      return first(await documents().where('id', '=', id).execute());
    },

    /** Stores `next` while the stored request still has this state and revision; `false` when it moved on. */
    async replace(next: MappingRequest, from: { state: RequestState; revision: number }): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('requests')
        .set(toRow(next))
        .where('id', '=', next.id)
        .where('state', '=', from.state)
        .where('revision', '=', from.revision)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    /** The open request for the person or the resource; the older one when each has one. */
    async findOpen(pair: { objectId: string; resourceId: number }): Promise<MappingRequest | null> {
      const rows = await documents()
        .where('state', 'in', openStates)
        .where((is) =>
          is.or([is('object_id', '=', pair.objectId.toLowerCase()), is('resource_id', '=', pair.resourceId)]),
        )
        .orderBy('requested_at')
        .orderBy('id')
        .limit(1)
        .execute();
      return first(rows);
    },

    async inStates(states: readonly RequestState[], limit: number): Promise<MappingRequest[]> {
      if (states.length === 0) return [];
      const found = documents().where('state', 'in', states);
      return all(await found.orderBy('requested_at').orderBy('id').limit(limit).execute());
    },

    async due(time: string): Promise<MappingRequest[]> {
      const found = documents().where('state', '=', 'pending').where('expires_at', '<=', time);
      return all(await found.orderBy('expires_at').orderBy('id').execute());
    },

    async about(objectId: string, limit: number): Promise<MappingRequest[]> {
      const found = documents().where('object_id', '=', objectId.toLowerCase());
      return all(await found.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(limit).execute());
    },
  };
}

type Found = Pick<RequestRow, 'document'>;

function all(rows: readonly Found[]): MappingRequest[] {
  return rows.map((row) => fromJson(row.document));
}

function first(rows: readonly Found[]): MappingRequest | null {
  return all(rows)[0] ?? null;
}

function toRow(request: MappingRequest): RequestRow {
  return {
    id: request.id,
    revision: request.revision,
    state: request.state,
    object_id: request.user.id.toLowerCase(),
    resource_id: request.resource.id,
    requester_object_id: request.requester.objectId.toLowerCase(),
    requested_at: request.requestedAt,
    expires_at: request.expiresAt,
    changed_at: request.changedAt,
    document: toJson(request),
  };
}
