import type { Directory } from '../../../src/playground/directory/directory';
import { buildPerson, exampleObjectId, type Person } from '../../../src/playground/directory/person';
import { buildResourceOf } from '../../../src/playground/directory/simulated-resource';

const firstResourceId = 60_000;

/** Leaves no resource in Autotask but those of so many new people, each of whom plainly matches their own. */
export function companyOf(directory: Directory, count: number): Person[] {
  const people = Array.from({ length: count }, (_, index) =>
    buildPerson({
      id: exampleObjectId(6_000 + index),
      givenName: `Given${index}`,
      surname: `Family${String(index).padStart(4, '0')}`,
    }),
  );
  directory.people.push(...people);
  directory.resources = people.map((person, index) =>
    buildResourceOf(person, { id: firstResourceId + index }),
  );
  return people;
}

/** The resource id of the company's person of this number (0, 1, 2, ...). */
export function resourceIdOf(index: number): number {
  return firstResourceId + index;
}
