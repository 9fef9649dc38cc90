import type { Kysely } from 'kysely';
import type { Figures } from '../../mapping/figures';
import type { Schema } from '../schema';

/** Numbers for operators. They come from an index, or from a table that is nearly empty. */
export function figures(db: Kysely<Schema>) {
  return {
    /** @param now ISO 8601, UTC */
    async read(now: string): Promise<Figures> {
      return {
        requests: await requestsByState(db),
        failingJobs: await failingJobs(db),
        jobs: await jobs(db),
        oldestDue: await oldestDue(db, now),
      };
    },
  };
}

async function requestsByState(db: Kysely<Schema>): Promise<Figures['requests']> {
  const rows = await db
    .selectFrom('requests')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

async function failingJobs(db: Kysely<Schema>): Promise<Figures['failingJobs']> {
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', ({ fn }) => fn.countAll<number>().as('count')])
    .where('trouble', 'is not', null)
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

async function jobs(db: Kysely<Schema>): Promise<number> {
  const all = db.selectFrom('outbox').select(({ fn }) => fn.countAll<number>().as('count'));
  return (await all.executeTakeFirstOrThrow()).count;
}

/** A long batch is leased all the time that it is worked on, and is not late. */
async function oldestDue(db: Kysely<Schema>, now: string): Promise<string | null> {
  const idle = db
    .selectFrom('outbox')
    .select(({ fn }) => fn.min<string | null>('available_at').as('oldest'))
    .where('available_at', '<=', now)
    .where((is) => is.or([is('lease_owner', 'is', null), is('lease_until', '<=', now)]));
  return (await idle.executeTakeFirstOrThrow()).oldest;
}
