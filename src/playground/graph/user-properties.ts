import type { Person } from '../directory/person';
import type { Properties } from './select-properties';

/** What Graph gives of a user without `$select`. */
const defaults = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

export const userType = { type: 'user', defaults };

/** All properties the simulator has of a user. */
export function userProperties(person: Person): Properties {
  const blanks = { businessPhones: [], mobilePhone: null, officeLocation: null, preferredLanguage: null };
  return { ...blanks, ...person };
}
