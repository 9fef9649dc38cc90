import type { Kysely } from 'kysely';
import type { Figures } from '../../mapping/figures';
import type { Schema } from '../schema';

/** Numbers for operators. Both counts are answered from an index, or from a table that is nearly empty. */
export function figures(db: Kysely<Schema>) {
  return {
    async read(): Promise<Figures> {
      const states = await db
        .selectFrom('requests')
        .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      const kinds = await db
        .selectFrom('outbox')
        .select(['kind', ({ fn }) => fn.countAll<number>().as('count')])
        .where('trouble', 'is not', null)
        .groupBy('kind')
        .execute();
      return {
        requests: Object.fromEntries(states.map(({ state, count }) => [state, count])),
        failingJobs: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
      };
    },
  };
}
