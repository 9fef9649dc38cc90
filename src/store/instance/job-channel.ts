import { sql, type RawBuilder } from 'kysely';

/** What instances tell each other of new jobs on, by PostgreSQL's LISTEN and NOTIFY. */
export const jobChannel = 'sso_jobs';

/**
 * Tells all instances that listen that there is a new job, as something that a statement which stores jobs returns: by itself it
 * would be one more question to the database. They are told with the commit, once however often it is said in a transaction, and
 * not at all when that is rolled back. Source: PostgreSQL's documentation of NOTIFY.
 * @param instanceId who tells, so that it need not hear itself; all that the message holds
 */
export function tellingOfJobs(instanceId: string): RawBuilder<unknown> {
  return sql`pg_notify(${jobChannel}, ${instanceId})`;
}
