import type { NewJob } from '../mapping/records';
import type { Database } from './dialects';
import { tellingOfJobs } from './instance/job-channel';
import { repositories, type Repositories } from './repositories';
import { enqueueJobs } from './repositories/enqueue-jobs';

/** What is done in one transaction, with its repositories. */
export type Work<T> = (repositories: Repositories) => Promise<T>;

/** Who is told when the transaction enqueued a job. */
export interface ToTell {
  /** Of this instance, which need not be told by the database. */
  readonly instanceId: string;
  /** This process, after the commit. */
  readonly onEnqueued: () => void;
}

/** Runs the work in one transaction. When it enqueued jobs the workers of all instances are told, with the commit. */
export async function inTransaction<T>(
  { kind, db }: Database,
  { instanceId, onEnqueued }: ToTell,
  work: Work<T>,
): Promise<T> {
  const seen = { jobs: false };
  const result = await db.transaction().execute((transaction) => {
    const enqueue = async (...jobs: readonly NewJob[]): Promise<void> => {
      if (jobs.length === 0) return;
      await enqueueJobs(transaction, jobs, kind === 'postgres' ? tellingOfJobs(instanceId) : null);
      seen.jobs = true;
    };
    return work(repositories({ kind, db: transaction }, enqueue));
  });
  if (seen.jobs) onEnqueued();
  return result;
}
