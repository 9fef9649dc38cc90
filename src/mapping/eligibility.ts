import type { EntraUser } from './entra-user';
import type { Obstacle } from './obstacle';
import { isApiUser, type Resource } from './resource';

/** Why this person may not be mapped at all; empty when they may. */
export function obstaclesOfUser(user: EntraUser): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (user.userType === 'Guest') obstacles.push({ code: 'user-is-guest', name: user.displayName });
  if (!user.accountEnabled) obstacles.push({ code: 'user-disabled', name: user.displayName });
  return obstacles;
}

/** Why this resource may not be mapped at all; empty when it may. */
export function obstaclesOfResource(resource: Resource): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (!resource.isActive) obstacles.push({ code: 'resource-inactive', userName: resource.userName });
  if (isApiUser(resource)) obstacles.push({ code: 'resource-is-api-user', userName: resource.userName });
  return obstacles;
}
