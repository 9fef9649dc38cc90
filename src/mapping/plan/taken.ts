import type { EntraUser } from '../entra-user';
import type { Obstacle } from '../obstacle';
import type { CurrentMapping } from '../records';
import { isCancellable, stateLabels } from '../request-state';
import type { Resource } from '../resource';
import type { OpenPair, PlanInput } from './plan';

/** Who and what is mapped already, or asked for. Object IDs in any case. */
export interface Taken {
  readonly mappingOf: (resource: Resource) => CurrentMapping | undefined;
  readonly mappingOfPerson: (user: EntraUser) => CurrentMapping | undefined;
  readonly openFor: (resource: Resource) => OpenPair | undefined;
  readonly openForPerson: (user: EntraUser) => OpenPair | undefined;
}

/** Makes mappings and open requests findable from both sides. */
export function readTaken({ mappings, open }: Pick<PlanInput, 'mappings' | 'open'>): Taken {
  const mappingsByResource = new Map(mappings.map((mapping) => [mapping.resourceId, mapping]));
  const mappingsByPerson = new Map(mappings.map((mapping) => [mapping.objectId.toLowerCase(), mapping]));
  const openByResource = new Map(open.map((pair) => [pair.resourceId, pair]));
  const openByPerson = new Map(open.map((pair) => [pair.objectId.toLowerCase(), pair]));
  return {
    mappingOf: (resource) => mappingsByResource.get(resource.id),
    mappingOfPerson: (user) => mappingsByPerson.get(user.id.toLowerCase()),
    openFor: (resource) => openByResource.get(resource.id),
    openForPerson: (user) => openByPerson.get(user.id.toLowerCase()),
  };
}

/** Why mappings and open requests keep this pair from being mapped, as `map` would say it; empty when they do not. */
export function takenObstacles(taken: Taken, user: EntraUser, resource: Resource): Obstacle[] {
  const mine = taken.mappingOfPerson(user);
  const theirs = taken.mappingOf(resource);
  if (mine?.resourceId === resource.id) return [{ code: 'already-mapped', userName: resource.userName }];
  const open = taken.openFor(resource) ?? taken.openForPerson(user);
  return [
    ...(mine ? [{ code: 'object-id-taken', holder: mine.userName } as const] : []),
    ...(theirs
      ? [{ code: 'resource-taken', userName: resource.userName, holder: theirs.userPrincipalName } as const]
      : []),
    ...(open ? [requestOpen(open)] : []),
  ];
}

/** An open request as the obstacle it is. */
export function requestOpen({ requestId, state, requester }: OpenPair): Obstacle {
  const label = stateLabels[state].toLowerCase();
  return { code: 'request-open', requestId, state: label, requester, cancellable: isCancellable(state) };
}
