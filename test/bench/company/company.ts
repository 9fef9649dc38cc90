import type { EntraUser } from '../../../src/mapping/entra-user';
import type { Resource } from '../../../src/mapping/resource';
import { buildPerson } from '../../../src/playground/directory/person';
import { buildResourceOf } from '../../../src/playground/directory/simulated-resource';

/** Somebody of the benchmarks' company, on both sides. */
export interface Employee {
  readonly user: EntraUser;
  readonly resource: Resource;
}

/** The employee of this number (0, 1, 2, ...), whose two accounts plainly belong together. */
export function employee(number: number): Employee {
  const user = buildPerson({
    id: `e7a4c000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    givenName: `Given${number}`,
    surname: `Family${number}`,
  });
  const { userName, firstName, lastName, email, email2, email3, isActive, title } = buildResourceOf(user, {
    id: 1_000_000 + number,
  });
  const names = { userName, firstName, lastName, email, email2, email3 };
  return { user, resource: { id: 1_000_000 + number, ...names, isActive, title, licence: 'Professional' } };
}

/** What an administrator types for the employee of this number. */
export function addressOf(number: number): string {
  return employee(number).user.userPrincipalName;
}

/** The address of somebody whom no stored request is about. */
export function newcomer(turn: number): string {
  return addressOf(500_000_000 + turn);
}
