import type { Actor } from '../../src/mapping/request';
import { decide } from '../../src/workflow/decide';
import { useHarness, type Harness } from '../workflow/harness';
import { robin, sam, taylor, uma } from '../workflow/harness/people';
import { groupIds } from '../../src/playground/directory/example/groups';
import { approve, current, pendingRequest } from '../workflow/harness/steps';

function membersOf({ directory }: Harness, id: string): string[] {
  const group = directory.groups.find((each) => each.id === id);
  if (!group) throw new Error(`there is no group ${id}`);
  return group.memberIds;
}

describe('invariant 2: four eyes', () => {
  const harness = useHarness();

  test('whoever asked may not decide, approve or reject, although they are an approver', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'jane.doe', robin);
    expect(await approve(h, request, robin)).toMatchObject({ kind: 'denied', denial: 'own-request' });
    const no = {
      requestId: request.id,
      revision: 1,
      clicker: robin,
      verdict: 'rejected',
      comment: 'no',
    } as const;
    expect(await decide(h.deps, no)).toMatchObject({ kind: 'denied', denial: 'own-request' });
    expect(await current(h, request.id)).toEqual(request);
  });

  test.each<[string, Actor]>([
    ['taylor.lead', taylor],
    ['sam.second', sam],
  ])('whoever is being mapped (%s) may not decide', async (who, clicker) => {
    const h = harness();
    const request = await pendingRequest(h, who);
    expect(await approve(h, request, clicker)).toMatchObject({ kind: 'denied', denial: 'own-mapping' });
    expect(await current(h, request.id)).toEqual(request);
  });

  test('the role counts at the click: it can be lost after the card was posted', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.runJobs();
    membersOf(h, groupIds.approvers).splice(0);
    expect(await approve(h, request, taylor)).toMatchObject({ kind: 'denied', denial: 'not-approver' });
    expect(await current(h, request.id)).toEqual(request);
  });

  test('the role counts at the click: it can be given after the card was posted, also by a nested group', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.runJobs();
    expect(await approve(h, request, uma)).toMatchObject({ kind: 'denied', denial: 'not-approver' });
    membersOf(h, groupIds.serviceDeskLeads).push(uma.objectId);
    expect(await approve(h, request, uma)).toMatchObject({ kind: 'done' });
  });

  test('while Entra does not tell the roles nobody decides', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.graph.close();
    await expect(approve(h, request, taylor)).rejects.toMatchObject({ upstream: 'Entra ID' });
    expect(await current(h, request.id)).toEqual(request);
  });
});
