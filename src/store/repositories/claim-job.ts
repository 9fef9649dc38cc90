import { DatabaseError } from 'pg';
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Claim, Job } from '../../mapping/records';
import type { Database } from '../dialects';
import type { OutboxRow, Schema } from '../schema';

/** Who loses this often meets that many rivals; the next poll tries again. */
const tries = 5;

/** Leases the oldest job that is due; `null` when there is none, or rivals took all that were. */
export async function claimJob(database: Database, claim: Claim): Promise<Job | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    try {
      return await tryClaim(database, claim);
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
  }
  return null;
}

async function tryClaim(database: Database, claim: Claim): Promise<Job | null> {
  const row = await database.db
    .updateTable('outbox')
    .set((job) => ({
      lease_owner: claim.owner,
      lease_until: claim.until,
      leases: job('leases', '+', 1),
    }))
    .where('id', '=', oldestDue(database, claim))
    .returningAll()
    .executeTakeFirst();
  return row ? fromRow(row, claim.owner) : null;
}

/** The id of the oldest job that is due and asked for, whose lease is free or ran out, and whose like is not leased. */
function oldestDue({ db, kind }: Database, { now, except = [] }: Claim) {
  const oldest = db
    .selectFrom('outbox as job')
    .select('job.id')
    .where('job.available_at', '<=', now)
    .where((is) => is.or([is('job.lease_owner', 'is', null), is('job.lease_until', '<=', now)]))
    .where((is) => is.not(is.exists(leasedLikeJob(is))))
    .$if(except.length > 0, (jobs) => jobs.where('job.kind', 'not in', except))
    .orderBy('job.available_at')
    .orderBy('job.id')
    .limit(1);
  return kind === 'postgres' ? oldest.forUpdate().skipLocked() : oldest;
}

/** Another job of the same kind and subject that holds a lease, even one that ran out: that one is taken first. */
function leasedLikeJob(is: ExpressionBuilder<Schema & { job: OutboxRow }, 'job'>) {
  return is
    .selectFrom('outbox as other')
    .select('other.id')
    .whereRef('other.subject', '=', 'job.subject')
    .whereRef('other.kind', '=', 'job.kind')
    .whereRef('other.id', '!=', 'job.id')
    .where('other.lease_owner', 'is not', null);
}

/** Two instances leased two jobs of one kind and subject at once, and the unique index let one through. */
function isLostRace(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'outbox_one_lease';
}

function fromRow(row: Selectable<OutboxRow>, owner: string): Job {
  return {
    id: String(row.id),
    kind: row.kind,
    subject: row.subject,
    availableAt: row.available_at,
    attempts: row.leases - 1,
    owner,
    ...(row.correlation === null ? {} : { correlation: row.correlation }),
    ...(row.failures === 0 ? {} : { failures: row.failures }),
  };
}
