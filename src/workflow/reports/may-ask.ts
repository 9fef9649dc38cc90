import type { Report } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { recordDenial } from '../record';
import { rolesOf } from '../roles';

/**
 * Whether this person may have such a report made, asked of Entra now: plans are for administrators, who map; coverage
 * and drift for approvers too. A `no` is written to the audit log as a denied attempt.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function mayAsk(
  deps: Pick<Deps, 'directory' | 'settings' | 'store' | 'clock'>,
  { actor, kind }: { actor: Actor; kind: Report['kind'] },
): Promise<boolean> {
  const { administrator, approver } = await rolesOf(deps, actor.objectId);
  if (administrator || (approver && kind !== 'plan')) return true;
  const reason = kind === 'plan' ? 'not-administrator' : 'neither administrator nor approver';
  await recordDenial(deps, { actor, action: kind, requestId: null, reason });
  return false;
}
