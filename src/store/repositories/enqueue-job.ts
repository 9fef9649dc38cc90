import type { Kysely } from 'kysely';
import type { NewJob } from '../../mapping/records';
import type { Schema } from '../schema';

/**
 * Stores a job. Drawing reads the latest state, so a drawing that waits already serves for this one too.
 * @throws when the request does not exist
 */
export async function enqueueJob(db: Kysely<Schema>, job: NewJob): Promise<void> {
  if (job.kind === 'draw-cards' && (await pullForward(db, job))) return;
  await db
    .insertInto('outbox')
    .values({ kind: job.kind, request_id: job.requestId, available_at: job.availableAt, leases: 0 })
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
    .where('request_id', '=', job.requestId)
    .where('kind', '=', job.kind)
    .where('lease_owner', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
