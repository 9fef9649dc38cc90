import type { Kysely } from 'kysely';
import type { Download } from '../../mapping/download';
import { fromJson, toJson } from '../json';
import type { DownloadRow, Schema } from '../schema';

/** Files that somebody asked for, until they fetched them. */
export function downloads(db: Kysely<Schema>) {
  return {
    async insert(download: Download): Promise<void> {
      await db.insertInto('downloads').values(toRow(download)).execute();
    },

    async get(id: string): Promise<Download | null> {
      const row = await db.selectFrom('downloads').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    /** The file of this token, to the first who comes with it in time. */
    async use(tokenHash: string, now: string): Promise<Download | null> {
      const row = await db
        .updateTable('downloads')
        .set({ used_at: now })
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async removeExpired(time: string): Promise<number> {
      const expired = db.deleteFrom('downloads').where('expires_at', '<', time);
      return Number((await expired.executeTakeFirstOrThrow()).numDeletedRows);
    },
  };
}

function toRow(download: Download): DownloadRow {
  return {
    id: download.id,
    token_hash: download.tokenHash,
    expires_at: download.expiresAt,
    used_at: download.usedAt,
    document: toJson(download),
  };
}

function fromRow({ document, used_at }: DownloadRow): Download {
  return { ...fromJson(document), usedAt: used_at };
}
