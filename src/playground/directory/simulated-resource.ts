import type { Person } from './person';

/** A resource of Autotask (a user of the PSA), names as its REST API answers them. */
export interface SimulatedResource {
  id: number;
  userName: string;
  email: string | null;
  email2: string | null;
  email3: string | null;
  firstName: string;
  middleName: string | null;
  lastName: string;
  isActive: boolean;
  /** A picklist value whose meaning each instance has for itself: read the labels. */
  licenseType: number;
  resourceType: string;
  title: string | null;
  /** The SSO field of instances that expose one, under the name the simulator was started with. */
  [field: string]: unknown;
}

/** Picklist values of `licenseType` in this simulated instance. */
export const licenseTypes = { professional: 1, team: 2, dashboard: 3, contractor: 5, apiUser: 7 } as const;

/**
 * Where the example directory keeps Object IDs that resources already hold. A simulator started with an SSO field shows
 * them under that field's name, one started without shows them nowhere.
 */
export const exampleSsoField = 'ssoUniqueID';

type ResourceBasics = Partial<SimulatedResource> &
  Pick<SimulatedResource, 'id' | 'firstName' | 'lastName' | 'userName' | 'email'>;

/** An active employee with a professional licence, but for what is given. */
export function buildResource(given: ResourceBasics): SimulatedResource {
  return {
    email2: null,
    email3: null,
    middleName: null,
    isActive: true,
    licenseType: licenseTypes.professional,
    resourceType: 'Employee',
    title: 'Support Engineer',
    ...given,
  };
}

/** The resource that plainly belongs to a person: same names, e-mail, and user name = mail nickname. */
export function buildResourceOf(
  person: Person,
  given: Partial<SimulatedResource> & Pick<SimulatedResource, 'id'>,
): SimulatedResource {
  return buildResource({
    firstName: person.givenName ?? '',
    lastName: person.surname ?? '',
    userName: person.mailNickname,
    email: person.mail,
    ...given,
  });
}
