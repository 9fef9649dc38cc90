import { obstaclesOfResource } from '../eligibility';
import { accountNames, aliasAddresses, primaryAddresses, type EntraUser } from '../entra-user';
import type { Resource } from '../resource';
import { firstByKey } from './first-by-key';
import { addressKeys, nameKey } from './keys';

/**
 * Reads all resources once, so that those that may be a person's are found without looking at the others.
 * @returns finds every resource that may have something in common with a person (`matchResources` says whether it has);
 * of very many that share one address or name only the first, those that can log in before the others
 */
export function resourcesLike(resources: readonly Resource[]): (user: EntraUser) => Resource[] {
  const ordered = ableFirst([...resources].sort((a, b) => a.id - b.id));
  const byEmail = firstByKey(ordered, ({ email }) => addressKeys([email]));
  const byFurtherEmail = firstByKey(ordered, ({ email2, email3 }) => addressKeys([email2, email3]));
  const byUserName = firstByKey(ordered, ({ userName }) => [userName.trim().toLowerCase()]);
  const byName = firstByKey(ordered, ({ firstName, lastName }) => [nameKey(firstName, lastName)]);
  return (user) => {
    const addresses = [...primaryAddresses(user), ...aliasAddresses(user)];
    const accounts = [...accountNames(user), ...primaryAddresses(user)];
    const like = new Set([
      ...addresses.flatMap((address) => [...byEmail.get(address), ...byFurtherEmail.get(address)]),
      ...accounts.flatMap((account) => byUserName.get(account)),
      ...byName.get(nameKey(user.givenName, user.surname)),
    ]);
    return [...like];
  };
}

function ableFirst(resources: readonly Resource[]): Resource[] {
  const isAble = (resource: Resource): boolean => obstaclesOfResource(resource).length === 0;
  return [...resources.filter(isAble), ...resources.filter((resource) => !isAble(resource))];
}
