import { sql, type Insertable, type Kysely, type RawBuilder } from 'kysely';
import type { JobKind, NewJob } from '../../mapping/records';
import { correlationId } from '../../trace/correlation';
import type { OutboxRow, Schema } from '../schema';
import { inChunks } from './in-chunks';

/** Who draws or tells reads the latest state, so one that waits already serves for the next change too. */
const ofTheLatest: readonly JobKind[] = [
  'draw-cards',
  'draw-batch',
  'tell-requester',
  'tell-batch-requester',
];

/**
 * Stores jobs in this order, but for those that show the latest state and of which one waits already.
 * @param telling what has others told of them, for the statements to return; `null`: there are no others
 */
export async function enqueueJobs(
  db: Kysely<Schema>,
  jobs: readonly NewJob[],
  telling: RawBuilder<unknown> | null,
): Promise<void> {
  const missing: NewJob[] = [];
  for (const job of jobs)
    if (!ofTheLatest.includes(job.kind) || !(await pullForward(db, job, telling))) missing.push(job);
  for (const chunk of inChunks(missing.map(toRow))) {
    const insert = db.insertInto('outbox').values(chunk);
    await (telling ? insert.returning(telling.as('told')) : insert).execute();
  }
}

function toRow({ kind, subject, availableAt }: NewJob): Insertable<OutboxRow> {
  return { kind, subject, available_at: availableAt, leases: 0, correlation: correlationId() };
}

/**
 * Makes a waiting job of the kind due no later than this one; `false` when none waits. Being an update it also keeps
 * the job from being leased before the commit: what is begun earlier would not see what the commit brings.
 */
async function pullForward(
  db: Kysely<Schema>,
  { kind, subject, availableAt }: NewJob,
  telling: RawBuilder<unknown> | null,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update outbox
    set available_at = case when available_at > ${availableAt} then ${availableAt} else available_at end
    where subject = ${subject} and kind = ${kind} and lease_owner is null
    ${telling ? sql`returning ${telling}` : sql``}`.execute(db);
  return numAffectedRows > 0n;
}
