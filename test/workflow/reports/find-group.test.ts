import { findGroup } from '../../../src/workflow/reports/find-group';
import { useHarness } from '../harness';
import { alex, taylor } from '../harness/people';
import { events } from '../harness/steps';

const harness = useHarness();

function addGroups(count: number, displayName = 'Technicians'): string[] {
  const groups = Array.from({ length: count }, (_, index) => ({
    id: `9d0c7f3a-6666-4a00-9000-0000000000${String(index).padStart(2, '0')}`,
    displayName,
    memberIds: [],
    memberGroupIds: [],
  }));
  harness().directory.groups.push(...groups);
  return groups.map(({ id }) => id);
}

test('finds a group by its name or Object ID', async () => {
  const [groupId = ''] = addGroups(1);
  const { deps } = harness();
  const scope = { kind: 'group', groupId, name: 'Technicians' };
  expect(await findGroup(deps, { actor: alex, name: 'Technicians' })).toEqual({ kind: 'one', scope });
  expect(await findGroup(deps, { actor: alex, name: groupId })).toEqual({ kind: 'one', scope });
});

test('says that there is none, or several, and of too many the first ten', async () => {
  const { deps } = harness();
  expect(await findGroup(deps, { actor: alex, name: 'Technicians' })).toEqual({ kind: 'none' });
  addGroups(2);
  expect(await findGroup(deps, { actor: alex, name: 'Technicians' })).toMatchObject({
    kind: 'several',
    groups: { length: 2 },
    more: false,
  });
  addGroups(11, 'Juniors');
  expect(await findGroup(deps, { actor: alex, name: 'Juniors' })).toMatchObject({
    kind: 'several',
    groups: { length: 10 },
    more: true,
  });
});

test('is for administrators, and a refused attempt is on record', async () => {
  const h = harness();
  expect(await findGroup(h.deps, { actor: taylor, name: 'SSO approvers' })).toEqual({ kind: 'denied' });
  expect(await events(h)).toEqual(['plan.denied']);
});
