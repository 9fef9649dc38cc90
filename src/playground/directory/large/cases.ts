import type { Person } from '../person';
import { buildResource, buildResourceOf, licenseTypes, type SimulatedResource } from '../simulated-resource';

/** How a resource relates to the person it was made for; changes the person where the case asks for it. */
export type MakeCase = (person: Person, id: number) => SimulatedResource;

/** A case and how many of a hundred resources are of it. */
export interface LargeCase {
  readonly name: LargeCaseName;
  readonly share: number;
  readonly make: MakeCase;
}

export type LargeCaseName =
  | 'email'
  | 'alias'
  | 'user name'
  | 'name only'
  | 'ambiguous'
  | 'nobody'
  | 'guest'
  | 'disabled'
  | 'inactive'
  | 'API user';

const legacy = (person: Person, id: number): string => `${person.mailNickname}.${id}@legacy.example`;

/** Every case, in the order in which resources are dealt out to them. Shares add up to 100. */
export const largeCases: readonly LargeCase[] = [
  { name: 'email', share: 80, make: (person, id) => buildResourceOf(person, { id }) },
  { name: 'alias', share: 5, make: byAlias },
  {
    name: 'user name',
    share: 3,
    make: (person, id) => buildResourceOf(person, { id, email: legacy(person, id) }),
  },
  { name: 'name only', share: 3, make: byNameOnly },
  { name: 'ambiguous', share: 3, make: ambiguous },
  { name: 'nobody', share: 2, make: ofNobody },
  {
    name: 'guest',
    share: 1,
    make: (person, id) => buildResourceOf(Object.assign(person, { userType: 'Guest' }), { id }),
  },
  {
    name: 'disabled',
    share: 1,
    make: (person, id) => buildResourceOf(Object.assign(person, { accountEnabled: false }), { id }),
  },
  {
    name: 'inactive',
    share: 1,
    make: (person, id) => buildResourceOf(person, { id, isActive: false }),
  },
  {
    name: 'API user',
    share: 1,
    make: (person, id) => buildResourceOf(person, { id, licenseType: licenseTypes.apiUser }),
  },
];

/** The resource still has the address and the family name of before the wedding. */
function byAlias(person: Person, id: number): SimulatedResource {
  const alias = `former.${id}@contoso.example`;
  person.proxyAddresses.push(`smtp:${alias}`);
  return buildResource({
    id,
    firstName: person.givenName ?? '',
    lastName: 'Formerly',
    userName: `former.${id}`,
    email: alias,
  });
}

function byNameOnly(person: Person, id: number): SimulatedResource {
  return buildResourceOf(person, { id, userName: `u${id}`, email: legacy(person, id) });
}

/** Somebody else's address book has the address too. */
function ambiguous(person: Person, id: number): SimulatedResource {
  const shared = `shared.${id}@contoso.example`;
  person.otherMails.push(shared);
  return buildResource({
    id,
    firstName: 'Shared',
    lastName: `Desk ${id}`,
    userName: `desk.${id}`,
    email: shared,
  });
}

function ofNobody(_: Person, id: number): SimulatedResource {
  return buildResource({
    id,
    firstName: 'Vacant',
    lastName: `Seat ${id}`,
    userName: `vacant.${id}`,
    email: `vacant.${id}@elsewhere.example`,
  });
}
