import type { Kysely } from 'kysely';
import type { Channel } from '../../mapping/records';
import { fromJson, toJson } from '../json';
import type { Schema } from '../schema';

const purpose = 'approvals';

/** Channels bound to a purpose. */
export function channels(db: Kysely<Schema>) {
  return {
    /** The channel where team leads approve; `null` until somebody bound one. */
    async approvals(): Promise<Channel | null> {
      const all = db.selectFrom('channels').select('document');
      const row = await all.where('purpose', '=', purpose).executeTakeFirst();
      return row ? fromJson(row.document) : null;
    },

    /** Binds the channel in place of the one before. */
    async bindApprovals(channel: Channel): Promise<void> {
      const document = toJson(channel);
      await db
        .insertInto('channels')
        .values({ purpose, document })
        .onConflict((conflict) => conflict.column('purpose').doUpdateSet({ document }))
        .execute();
    },
  };
}
