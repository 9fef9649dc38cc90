import { sql, type Kysely } from 'kysely';
import type { OpenPair } from '../../mapping/plan/plan';
import type { MappingRequest } from '../../mapping/request';
import { openStates } from '../../mapping/request-state';
import { fromJson } from '../json';
import type { Schema } from '../schema';
import { fromRequestRow } from './request-row';

/**
 * Open and not a row of a batch, in the words of the index `requests_open_singles`: with parameters in their place, or as two
 * conditions, SQLite would take another index, read everything that waits, and sort it.
 */
const isOpenSingle = sql<boolean>`
  case when batch_id is null then state end in (${sql.join(openStates.map((state) => sql.lit(state)))})`;

/** The query for requests that stand for themselves and are open, oldest first, by itself, so that its plan can be looked at. */
export function oldestOpenSingles(db: Kysely<Schema>, limit: number) {
  const singles = db.selectFrom('requests').select('document').where(isOpenSingle);
  return singles.orderBy('requested_at').orderBy('id').limit(limit);
}

/** Requests that still wait for somebody or something. */
export function openRequests(db: Kysely<Schema>) {
  const documents = () => db.selectFrom('requests').select('document');
  return {
    /** The open request for the person or the resource; the older one when each has one. */
    async findOpen(pair: { objectId: string; resourceId: number }): Promise<MappingRequest | null> {
      const row = await documents()
        .where('state', 'in', openStates)
        .where((is) =>
          is.or([is('object_id', '=', pair.objectId.toLowerCase()), is('resource_id', '=', pair.resourceId)]),
        )
        .orderBy('requested_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row ? fromRequestRow(row) : null;
    },

    /** Rows of a batch are left out: they expire with it. */
    async due(time: string): Promise<MappingRequest[]> {
      const pending = documents().where('state', '=', 'pending').where('batch_id', 'is', null);
      const due = pending.where('expires_at', '<=', time).orderBy('expires_at').orderBy('id');
      return (await due.execute()).map(fromRequestRow);
    },

    async openSingles(limit: number): Promise<MappingRequest[]> {
      return (await oldestOpenSingles(db, limit).execute()).map(fromRequestRow);
    },

    /** Oldest first. */
    async openPairs(): Promise<OpenPair[]> {
      const rows = await db
        .selectFrom('requests')
        .select(['id', 'object_id', 'resource_id', 'state', 'document'])
        .where('state', 'in', openStates)
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        requestId: row.id,
        objectId: row.object_id,
        resourceId: row.resource_id,
        state: row.state,
        requester: fromJson(row.document).requester.name,
      }));
    },
  };
}
