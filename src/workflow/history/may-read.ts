import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { recordDenial } from '../record';
import { rolesOf } from '../roles';

/**
 * Whether somebody may read the audit trail: administrators and approvers may. A `no` is recorded.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function mayRead(deps: Deps, actor: Actor): Promise<boolean> {
  const { administrator, approver } = await rolesOf(deps, actor.objectId);
  if (administrator || approver) return true;
  await recordDenial(deps, { actor, action: 'history', requestId: null, reason: 'no-role' });
  return false;
}
