import type { EntraUser } from '../mapping/entra-user';
import { obstaclesOfResource, obstaclesOfUser } from '../mapping/eligibility';
import type { Obstacle } from '../mapping/obstacle';
import { sameObjectId } from '../mapping/policy';
import { resourceName, type Resource } from '../mapping/resource';
import type { CurrentMapping } from '../mapping/records';
import type { Deps } from './deps';
import type { Publisher } from './ports';

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
  const { person: mine, resource: theirs } = await store.mappings.of({
    objectId: user.id,
    resourceId: resource.id,
  });
  const holders = await publisher.holdersOf(user.id);
  if (holders.some((holder) => holder.id === resource.id)) return [alreadyMapped(resource)];
  if (mine?.resourceId === resource.id) return [await recorded(publisher, mine, resource)];
  const holder = mine?.userName ?? holders.map((other) => `${resourceName(other)} (${other.userName})`)[0];
  return [
    ...(holder ? [{ code: 'object-id-taken', holder } as const] : []),
    ...(theirs && !sameObjectId(theirs.objectId, user.id)
      ? [{ code: 'resource-taken', userName: resource.userName, holder: theirs.userPrincipalName } as const]
      : []),
  ];
}

/** A mapping on record, which the field in Autotask may contradict where there is one. */
async function recorded(
  publisher: Publisher,
  { userPrincipalName }: CurrentMapping,
  resource: Resource,
): Promise<Obstacle> {
  const uniqueIds = await publisher.uniqueIdsOf([resource.id]);
  if (uniqueIds === null) return alreadyMapped(resource);
  const holds = uniqueIds.get(resource.id) ?? '';
  return { code: 'record-differs', userName: resource.userName, userPrincipalName, holds };
}

function alreadyMapped({ userName }: Resource): Obstacle {
  return { code: 'already-mapped', userName };
}
