import type { Batch } from '../../mapping/batch/batch';
import { sameObjectId, type Roles } from '../../mapping/policy';
import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../../workflow/deps';
import { recordDenial } from '../../workflow/record';
import { rolesOf } from '../../workflow/roles';

/** For everybody else. */
export const notForReading =
  'Only members of the administrators or the approvers group in Entra ID, and whoever asked for it, can read this. Nothing was changed.';

/**
 * Whether this person may read the names and Object IDs of a batch: administrators, approvers, and whoever asked for it.
 * A `no` is recorded.
 */
export async function mayReadBatch(
  deps: Pick<Deps, 'store' | 'clock'>,
  reader: Actor,
  roles: Roles,
  { id, requester }: Pick<Batch, 'id' | 'requester'>,
): Promise<boolean> {
  if (reads(reader, roles, requester)) return true;
  await recordDenial(deps, { actor: reader, action: 'batch.read', requestId: id, reason });
  return false;
}

/** The same of a plan. @throws UpstreamError when Entra does not tell the roles */
export async function mayReadPlan(
  deps: Pick<Deps, 'store' | 'clock' | 'directory' | 'settings'>,
  reader: Actor,
  { askedBy }: Pick<Report, 'askedBy'>,
): Promise<boolean> {
  if (reads(reader, await rolesOf(deps, reader.objectId), askedBy)) return true;
  await recordDenial(deps, { actor: reader, action: 'plan.read', requestId: null, reason });
  return false;
}

const reason = 'neither administrator nor approver, and somebody else asked for it';

function reads({ objectId }: Actor, { administrator, approver }: Roles, owner: Actor): boolean {
  return administrator || approver || sameObjectId(objectId, owner.objectId);
}
