import { groupIds } from '../../src/playground/directory/example/groups';
import { startEntra, type Entra } from './start-entra';

let entra: Entra;
beforeAll(async () => {
  entra = await startEntra();
  const pattern = { memberIds: [], memberGroupIds: [] };
  const group = (number: number, displayName: string) => ({
    ...pattern,
    id: `9d0c7f3a-9999-4a00-9000-${String(number).padStart(12, '0')}`,
    displayName,
  });
  const twins = Array.from({ length: 15 }, (_, at) => group(at, 'Twins'));
  entra.simulator.directory.groups.push(...twins, group(90, "O'Brien's team & friends + 50 %"));
});
afterAll(() => entra.close());

const named = async (text: string) =>
  (await entra.directory.findGroups(text)).map(({ displayName }) => displayName);

describe('finding groups', () => {
  it('finds by name, case aside, with the Object ID', async () => {
    expect(await entra.directory.findGroups(' sso APPROVERS ')).toEqual([
      { id: groupIds.approvers, displayName: 'SSO approvers' },
    ]);
  });

  it.each(["O'Brien's team & friends + 50 %", 'O’Brien’s team & friends + 50 %'])(
    'finds by signs that queries are made of: %s',
    async (text) => {
      expect(await named(text)).toEqual(["O'Brien's team & friends + 50 %"]);
    },
  );

  it('finds by Object ID', async () => {
    expect(await named(groupIds.approvers.toUpperCase())).toEqual(['SSO approvers']);
    expect(await named('00000000-0000-4000-8000-000000000000')).toEqual([]);
  });

  it.each(['SSO', 'SSO approvers 2', ' ', '\u0000'])('finds none for %j', async (text) => {
    expect(await named(text)).toEqual([]);
  });

  it('stops at eleven, so that ten can be told from too many', async () => {
    expect(await named('Twins')).toHaveLength(11);
  });

  it('names the permission that is missing', async () => {
    entra.simulator.deniedPermissions.add('GroupMember.Read.All');
    await expect(entra.directory.findGroups('Twins')).rejects.toMatchObject({
      trouble: 'denied',
      details: { permission: 'GroupMember.Read.All' },
    });
  });
});
