import type { Download } from '../../mapping/download';
import type { Deps } from '../deps';
import { rolesOf } from '../roles';

/**
 * Whether the owner of a file may still have it: the audit log is for administrators, the rows of a batch for
 * approvers too.
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function ownerMayFetch(
  deps: Pick<Deps, 'directory' | 'settings'>,
  { owner, content }: Download,
): Promise<boolean> {
  const { administrator, approver } = await rolesOf(deps, owner.objectId);
  return administrator || (approver && content.kind === 'failed-rows');
}
