import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema';

/** What instances tell each other of new jobs on, by PostgreSQL's LISTEN and NOTIFY. */
export const jobChannel = 'sso_jobs';

/**
 * Tells all instances that listen that there is a new job. In a transaction they are told with the commit, once however often
 * this is called, and not at all when it is rolled back. Source: PostgreSQL's documentation of NOTIFY.
 * @param instanceId who tells, so that it need not hear itself; all that the message holds
 */
export async function tellOfJobs(db: Kysely<Schema>, instanceId: string): Promise<void> {
  await sql`select pg_notify(${jobChannel}, ${instanceId})`.execute(db);
}
