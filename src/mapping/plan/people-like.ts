import { obstaclesOfUser } from '../eligibility';
import { accountNames, aliasAddresses, primaryAddresses, type EntraUser } from '../entra-user';
import { evidenceFor } from '../evidence';
import type { Resource } from '../resource';
import { FirstByKey } from './first-by-key';
import { addressKeys, nameKey } from './keys';
import type { PlanCandidate } from './plan';
import { byStrength } from './strength';

/**
 * Reads all people once, so that those who may have a resource are found without looking at the others.
 * @param resources those that will be asked about; what no resource has need not be remembered of 20,000 people
 * @returns finds who has something in common with a resource, strongest first: an address or a user name, and only where
 * nobody has these, the name. Of very many who share one, only the first, those who can sign in before the others
 */
export function peopleLike(
  users: readonly EntraUser[],
  resources: readonly Resource[],
): (resource: Resource) => PlanCandidate[] {
  const index = indexOf(users, resources);
  return (resource) => {
    const people = new Set([
      ...addressesOf(resource).flatMap((key) => [...index.byPrimary.get(key), ...index.byAlias.get(key)]),
      ...index.byAccount.get(accountOf(resource)),
    ]);
    return judged(people.size > 0 ? [...people] : index.byName.get(nameOf(resource)), resource);
  };
}

function indexOf(users: readonly EntraUser[], resources: readonly Resource[]) {
  const addresses = new Set(resources.flatMap(addressesOf));
  const byPrimary = new FirstByKey<EntraUser>(addresses);
  const byAlias = new FirstByKey<EntraUser>(addresses);
  const byAccount = new FirstByKey<EntraUser>(new Set(resources.map(accountOf)));
  const byName = new FirstByKey<EntraUser>(new Set(resources.map(nameOf)));
  for (const user of ableFirst(users)) {
    const primary = primaryAddresses(user);
    byPrimary.add(user, primary);
    byAlias.add(user, aliasAddresses(user));
    byAccount.add(user, [...accountNames(user), ...primary]);
    byName.add(user, [nameKey(user.givenName, user.surname)]);
  }
  return { byPrimary, byAlias, byAccount, byName };
}

function judged(people: readonly EntraUser[], resource: Resource): PlanCandidate[] {
  return people
    .map((user) => ({ user, evidence: evidenceFor(user, resource) }))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => byStrength(a, b) || (a.user.id < b.user.id ? -1 : 1));
}

/** In an order of their own, not the one they came in. */
function ableFirst(users: readonly EntraUser[]): EntraUser[] {
  const isAble = (user: EntraUser): boolean => obstaclesOfUser(user).length === 0;
  const ordered = [...users].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...ordered.filter(isAble), ...ordered.filter((user) => !isAble(user))];
}

function addressesOf({ email, email2, email3 }: Resource): string[] {
  return addressKeys([email, email2, email3]);
}

function accountOf({ userName }: Resource): string {
  return userName.trim().toLowerCase();
}

function nameOf({ firstName, lastName }: Resource): string {
  return nameKey(firstName, lastName);
}
