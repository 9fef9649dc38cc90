import type { Claim, Job, JobKind } from '../../mapping/records';
import type { Database } from '../dialects';
import { claimJob } from './claim-job';
import { isHeld } from './held-lease';

/** Work that must be done after a commit, exactly as long as it takes. Enqueuing it is up to the transaction. */
export function outbox(database: Database) {
  const { db } = database;
  return {
    /** Leases the oldest due job. Call it outside a transaction: a lost race would end PostgreSQL's. */
    claim(claim: Claim): Promise<Job | null> {
      return claimJob(database, claim);
    },

    async nextDue(now: string): Promise<string | null> {
      const waiting = db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min<string | null>('available_at').as('at'))
        .where('lease_owner', 'is', null)
        .where('available_at', '>', now);
      const leased = db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min<string | null>('lease_until').as('at'))
        .where('lease_owner', 'is not', null)
        .where('lease_until', '>', now);
      const times = db.selectFrom(waiting.unionAll(leased).as('times'));
      const next = await times.select(({ fn }) => fn.min<string | null>('at').as('at')).executeTakeFirst();
      return next?.at ?? null;
    },

    /** `false` when the lease was lost. */
    async renew(job: Job, until: string): Promise<boolean> {
      const update = db.updateTable('outbox').set({ lease_until: until });
      const { numUpdatedRows } = await update.where(isHeld(job)).executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    /** `false` when the lease was lost. */
    async finish(job: Job): Promise<boolean> {
      const { numDeletedRows } = await db.deleteFrom('outbox').where(isHeld(job)).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    /** Remembers the trouble in place of an earlier one, and counts it; `null`: there is none any more. */
    async postpone(job: Job, availableAt: string, trouble: string | null): Promise<void> {
      await db
        .updateTable('outbox')
        .set((row) => ({
          available_at: availableAt,
          trouble,
          failures: trouble === null ? 0 : row('failures', '+', 1),
          lease_owner: null,
          lease_until: null,
        }))
        .where(isHeld(job))
        .execute();
    },

    async troubleOf(subject: string, kind: JobKind): Promise<string | null> {
      const row = await db
        .selectFrom('outbox')
        .select('trouble')
        .where('subject', '=', subject)
        .where('kind', '=', kind)
        .where('trouble', 'is not', null)
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row?.trouble ?? null;
    },

    /** Counts every unfinished job, also the leased ones: a process may die with its lease. */
    async backlog(): Promise<{ depth: number; oldest: string | null }> {
      const row = await db
        .selectFrom('outbox')
        .select((select) => [
          select.fn.countAll<number>().as('depth'),
          select.fn.min<string | null>('available_at').as('oldest'),
        ])
        .executeTakeFirstOrThrow();
      return { depth: row.depth, oldest: row.oldest };
    },
  };
}
