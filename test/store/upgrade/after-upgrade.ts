import { buildPerson, exampleObjectId } from '../../../src/playground/directory/person';
import { buildResourceOf } from '../../../src/playground/directory/simulated-resource';
import type { DatabaseUnderTest } from '../databases';
import { startHarness, type Harness } from '../../workflow/harness';
import { loadFixture, restoreAutotask } from './load-fixture';

/** The workflow of today around a database of then, an hour later, when leases have run out: with the company and the Autotask of then. */
export async function harnessOn(database: DatabaseUnderTest, name: string): Promise<Harness> {
  const loaded = { name: database.name, create: () => loadFixture(database, name) };
  const harness = await startHarness({ database: loaded });
  await setClock(harness);
  restoreAutotask(harness.autotask, database, name);
  addColleagues(harness);
  return harness;
}

async function setClock({ store, clock }: Harness): Promise<void> {
  const newest = (await store.audit.records()).at(-1);
  if (!newest) throw new Error('The fixture has no audit log.');
  clock.advance(Date.parse(newest.at) - clock.now().getTime());
  clock.advanceHours(1);
}

/** Those who joined the company while the story was played (`play-story.mjs`). */
function addColleagues({ directory }: Harness): void {
  const first = 6_000 + directory.people.length;
  for (let number = first; number < first + 7; number += 1) {
    const givenName = number < first + 3 ? 'Early' : 'Late';
    const person = buildPerson({ id: exampleObjectId(number), givenName, surname: `Family${number}` });
    directory.people.push(person);
    directory.resources.push(buildResourceOf(person, { id: 60_000 + number }));
  }
}
