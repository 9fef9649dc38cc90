import type { Kysely } from 'kysely';
import type { Draft } from '../../mapping/records';
import { fromJson, toJson } from '../json';
import type { DraftRow, Schema } from '../schema';

/** Proposals nobody asked approval for yet. */
export function drafts(db: Kysely<Schema>) {
  return {
    async insert(draft: Draft): Promise<void> {
      await db.insertInto('drafts').values(toRow(draft)).execute();
    },

    async get(id: string): Promise<Draft | null> {
      const row = await db.selectFrom('drafts').select('document').where('id', '=', id).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    /** `false` when the stored draft is not at the revision before. */
    async replace(draft: Draft): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('drafts')
        .set(toRow(draft))
        .where('id', '=', draft.id)
        .where('revision', '=', draft.revision - 1)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom('drafts').where('id', '=', id).execute();
    },

    /** Removes drafts created before the time (ISO 8601, UTC); answers how many. */
    async removeOlderThan(time: string): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('drafts')
        .where('created_at', '<', time)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** What a draft lacks that was stored before `unmap` existed. */
const defaults = { purpose: 'map' } as const;

function fromRow({ document }: Pick<DraftRow, 'document'>): Draft {
  return { ...defaults, ...fromJson(document) };
}

function toRow(draft: Draft): DraftRow {
  return {
    id: draft.id,
    revision: draft.revision,
    created_at: draft.createdAt,
    document: toJson(draft),
  };
}
