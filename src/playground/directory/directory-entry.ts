import { buildPerson, exampleObjectId, type Person } from './person';
import { buildResourceOf, type SimulatedResource } from './simulated-resource';

/** One case of the example directory: who belongs to it in Entra, and what belongs to it in Autotask. */
export interface DirectoryEntry {
  people: Person[];
  resources: SimulatedResource[];
}

interface Numbered {
  /** Makes the Object ID, and the resource id by adding 1000. */
  number: number;
  givenName: string;
  surname: string;
}

/** A person of the example directory by number, but for what is given. */
export function numberedPerson({ number, ...given }: Numbered & Partial<Person>): Person {
  return buildPerson({ id: exampleObjectId(number), ...given });
}

/** A person and the one resource that plainly belongs to that person. */
export function personWithResource(
  person: Numbered & Partial<Person>,
  resource: Partial<SimulatedResource> = {},
): DirectoryEntry {
  const built = numberedPerson(person);
  return { people: [built], resources: [buildResourceOf(built, { id: 1000 + person.number, ...resource })] };
}
