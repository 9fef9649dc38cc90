import type { Roles } from '../mapping/policy';
import type { Deps } from './deps';

/**
 * The person's roles, asked of Entra now: whoever left a group a minute ago has lost the role.
 * @throws UpstreamError when Entra does not tell
 */
export async function rolesOf(deps: Pick<Deps, 'directory' | 'settings'>, objectId: string): Promise<Roles> {
  const { administratorGroupId, approverGroupId } = deps.settings;
  const groups = await deps.directory.memberOf(objectId, [administratorGroupId, approverGroupId]);
  return { administrator: groups.has(administratorGroupId), approver: groups.has(approverGroupId) };
}
