import { accountNames, aliasAddresses, primaryAddresses, type EntraUser } from '../mapping/entra-user';
import { beginsWithAny, within, type Filter } from './filter';
import { initialsOf } from './initials';

/** Four fields are asked for each address, and one call may have 500 OR conditions; names take the rest. */
const mostAddresses = 80;

/**
 * One filter for all resources that may have something in common with the person: an address, a user name, or first
 * letters of both names (accents cannot be ignored by Autotask, so the rest of the names is compared by the caller).
 */
export function filterLike(user: EntraUser): Filter {
  const addresses = [...primaryAddresses(user), ...aliasAddresses(user)].slice(0, mostAddresses);
  const userNames = [...new Set([...accountNames(user), ...addresses])];
  const conditions: Filter[] = [
    ...(addresses.length > 0 ? emailFields.map((field) => within(field, addresses)) : []),
    ...(userNames.length > 0 ? [within('userName', userNames)] : []),
    ...namesLike(user),
  ];
  return { op: 'or', items: conditions };
}

/** The fields of a resource that hold addresses. */
export const emailFields = ['email', 'email2', 'email3'] as const;

function namesLike(user: EntraUser): Filter[] {
  const given = initialsOf(user.givenName ?? '');
  const family = initialsOf(user.surname ?? '');
  if (given.length === 0 || family.length === 0) return [];
  return [{ op: 'and', items: [beginsWithAny('firstName', given), beginsWithAny('lastName', family)] }];
}
