import type { Insertable, Kysely } from 'kysely';
import type { JobKind, NewJob } from '../../mapping/records';
import { correlationId } from '../../trace/correlation';
import type { OutboxRow, Schema } from '../schema';
import { inChunks } from './in-chunks';

/** Drawing reads the latest state, so a drawing that waits already serves for the next one too. */
const drawings: readonly JobKind[] = ['draw-cards', 'draw-batch'];

/** Stores jobs in this order, but for drawings of which one waits already. */
export async function enqueueJobs(db: Kysely<Schema>, jobs: readonly NewJob[]): Promise<void> {
  const missing: NewJob[] = [];
  for (const job of jobs)
    if (!drawings.includes(job.kind) || !(await pullForward(db, job))) missing.push(job);
  for (const chunk of inChunks(missing.map(toRow))) await db.insertInto('outbox').values(chunk).execute();
}

function toRow({ kind, subject, availableAt }: NewJob): Insertable<OutboxRow> {
  return { kind, subject, available_at: availableAt, leases: 0, correlation: correlationId() };
}

/**
 * Makes a waiting job of the kind due no later than this one; `false` when none waits. Being an update it also keeps
 * the job from being leased before the commit: a drawing begun earlier would not see what the commit brings.
 */
async function pullForward(db: Kysely<Schema>, job: NewJob): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set((waiting) => ({
      available_at: waiting
        .case()
        .when('available_at', '>', job.availableAt)
        .then(job.availableAt)
        .else(waiting.ref('available_at'))
        .end(),
    }))
    .where('subject', '=', job.subject)
    .where('kind', '=', job.kind)
    .where('lease_owner', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
