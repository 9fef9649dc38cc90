import type { Directory } from '../directory';
import { actingPeople } from '../example/acting-people';
import { exampleTenantId } from '../example/example-directory';
import { exampleGroups } from '../example/groups';
import type { Person } from '../person';
import { largeCases, type LargeCase, type LargeCaseName } from './cases';
import { largePeople } from './large-people';
import { randomFrom, shuffled } from './random-from';

export interface LargeDirectoryOptions {
  /** How many people Entra has, those of the example who use the bot among them. At least as many as resources. */
  people: number;
  /** How many resources Autotask has, inactive ones too. */
  resources: number;
  /** The same seed gives the same company. Default 1. */
  seed?: number;
}

const firstResourceId = 100_000;

/** A company to measure with, and which resource shows what. */
export interface LargeDirectory extends Directory {
  /** How each resource was made, by its id; those of the people who use the bot are left out. */
  cases: Map<number, LargeCaseName>;
}

/**
 * A company of any size: most resources match one person by everything, some by an alias, the user name or the name only,
 * some belong to two people, to nobody, to guests or disabled accounts; see `largeCases` for the shares. The people who
 * use the bot in the example, and their groups, are in it too. People and resources come in no order.
 * @throws RangeError when there are fewer people than resources, or too few for those who use the bot
 */
export function largeDirectory({ people: size, resources, seed = 1 }: LargeDirectoryOptions): LargeDirectory {
  const actors = actingPeople();
  if (size < resources || resources < actors.length) {
    throw new RangeError(
      `${resources} resources need at least as many people, and at least ${actors.length}.`,
    );
  }
  const random = randomFrom(seed);
  const people = largePeople(size - actors.length, random);
  const cases = new Map<number, LargeCaseName>();
  const made = people.slice(0, resources - actors.length).map((person, index) => {
    const { name, make } = caseOf(index);
    const resource = make(person, firstResourceId + index);
    cases.set(resource.id, name);
    if (name === 'ambiguous')
      shareWith(people[(index + Math.ceil(people.length / 2)) % people.length], resource.email);
    return resource;
  });
  return {
    tenantId: exampleTenantId,
    people: shuffled([...people, ...actors.flatMap((actor) => actor.people)], random),
    resources: shuffled([...made, ...actors.flatMap((actor) => actor.resources)], random),
    groups: exampleGroups(),
    cases,
  };
}

/** Deals out the cases so that every hundred resources hold each by its share, spread evenly by a step that shares no factor. */
function caseOf(index: number): LargeCase {
  let place = (index * 37) % 100;
  for (const one of largeCases) {
    if (place < one.share) return one;
    place -= one.share;
  }
  throw new Error('The shares do not add up to 100.');
}

function shareWith(other: Person | undefined, address: string | null): void {
  if (other && address !== null) other.otherMails.push(address);
}
