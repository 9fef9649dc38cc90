import type { EntraUser } from '../entra-user';
import { obstaclesOfResource } from '../eligibility';
import { sameObjectId } from '../policy';
import type { Resource } from '../resource';
import { soleCandidate } from './candidates-of';
import type { Company } from './read-company';

/** How a resource looks from the side of the one person who fits it. */
export type Fit =
  /** It is the one resource that `map` would find for the person. */
  | { readonly kind: 'this' }
  /** Others fit the person as well, or better but cannot be theirs: somebody has to look. */
  | { readonly kind: 'undecided'; readonly resources: readonly Resource[] }
  /** Others fit the person better. */
  | { readonly kind: 'other'; readonly resources: readonly Resource[] };

/** Says whether the person who alone fits the resource has a better one. */
export function fitOf(company: Company, user: EntraUser, resource: Resource): Fit {
  const best = bestOf(company, user);
  const resources = best.filter(({ id }) => id !== resource.id);
  if (resources.length === 0) return { kind: 'this' };
  if (resources.length < best.length) return { kind: 'undecided', resources };
  return {
    kind: resources.some((other) => mayGetIt(company, user, other)) ? 'other' : 'undecided',
    resources,
  };
}

/** What `map` would offer the person. */
function bestOf(company: Company, user: EntraUser): readonly Resource[] {
  const match = company.matchOf(user);
  switch (match.kind) {
    case 'none':
      return [];
    case 'one':
      return [match.candidate.resource];
    case 'several':
      return match.candidates.map((candidate) => candidate.resource);
  }
}

/** Whether nothing but a choice between resources keeps the person from having this one. */
function mayGetIt(company: Company, user: EntraUser, resource: Resource): boolean {
  const holder = company.taken.mappingOf(resource)?.objectId;
  if (holder !== undefined && !sameObjectId(holder, user.id)) return false;
  if (obstaclesOfResource(resource).length > 0) return false;
  return soleCandidate(company, resource)?.user.id === user.id;
}
