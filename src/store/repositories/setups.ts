import type { Kysely } from 'kysely';
import type { Setup } from '../../mapping/setup/setup';
import { fromJson, toJson } from '../json';
import type { Schema, SetupRow } from '../schema';

/** Walks through the set-up. */
export function setups(db: Kysely<Schema>) {
  const documents = () => db.selectFrom('setups').select('document');
  return {
    /** The walk that is not ended. */
    async current(): Promise<Setup | null> {
      const row = await documents().where('ended_at', 'is', null).executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    async get(id: string): Promise<Setup | null> {
      const row = await documents().where('id', '=', id).executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    /** The walk that was completed last, ended or not. */
    async completed(): Promise<Setup | null> {
      const row = await documents()
        .where('completed_at', 'is not', null)
        .orderBy('completed_at', 'desc')
        .orderBy('started_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    /** `false` when one is not ended yet, or the id is taken. */
    async insert(setup: Setup): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('setups')
        .values(toRow(setup))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    /** `false` when the stored one is not at the revision before. */
    async replace(setup: Setup): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('setups')
        .set(toRow(setup))
        .where('id', '=', setup.id)
        .where('revision', '=', setup.revision - 1)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

function toRow(setup: Setup): SetupRow {
  return {
    id: setup.id,
    revision: setup.revision,
    started_at: setup.startedAt,
    completed_at: setup.completedAt,
    ended_at: setup.endedAt,
    document: toJson(setup),
  };
}
