import { actors } from '../../src/playground/directory/example/acting-people';
import { groupIds } from '../../src/playground/directory/example/groups';
import { startEntra, type Entra } from './start-entra';

let entra: Entra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());

const both = [groupIds.administrators, groupIds.approvers];

describe('membership in groups', () => {
  it.each([
    ['an administrator', actors.alexAdmin, [groupIds.administrators]],
    ['an approver through another group', actors.samSecond, [groupIds.approvers]],
    ['one who is both', actors.robinBoth, both],
    ['one who is neither', actors.umaUser, []],
    ['somebody who does not exist', '00000000-0000-4000-8000-000000000000', []],
  ])('knows %s', async (_, objectId, groups) => {
    expect([...(await entra.directory.memberOf(objectId, both))]).toEqual(groups);
  });

  it('answers with the ids as they were asked for, whatever their case', async () => {
    const shouted = groupIds.administrators.toUpperCase();
    const groups = await entra.directory.memberOf(actors.alexAdmin, [shouted]);
    expect(groups.has(shouted)).toBe(true);
  });

  it('asks nothing when there is no group to ask about', async () => {
    const before = entra.simulator.requests.length;
    expect(await entra.directory.memberOf(actors.alexAdmin, [])).toEqual(new Set());
    expect(entra.simulator.requests).toHaveLength(before);
  });
});
