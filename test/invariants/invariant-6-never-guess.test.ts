import { propose } from '../../src/workflow/propose';
import { proposeUnmap } from '../../src/workflow/unmap/propose-unmap';
import { useHarness, type Harness } from '../workflow/harness';
import { addCopies, addPeople, personNamed } from '../workflow/harness/add-people';
import { alex } from '../workflow/harness/people';
import { appliedRequest, takeDrafts } from '../workflow/harness/steps';

describe('invariant 6: never guess', () => {
  const harness = useHarness();

  function map({ deps }: Harness, who: string, resourceName: string | null = null) {
    return propose(deps, { who, resourceName, requester: alex });
  }

  test.each([
    ['two people of one name', 'Morgan Lee', 'choose-person', 2],
    ['two resources of equal evidence', 'tess.twin', 'choose-resource', 2],
  ])('%s are both shown, and neither is taken', async (_what, who, kind, count) => {
    const examined = await map(harness(), who);
    expect(examined.kind).toBe(kind);
    const shown =
      'people' in examined ? examined.people : 'candidates' in examined ? examined.candidates : [];
    expect(shown).toHaveLength(count);
    expect(examined).toMatchObject({ draft: { resourceId: null } });
  });

  test('weak evidence does not tip the scales between two of equal strength', async () => {
    const h = harness();
    const copies = h.directory.resources.length;
    addCopies(h, 1064, 1);
    const copy = h.directory.resources[copies];
    if (copy) copy.email2 = 'tess.twin@contoso.example';
    expect(await map(h, 'tess.twin')).toMatchObject({ kind: 'choose-resource', candidates: { length: 3 } });
  });

  test('more than ten are not cut to the first ten: the person is asked to narrow it down', async () => {
    const h = harness();
    addPeople(h, 'Quentin', 11);
    expect((await map(h, 'Quentin')).kind).toBe('too-many');
    addCopies(h, 1064, 9);
    expect((await map(h, 'tess.twin')).kind).toBe('too-many');
  });

  test('nobody and nothing found are said to be so', async () => {
    const h = harness();
    expect((await map(h, 'nobody.here')).kind).toBe('nobody');
    expect((await map(h, 'nadia.nowhere')).kind).toBe('no-resource');
    expect((await map(h, 'jane.doe', 'no.such.user')).kind).toBe('no-resource');
  });

  test.each([
    ['a guest', 'Pat Partner', 'user-is-guest'],
    ['a disabled account', 'dan.departed', 'user-disabled'],
    ['an API user', 'autotask.service', 'resource-is-api-user'],
    ['an inactive resource', 'ian.inactive', 'resource-inactive'],
  ])('%s is refused with the reason, and cannot be gone on with', async (_what, who, code) => {
    const h = harness();
    expect(await map(h, who)).toMatchObject({ kind: 'refused', obstacles: [{ code }] });
    expect(await takeDrafts(h)).toBe(0);
  });

  test('a resource named by hand is refused for the same reasons', async () => {
    const h = harness();
    expect(await map(h, 'nadia.nowhere', 'ian.inactive')).toMatchObject({
      kind: 'refused',
      obstacles: [{ code: 'resource-inactive' }],
    });
  });
});

describe('invariant 6: never guess whose mapping is removed', () => {
  const harness = useHarness();

  test('several mapped people of one name are all shown, and none is taken', async () => {
    const h = harness();
    await appliedRequest(h, 'jane.doe');
    await appliedRequest(h, 'liam.carter');
    personNamed(h, 'Liam Carter').displayName = 'Jane Doe';
    const examined = await proposeUnmap(h.deps, { who: 'Jane Doe', requester: alex });
    expect(examined).toMatchObject({
      kind: 'choose-mapping',
      mappings: { length: 2 },
      draft: { objectId: null, resourceId: null },
    });
  });

  test('a user name of Autotask that one person has and another is mapped with means both', async () => {
    const h = harness();
    await appliedRequest(h, 'jane.doe');
    await appliedRequest(h, 'liam.carter');
    Object.assign(personNamed(h, 'Liam Carter'), { mailNickname: 'jane.doe' });
    const examined = await proposeUnmap(h.deps, { who: 'jane.doe', requester: alex });
    expect(examined).toMatchObject({ kind: 'choose-mapping', mappings: { length: 2 } });
  });

  test('one mapped person of several of the name is told to be the only one, not taken for granted', async () => {
    const h = harness();
    await appliedRequest(h, 'liam.carter');
    addPeople(h, 'Liam', 1);
    const examined = await proposeUnmap(h.deps, { who: 'Liam', requester: alex });
    expect(examined).toMatchObject({
      kind: 'unmap-proposal',
      warnings: [expect.stringContaining('2 people in Entra ID fit') as string],
    });
  });
});
