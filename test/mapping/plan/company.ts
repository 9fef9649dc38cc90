import type { EntraUser } from '../../../src/mapping/entra-user';
import type { PlanInput, PlanRow } from '../../../src/mapping/plan/plan';
import type { CurrentMapping } from '../../../src/mapping/records';
import type { Resource } from '../../../src/mapping/resource';
import { exampleResource, exampleUser } from '../examples';

/** The Object ID of a person by number. */
export function objectId(number: number): string {
  return `5c0a7b10-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A person with nothing in common with any other, but for what is given. */
export function person(number: number, given: Partial<EntraUser> = {}): EntraUser {
  const [givenName, surname] = [given.givenName ?? `Given${number}`, given.surname ?? `Family${number}`];
  const address = `person${number}@contoso.example`;
  return exampleUser({
    id: objectId(number),
    displayName: `${givenName} ${surname}`,
    userPrincipalName: address,
    mail: address,
    mailNickname: `person${number}`,
    proxyAddresses: [],
    ...given,
    givenName,
    surname,
  });
}

/** A resource with nothing in common with anybody, but for what is given. */
export function resource(id: number, given: Partial<Resource> = {}): Resource {
  return exampleResource({
    id,
    userName: `resource${id}`,
    firstName: `First${id}`,
    lastName: `Last${id}`,
    email: `resource${id}@contoso.example`,
    email2: null,
    ...given,
  });
}

/** The resource that plainly belongs to the person, but for what is given. */
export function resourceOf(user: EntraUser, id: number, given: Partial<Resource> = {}): Resource {
  return resource(id, {
    userName: user.mailNickname ?? '',
    firstName: user.givenName ?? '',
    lastName: user.surname ?? '',
    email: user.mail,
    ...given,
  });
}

/** What planning looks at: nothing but what is given. */
export function inputOf(given: Partial<PlanInput>): PlanInput {
  return { users: [], resources: [], mappings: [], open: [], ...given };
}

/** Autotask has it that the person has the resource. */
export function mappingOf(user: EntraUser, { id, userName }: Resource): CurrentMapping {
  return {
    objectId: user.id,
    resourceId: id,
    userPrincipalName: user.userPrincipalName,
    userName,
    requestId: `r${id}`,
    appliedAt: '2026-11-23T08:00:00.000Z',
  };
}

/** The only row. */
export function onlyRow(rows: readonly PlanRow[]): PlanRow {
  const [row, ...others] = rows;
  if (!row || others.length > 0) throw new Error(`${rows.length} rows instead of one`);
  return row;
}

/** The row of a resource. */
export function rowOf(rows: readonly PlanRow[], { id }: Pick<Resource, 'id'>): PlanRow {
  return onlyRow(rows.filter((row) => row.resource?.id === id));
}
