import type { Kysely } from 'kysely';
import type { JobKind, NewJob } from '../../mapping/records';
import { correlationId } from '../../trace/correlation';
import type { Schema } from '../schema';

/** Drawing reads the latest state, so a drawing that waits already serves for the next one too. */
const drawings: readonly JobKind[] = ['draw-cards', 'draw-batch'];

/** Stores a job, unless it is a drawing and one waits already. */
export async function enqueueJob(db: Kysely<Schema>, job: NewJob): Promise<void> {
  if (drawings.includes(job.kind) && (await pullForward(db, job))) return;
  await db
    .insertInto('outbox')
    .values({
      kind: job.kind,
      subject: job.subject,
      available_at: job.availableAt,
      leases: 0,
      correlation: correlationId(),
    })
    .execute();
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
