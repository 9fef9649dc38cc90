import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Job } from '../../mapping/records';
import type { Schema } from '../schema';

/** The condition that the job's own lease still holds: not another owner's, nor a later one of the same owner. */
export function isHeld(job: Job) {
  return (is: ExpressionBuilder<Schema, 'outbox'>): Expression<SqlBool> =>
    is.and([
      is('id', '=', Number(job.id)),
      is('lease_owner', '=', job.owner),
      is('leases', '=', job.attempts + 1),
    ]);
}
