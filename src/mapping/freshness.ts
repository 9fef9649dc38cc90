import { obstaclesOfResource, obstaclesOfUser } from './eligibility';
import type { EntraUser } from './entra-user';
import { evidenceFor, type Evidence } from './evidence';
import type { Obstacle } from './obstacle';
import type { Resource } from './resource';

/** Both sides as they were when approval was asked for, or as they are now (`null`: gone). */
export interface Pair {
  readonly user: EntraUser;
  readonly resource: Resource;
}

const userFields = {
  'Display name': (user: EntraUser) => user.displayName,
  'User principal name': (user: EntraUser) => user.userPrincipalName,
} as const;

const resourceFields = {
  'User name': (resource: Resource) => resource.userName,
  'First name': (resource: Resource) => resource.firstName,
  'Last name': (resource: Resource) => resource.lastName,
  Email: (resource: Resource) => resource.email ?? '',
} as const;

/**
 * What has changed since the approver saw the pair, so that the approval no longer speaks of it. An approval is of
 * the identities that stood on the card: any other name on either side voids it, however likely it is the same person,
 * and so does the loss of the strongest reason that spoke for them.
 */
export function staleness(
  approved: Pair & { readonly evidence: readonly Evidence[] },
  now: { user: EntraUser | null; resource: Resource | null },
): Obstacle[] {
  const changes = [
    ...userStaleness(approved.user, now.user),
    ...resourceStaleness(approved.resource, now.resource),
  ];
  return changes.length > 0 ? changes : lostEvidence(approved.evidence, now);
}

/** The strongest reason on the card, if it no longer holds. */
function lostEvidence(
  [strongest]: readonly Evidence[],
  { user, resource }: { user: EntraUser | null; resource: Resource | null },
): Obstacle[] {
  if (!strongest || !user || !resource) return [];
  const holds = evidenceFor(user, resource).some(
    ({ tier, value }) => tier === strongest.tier && value === strongest.value,
  );
  return holds ? [] : [{ code: 'evidence-gone', value: strongest.value }];
}

function userStaleness(was: EntraUser, now: EntraUser | null): Obstacle[] {
  if (!now) return [{ code: 'user-gone' }];
  const changed = Object.entries(userFields)
    .filter(([, read]) => read(was) !== read(now))
    .map(([field, read]): Obstacle => ({ code: 'user-changed', field, was: read(was), now: read(now) }));
  return [...obstaclesOfUser(now), ...changed];
}

function resourceStaleness(was: Resource, now: Resource | null): Obstacle[] {
  if (!now) return [{ code: 'resource-gone' }];
  const changed = Object.entries(resourceFields)
    .filter(([, read]) => read(was) !== read(now))
    .map(([field, read]): Obstacle => ({ code: 'resource-changed', field, was: read(was), now: read(now) }));
  return [...obstaclesOfResource(now), ...changed];
}
