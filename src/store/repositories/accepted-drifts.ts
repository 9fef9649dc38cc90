import type { Kysely } from 'kysely';
import type { AcceptedDrift } from '../../mapping/drift/drift';
import { fromJson, toJson } from '../json';
import type { Schema } from '../schema';

/** Drift that somebody accepted. */
export function acceptedDrifts(db: Kysely<Schema>) {
  return {
    /** Puts this in place of an earlier acceptance of the same finding. */
    async accept(accepted: AcceptedDrift): Promise<void> {
      const document = toJson(accepted);
      await db
        .insertInto('accepted_drifts')
        .values({ key: accepted.key, document })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ document }))
        .execute();
    },

    /** In order of their keys. */
    async all(): Promise<AcceptedDrift[]> {
      const rows = await db.selectFrom('accepted_drifts').select('document').orderBy('key').execute();
      return rows.map(({ document }) => fromJson(document));
    },
  };
}
