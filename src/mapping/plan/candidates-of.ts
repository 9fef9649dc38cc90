import { obstaclesOfUser } from '../eligibility';
import type { Resource } from '../resource';
import type { PlanCandidate } from './plan';
import type { Company } from './read-company';
import { strongest } from './strength';

/** Who may have a resource. Only the strongest tier with anybody in it counts. */
export interface Candidates {
  /** Everybody of that tier. */
  readonly top: readonly PlanCandidate[];
  /** Those of them who can sign in: guests and disabled accounts step back, and leave none where they are alone. */
  readonly able: readonly PlanCandidate[];
}

/** Finds who may have the resource. */
export function candidatesOf(company: Company, resource: Resource): Candidates {
  const top = strongest(company.peopleLike(resource));
  return { top, able: top.filter(({ user }) => obstaclesOfUser(user).length === 0) };
}

/** The only one who can sign in and may have the resource; `undefined` when there is none or there are several. */
export function soleCandidate(company: Company, resource: Resource): PlanCandidate | undefined {
  const [first, ...others] = candidatesOf(company, resource).able;
  return others.length === 0 ? first : undefined;
}
