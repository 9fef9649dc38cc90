import type { Batch } from '../../mapping/batch/batch';
import type { PlanRow } from '../../mapping/plan/plan';
import type { MappingRequest } from '../../mapping/request';

/**
 * The request that a row of a plan becomes in a batch; `null` for a row without a person or a resource.
 * @param position the row's place among those of the batch, 1, 2, 3, ...
 */
export function rowRequest(batch: Batch, row: PlanRow, position: number): MappingRequest | null {
  const { user, resource, evidence, warnings } = row;
  if (!user || !resource) return null;
  const { requester, note, requestedAt, expiresAt, approvalsNeeded } = batch;
  return {
    id: `${batch.id}-${position}`,
    revision: 1,
    state: 'pending',
    purpose: 'map',
    batch: { id: batch.id, position },
    user,
    resource,
    evidence,
    warnings,
    requester,
    note,
    requestedAt,
    expiresAt,
    changedAt: requestedAt,
    decision: null,
    approvals: [],
    approvalsNeeded,
    cancelledBy: null,
    publication: null,
    pastedBy: null,
    obstacles: [],
    failure: null,
  };
}
