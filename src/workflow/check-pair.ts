import type { EntraUser } from '../mapping/entra-user';
import { obstaclesOfResource, obstaclesOfUser } from '../mapping/eligibility';
import type { Obstacle } from '../mapping/obstacle';
import { sameObjectId } from '../mapping/policy';
import { resourceName, type Resource } from '../mapping/resource';
import type { Deps } from './deps';

/**
 * Every reason not to map this person to this resource: what the two accounts are, and what either is already mapped
 * to, here or (where its API can tell) in Autotask.
 * @throws UpstreamError when Autotask does not tell
 */
export async function obstaclesOfPair(
  deps: Pick<Deps, 'store' | 'publisher'>,
  user: EntraUser,
  resource: Resource,
): Promise<Obstacle[]> {
  return [
    ...obstaclesOfUser(user),
    ...obstaclesOfResource(resource),
    ...(await takenObstacles(deps, user, resource)),
  ];
}

/** Reasons that lie in mappings made since or before: the Object ID or the resource is taken. */
export async function takenObstacles(
  { store, publisher }: Pick<Deps, 'store' | 'publisher'>,
  user: EntraUser,
  resource: Resource,
): Promise<Obstacle[]> {
  const mine = await store.mappings.byObjectId(user.id);
  const theirs = await store.mappings.byResourceId(resource.id);
  const holders = await publisher.holdersOf(user.id);
  if (mine?.resourceId === resource.id || holders.some((holder) => holder.id === resource.id)) {
    return [{ code: 'already-mapped', userName: resource.userName }];
  }
  const holder = mine?.userName ?? holders.map((other) => `${resourceName(other)} (${other.userName})`)[0];
  return [
    ...(holder ? [{ code: 'object-id-taken', holder } as const] : []),
    ...(theirs && !sameObjectId(theirs.objectId, user.id)
      ? [{ code: 'resource-taken', userName: resource.userName, holder: theirs.userPrincipalName } as const]
      : []),
  ];
}
