import type { EntraUser } from '../entra-user';
import { candidatesFor, matchResources, type Candidate, type Match } from '../match';
import type { Resource } from '../resource';
import { peopleLike } from './people-like';
import type { PlanCandidate, PlanInput } from './plan';
import { resourcesLike } from './resources-like';
import { readTaken, type Taken } from './taken';

/** Everybody and every resource, so that either side of a pair finds the other. */
export interface Company {
  /** Each person once. */
  readonly users: readonly EntraUser[];
  /** Each resource once. */
  readonly resources: readonly Resource[];
  /** The person with this Object ID, in any case. */
  readonly person: (objectId: string) => EntraUser | undefined;
  /** Who has something in common with the resource, strongest first. */
  readonly peopleLike: (resource: Resource) => PlanCandidate[];
  /** What `map` would find for the person. */
  readonly matchOf: (user: EntraUser) => Match;
  /** Every resource with something in common with the person, strongest first, without the given one. */
  readonly othersLike: (user: EntraUser, resource: Resource) => Candidate[];
  readonly taken: Taken;
}

/** Reads everything planning looks at into indexes, in time linear in its size. */
export function readCompany(input: PlanInput): Company {
  const people = new Map(input.users.map((user) => [user.id.toLowerCase(), user]));
  const resources = [...new Map(input.resources.map((resource) => [resource.id, resource])).values()];
  const users = [...people.values()];
  const similar = resourcesLike(resources);
  return {
    users,
    resources,
    person: (objectId) => people.get(objectId.toLowerCase()),
    peopleLike: peopleLike(users, resources),
    matchOf: (user) => matchResources(user, similar(user)),
    othersLike: (user, resource) =>
      candidatesFor(user, similar(user)).filter((other) => other.resource.id !== resource.id),
    taken: readTaken(input),
  };
}
