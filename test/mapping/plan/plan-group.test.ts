import { planAll } from '../../../src/mapping/plan/plan-all';
import { planGroup } from '../../../src/mapping/plan/plan-group';
import { inputOf, mappingOf, objectId, onlyRow, person, resource, resourceOf, rowOf } from './company';

const jane = person(1, { givenName: 'Jane', surname: 'Doe' });
const omar = person(2, { givenName: 'Omar', surname: 'Aziz' });
const janesResource = resourceOf(jane, 11);
const omarsResource = resourceOf(omar, 12);
const both = { users: [jane, omar], resources: [janesResource, omarsResource] };

describe('a plan for a group', () => {
  it('has the resources of its members, in places of their own, as the plan for everybody has them', () => {
    const rows = planGroup(inputOf(both), new Set([jane.id.toUpperCase()]));
    expect(onlyRow(rows)).toEqual({ ...rowOf(planAll(inputOf(both)), janesResource), position: 1 });
  });

  it('shows a resource that a member may be meant by', () => {
    const twin = person(3, { mail: jane.mail });
    const row = onlyRow(planGroup(inputOf({ ...both, users: [jane, twin, omar] }), new Set([twin.id])));
    expect(row).toMatchObject({ verdict: 'ambiguous', resource: { id: 11 } });
    expect(row.candidates).toHaveLength(2);
  });

  it('has a row for each member without a resource, after the others, by name', () => {
    const zoe = person(4, { displayName: 'Zoe Last' });
    const ana = person(5, { displayName: 'ána First' });
    const members = new Set([zoe, ana, jane].map(({ id }) => id));
    const rows = planGroup(inputOf({ ...both, users: [zoe, ana, jane, omar] }), members);
    expect(rows.map((row) => [row.position, row.verdict, row.user?.id, row.resource?.id])).toEqual([
      [1, 'exact', jane.id, 11],
      [2, 'none', ana.id, undefined],
      [3, 'none', zoe.id, undefined],
    ]);
  });

  it.each([
    ['disabled', { accountEnabled: false }, 'user-disabled'],
    ['guests', { userType: 'Guest' }, 'user-is-guest'],
  ])('refuses members without a resource who are %s', (_, unable, code) => {
    const member = person(6, unable);
    const row = onlyRow(planGroup(inputOf({ ...both, users: [member, jane] }), new Set([member.id])));
    expect(row).toMatchObject({
      verdict: 'refused',
      resource: null,
      user: { id: member.id },
      obstacles: [{ code }],
    });
  });

  it('says that a member is mapped whose resource is not active any more', () => {
    const member = person(6);
    const input = inputOf({ ...both, users: [member], mappings: [mappingOf(member, resource(99))] });
    expect(onlyRow(planGroup(input, new Set([member.id])))).toMatchObject({
      verdict: 'already-mapped',
      resource: null,
      obstacles: [{ code: 'already-mapped', userName: 'resource99' }],
    });
  });

  it.each([
    ['one resource', [], 'Jane Doe resembles Jane Doe (person1), which others fit'],
    [
      'several resources',
      [resourceOf(omar, 13, { firstName: 'Jane', lastName: 'Doe' })],
      'Jane Doe resembles Jane Doe (person1), Jane Doe (person2), which others fit',
    ],
  ])('names what a member without a resource resembles: %s', (_, more, sentence) => {
    const namesake = person(7, { givenName: 'Jane', surname: 'Doe' });
    const input = inputOf({
      users: [namesake, jane, omar],
      resources: [janesResource, ...more],
    });
    const row = onlyRow(planGroup(input, new Set([namesake.id])));
    expect(row).toMatchObject({ verdict: 'none', resource: null });
    expect(row.warnings.join(' ')).toContain(sentence);
  });

  it('leaves out members who do not exist any more', () => {
    expect(planGroup(inputOf(both), new Set([objectId(404)]))).toEqual([]);
  });
});
