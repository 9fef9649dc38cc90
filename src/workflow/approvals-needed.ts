import { approvalsNeeded } from '../mapping/quorum';
import type { Deps } from './deps';

/**
 * How many people have to approve what is about this person, asked of Entra now. Somebody who is gone from Entra is in
 * no group.
 * @throws UpstreamError when Entra does not tell
 */
export async function approvalsNeededFor(
  { directory, settings }: Pick<Deps, 'directory' | 'settings'>,
  objectId: string,
): Promise<number> {
  const { approvalsRequired, sensitiveGroupId } = settings;
  if (approvalsRequired === 1 || sensitiveGroupId === null) return approvalsRequired;
  const groups = await directory.memberOf(objectId, [sensitiveGroupId]);
  return approvalsNeeded(settings, groups.has(sensitiveGroupId));
}
