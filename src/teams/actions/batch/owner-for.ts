import type { Batch } from '../../../mapping/batch/batch';
import { sameObjectId } from '../../../mapping/policy';
import type { Actor } from '../../../mapping/request';
import { denialOfDecision } from '../../../workflow/batch/decide-batch';
import type { Deps } from '../../../workflow/deps';
import { rolesOf } from '../../../workflow/roles';
import type { CardOwner } from '../../cards/request-card';

/**
 * Which card in the approvals channel this person sees: until the decision the approvers', when they may decide, else
 * the one without buttons that act; what is decided is drawn alike for everybody. A click is judged anew, whatever the
 * card showed.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function ownerInChannel(deps: Deps, actor: Actor, batch: Batch): Promise<CardOwner> {
  if (batch.state !== 'pending') return 'approvals';
  const roles = await rolesOf(deps, actor.objectId);
  return denialOfDecision(deps, actor, roles, batch) === null ? 'approvals' : 'reader';
}

/**
 * Whose card this person sees where it may be either: back from the list of rows, or asked for with `status`.
 * @throws UpstreamError as above
 */
export async function ownerFor(deps: Deps, actor: Actor, batch: Batch): Promise<CardOwner> {
  const roles = await rolesOf(deps, actor.objectId);
  const mayAct = batch.state !== 'pending' || denialOfDecision(deps, actor, roles, batch) === null;
  if (roles.approver && mayAct) return 'approvals';
  return sameObjectId(actor.objectId, batch.requester.objectId) ? 'requester' : 'reader';
}
