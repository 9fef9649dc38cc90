import type { Kysely } from 'kysely';
import type { MappingRequest } from '../../mapping/request';
import type { RequestState } from '../../mapping/request-state';
import type { Schema } from '../schema';
import { batchRows } from './batch-rows';
import { openRequests } from './open-requests';
import { peopleOnRecord } from './people-on-record';
import { fromRequestRow, toChanging, toRequestRow } from './request-row';

/** Mapping requests. */
export function requests(db: Kysely<Schema>) {
  const documents = () => db.selectFrom('requests').select('document');
  return {
    ...openRequests(db),
    ...batchRows(db),
    ...peopleOnRecord(db),

    /** `false` when the id is taken, or the person or the resource has an open request. */
    async insert(request: MappingRequest): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('requests')
        .values(toRequestRow(request))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async get(id: string): Promise<MappingRequest | null> {
      const row = await documents().where('id', '=', id).executeTakeFirst();
      return row ? fromRequestRow(row) : null;
    },

    /** Stores `next` while the stored request still has this state and revision; `false` when it moved on. */
    async replace(next: MappingRequest, from: { state: RequestState; revision: number }): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('requests')
        .set(toChanging(next))
        .where('id', '=', next.id)
        .where('state', '=', from.state)
        .where('revision', '=', from.revision)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async inStates(states: readonly RequestState[], limit: number): Promise<MappingRequest[]> {
      if (states.length === 0) return [];
      const found = documents().where('state', 'in', states);
      const rows = await found.orderBy('requested_at').orderBy('id').limit(limit).execute();
      return rows.map(fromRequestRow);
    },

    async about(objectId: string, limit: number): Promise<MappingRequest[]> {
      const found = documents().where('object_id', '=', objectId.toLowerCase());
      const newest = found.orderBy('requested_at', 'desc').orderBy('id', 'desc');
      return (await newest.limit(limit).execute()).map(fromRequestRow);
    },
  };
}
