import { obstaclesOfUser } from '../eligibility';
import { accountNames, aliasAddresses, primaryAddresses, type EntraUser } from '../entra-user';
import { evidenceFor } from '../evidence';
import type { Resource } from '../resource';
import { firstByKey } from './first-by-key';
import { addressKeys, nameKey } from './keys';
import type { PlanCandidate } from './plan';
import { byStrength } from './strength';

/**
 * Reads all people once, so that those who may have a resource are found without looking at the others.
 * @returns finds everybody with something in common with a resource, strongest first; of very many who share one address
 * or name only the first, those who can sign in before the others
 */
export function peopleLike(users: readonly EntraUser[]): (resource: Resource) => PlanCandidate[] {
  const ordered = [...users].sort((a, b) => unable(a) - unable(b) || (a.id < b.id ? -1 : 1));
  const byPrimary = firstByKey(ordered, primaryAddresses);
  const byAlias = firstByKey(ordered, aliasAddresses);
  const byAccount = firstByKey(ordered, (user) => [...accountNames(user), ...primaryAddresses(user)]);
  const byName = firstByKey(ordered, (user) => [nameKey(user.givenName, user.surname)]);
  return (resource) => {
    const addresses = addressKeys([resource.email, resource.email2, resource.email3]);
    const people = new Set([
      ...addresses.flatMap((address) => [...byPrimary(address), ...byAlias(address)]),
      ...byAccount(resource.userName.trim().toLowerCase()),
      ...byName(nameKey(resource.firstName, resource.lastName)),
    ]);
    return [...people]
      .map((user) => ({ user, evidence: evidenceFor(user, resource) }))
      .filter(({ evidence }) => evidence.length > 0)
      .sort((a, b) => byStrength(a, b) || (a.user.id < b.user.id ? -1 : 1));
  };
}

function unable(user: EntraUser): number {
  return Math.sign(obstaclesOfUser(user).length);
}
