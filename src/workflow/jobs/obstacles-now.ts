import { staleness } from '../../mapping/freshness';
import type { Obstacle } from '../../mapping/obstacle';
import type { MappingRequest } from '../../mapping/request';
import { takenObstacles } from '../check-pair';
import type { Deps } from '../deps';

/**
 * Why the approval no longer holds, by reading everything again; empty when it does.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export function obstaclesNow(deps: Deps, request: MappingRequest): Promise<Obstacle[]> {
  return request.purpose === 'map' ? obstaclesOfMapping(deps, request) : obstaclesOfRemoval(deps, request);
}

async function obstaclesOfMapping(deps: Deps, request: MappingRequest): Promise<Obstacle[]> {
  const [user, resource] = await Promise.all([
    deps.directory.getUser(request.user.id),
    deps.resources.get(request.resource.id),
  ]);
  const obstacles = staleness(request, { user, resource });
  if (obstacles.length > 0 || !user || !resource) return obstacles;
  return takenObstacles(deps, user, resource);
}

/** Whoever it is about may be gone, disabled or renamed by now: what counts is that the two are still mapped. */
async function obstaclesOfRemoval(
  { store }: Pick<Deps, 'store'>,
  { user, resource }: MappingRequest,
): Promise<Obstacle[]> {
  const mapping = await store.mappings.byObjectId(user.id);
  if (mapping?.resourceId === resource.id) return [];
  return [{ code: 'not-mapped', name: user.displayName, userName: resource.userName }];
}
