import { planAll } from '../../../src/mapping/plan/plan-all';
import type { PlanVerdict } from '../../../src/mapping/plan/plan';
import { licenseTypes } from '../../../src/playground/directory/simulated-resource';
import { largeDirectory } from '../../../src/playground/directory/large/large-directory';
import type { LargeCaseName } from '../../../src/playground/directory/large/cases';
import { inputOf } from './company';

/** What may come of a resource that was made to show a case; namesakes make an exact match likely, and a name ambiguous. */
const expected: Readonly<Record<LargeCaseName, readonly PlanVerdict[]>> = {
  email: ['exact', 'likely'],
  alias: ['likely'],
  'user name': ['likely'],
  'name only': ['likely', 'ambiguous', 'none'],
  ambiguous: ['ambiguous'],
  nobody: ['none'],
  guest: ['refused'],
  disabled: ['refused'],
  inactive: ['refused'],
  'API user': ['refused'],
};

describe('a plan for a large company', () => {
  const directory = largeDirectory({ people: 4_000, resources: 1_000 });
  const resources = directory.resources.map((resource) => ({
    ...resource,
    licence: resource.licenseType === licenseTypes.apiUser ? 'API User (system)' : 'Professional',
  }));
  const rows = planAll(inputOf({ users: directory.people, resources }));

  it.each(Object.entries(expected))('comes to what is true where the case is: %s', (name, verdicts) => {
    const shown = rows.filter((row) => directory.cases.get(row.resource?.id ?? 0) === name);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter(({ verdict }) => !verdicts.includes(verdict))).toEqual([]);
  });

  it('finds nearly everybody exactly whose address is the same', () => {
    const shown = rows.filter((row) => directory.cases.get(row.resource?.id ?? 0) === 'email');
    expect(shown.filter(({ verdict }) => verdict === 'exact').length / shown.length).toBeGreaterThan(0.8);
  });
});
