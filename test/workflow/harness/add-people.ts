import { buildPerson, exampleObjectId, type Person } from '../../../src/playground/directory/person';
import type { SimulatedResource } from '../../../src/playground/directory/simulated-resource';
import type { Harness } from '../harness';

/** Adds so many people whose display names all begin with this given name, and gives them back. */
export function addPeople({ directory }: Harness, givenName: string, count: number): Person[] {
  const people = Array.from({ length: count }, (_, index) =>
    buildPerson({ id: exampleObjectId(5_000 + index), givenName, surname: `Number${index}` }),
  );
  directory.people.push(...people);
  return people;
}

/** The person of Entra ID, to be changed by a test. */
export function personNamed({ directory }: Harness, displayName: string): Person {
  const person = directory.people.find((other) => other.displayName === displayName);
  if (!person) throw new Error(`nobody is named ${displayName}`);
  return person;
}

/** The resource of Autotask, to be changed by a test. */
export function resourceOf({ directory }: Harness, id: number): SimulatedResource {
  const resource = directory.resources.find((other) => other.id === id);
  if (!resource) throw new Error(`there is no resource ${id}`);
  return resource;
}

/** Adds copies of a resource under other ids and user names, so that they share its addresses and names. */
export function addCopies(harness: Harness, id: number, count: number): void {
  const original = resourceOf(harness, id);
  const first = 7_000 + harness.directory.resources.length;
  for (let copy = first; copy < first + count; copy += 1)
    harness.directory.resources.push({ ...original, id: copy, userName: `copy${copy}` });
}
