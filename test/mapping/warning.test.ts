import type { EntraUser } from '../../src/mapping/entra-user';
import { evidenceFor } from '../../src/mapping/evidence';
import { candidatesFor } from '../../src/mapping/match';
import type { Resource } from '../../src/mapping/resource';
import { warningsFor } from '../../src/mapping/warning';
import { exampleResource, exampleUser, strangerResource } from './examples';

function warningsOf(
  user: Partial<EntraUser>,
  resource: Partial<Resource>,
  others: readonly Resource[] = [],
): string[] {
  const [person, chosen] = [exampleUser(user), exampleResource(resource)];
  return warningsFor(person, chosen, evidenceFor(person, chosen), candidatesFor(person, others));
}

describe('the approver is warned', () => {
  it('of nothing when all is well', () => {
    expect(warningsOf({}, {})).toEqual([]);
  });

  it('of a resource that has nothing in common with the person', () => {
    const warnings = warningsFor(exampleUser(), strangerResource(), [], []);
    expect(warnings).toEqual([expect.stringMatching(/^Nothing matches .* Approve only if/)]);
  });

  it('of a name that is all they have in common', () => {
    const warnings = warningsOf({}, { userName: 'jd', email: null, email2: null });
    expect(warnings).toEqual([expect.stringMatching(/^Only the name matches.*two people of one name\.$/)]);
  });

  it('of an account that seems to have been handed on', () => {
    const [warning, ...more] = warningsOf({}, { firstName: 'Ann', lastName: 'Predecessor' });
    expect(warning).toContain('Jane Doe in Entra ID, Ann Predecessor in Autotask');
    expect(more).toEqual([]);
  });

  it('of other resources that are similar, three at most, with the command that takes them', () => {
    const others = [1, 2, 3, 4].map((id) =>
      strangerResource({ id, firstName: 'Jane', lastName: 'Doe', userName: `jane.doe${id}` }),
    );
    const warnings = warningsOf({}, {}, others);
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toContain('Jane Doe (jane.doe1)');
    expect(warnings[0]).toContain('map <who> to jane.doe1.');
  });
});

describe('the names are taken for one', () => {
  it.each<[string, Partial<EntraUser>, Partial<Resource>]>([
    ['accents are written otherwise', { surname: 'Núñez', displayName: 'José' }, { lastName: 'NUNEZ' }],
    ['the family name stands in the display name only', { surname: null }, { lastName: 'Doe' }],
  ])('when %s', (_, user, resource) => {
    expect(warningsOf(user, resource)).toEqual([]);
  });

  it('when a family name of two words stands in the display name only', () => {
    const warnings = warningsOf(
      { surname: null, displayName: 'Jan van Dijk' },
      { firstName: 'Jan', lastName: 'van Dijk' },
    );
    expect(warnings).toEqual([]);
  });

  it('but not when only a part of a word is equal', () => {
    expect(warningsOf({ surname: null, displayName: 'Jane Doering' }, { lastName: 'Doe' })).toHaveLength(1);
  });
});
