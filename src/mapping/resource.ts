/** A resource (a technician) as Autotask knows them. Names are Autotask's own, in the camelCase of its answers. */
export interface Resource {
  readonly id: number;
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly email2: string | null;
  readonly email3: string | null;
  readonly isActive: boolean;
  readonly title: string | null;
  /** The label of the licence type's pick list entry, e.g. `Professional`; `null` when the instance gives none. */
  readonly licence: string | null;
}

/** The resource's first and last name, as the SSO page of Autotask lists it. */
export function resourceName(resource: Resource): string {
  return `${resource.firstName} ${resource.lastName}`.trim() || resource.userName;
}

/**
 * Whether the licence is the one of an API user, which cannot log in to the console and so can have no single
 * sign-on. The number of the licence type differs per instance; its label does not ("API User (system)").
 */
export function isApiUser(resource: Resource): boolean {
  return resource.licence !== null && /\bapi user\b/i.test(resource.licence);
}
