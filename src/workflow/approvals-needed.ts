import { approvalsNeeded } from '../mapping/quorum';
import type { Deps } from './deps';

/** Whom a request is about; for a removal also the request that made the mapping. */
interface About {
  readonly objectId: string;
  readonly undoneId: string | null;
}

/**
 * How many people have to approve what is about this person, asked of Entra now. Somebody who is gone from Entra is in
 * no group, so what their mapping took counts for its removal too.
 * @throws UpstreamError when Entra does not tell
 */
export async function approvalsNeededFor(
  deps: Pick<Deps, 'store' | 'directory' | 'settings'>,
  { objectId, undoneId }: About,
): Promise<number> {
  const { settings } = deps;
  const { approvalsRequired, sensitiveGroupId } = settings;
  if (approvalsRequired === 1 || sensitiveGroupId === null) return approvalsRequired;
  const isSensitive =
    (await tookSeveral(deps, undoneId)) || (await isInGroup(deps, objectId, sensitiveGroupId));
  return approvalsNeeded(settings, isSensitive);
}

async function tookSeveral({ store }: Pick<Deps, 'store'>, undoneId: string | null): Promise<boolean> {
  const undone = undoneId === null ? null : await store.requests.get(undoneId);
  return undone !== null && undone.approvalsNeeded > 1;
}

/** Entra says of a group that does not exist that nobody is in it; then everybody counts as in it. */
async function isInGroup(
  { directory }: Pick<Deps, 'directory'>,
  objectId: string,
  groupId: string,
): Promise<boolean> {
  if ((await directory.memberOf(objectId, [groupId])).has(groupId)) return true;
  return (await directory.findGroups(groupId)).length === 0;
}
