import type { EntraUser } from '../entra-user';
import { resourceName, type Resource } from '../resource';
import type { PlanCandidate } from './plan';

/** Names told in one sentence, at most. */
const mostNames = 3;

/** Why nobody was chosen: several people fit. Plain text, like every sentence here. */
export function peopleFitAlike(people: readonly PlanCandidate[]): string {
  const names = people.map(({ user }) => `${user.displayName} (${user.userPrincipalName})`);
  return `Several people fit this resource equally well: ${listed(names)}. Choose the one who logs in with it.`;
}

/** Why the one person who fits was not chosen: other resources fit them as well. */
export function fitsOthersToo(user: EntraUser, resources: readonly Resource[]): string {
  return `${user.displayName} also fits ${listed(resources.map(named))}. Choose this one only if the person logs in with it.`;
}

/** Why a resource has nobody, although somebody resembles it. */
export function betterElsewhere(user: EntraUser, resource: Resource, better: readonly Resource[]): string {
  return `${user.displayName} resembles this resource, but fits ${listed(better.map(named))} better. If this is the right one, use: map <who> to ${resource.userName}.`;
}

/** Why a person has no resource, although some resemble them. */
export function resemblesOnly(user: EntraUser, resources: readonly Resource[]): string {
  return `${user.displayName} resembles ${listed(resources.map(named))}, which others fit as well or better. If one is right, use: map <who> to <user name>.`;
}

/** A resource for people to read: name and user name. */
export function named(resource: Resource): string {
  return `${resourceName(resource)} (${resource.userName})`;
}

/** At most three names, and whether there are more. */
export function listed(names: readonly string[]): string {
  const more = names.length > mostNames ? ' and others' : '';
  return `${names.slice(0, mostNames).join(', ')}${more}`;
}
