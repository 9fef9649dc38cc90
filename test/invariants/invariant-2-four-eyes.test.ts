import type { Actor } from '../../src/mapping/request';
import { decide } from '../../src/workflow/decide';
import { requestCard } from '../../src/teams/cards/request-card';
import { useHarness, type Harness } from '../workflow/harness';
import { robin, sam, taylor, uma } from '../workflow/harness/people';
import { groupIds } from '../../src/playground/directory/example/groups';
import { appliedRequest, approve, current, pendingRequest } from '../workflow/harness/steps';
import { removalOf } from '../workflow/harness/unmap-steps';

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

describe('invariant 2: four eyes, for removals', () => {
  const harness = useHarness();

  test('neither whoever asks for it nor whose mapping it is may decide', async () => {
    const h = harness();
    await appliedRequest(h, 'taylor.lead', sam);
    const asked = await removalOf(h, 'taylor.lead', robin);
    expect(await approve(h, asked, robin)).toMatchObject({ kind: 'denied', denial: 'own-request' });
    expect(await approve(h, asked, taylor)).toMatchObject({ kind: 'denied', denial: 'own-mapping' });
    expect(await current(h, asked.id)).toEqual(asked);
  });
});

describe('invariant 2: where two have to approve', () => {
  const harness = useHarness({ settings: { approvalsRequired: 2 } });

  test('neither approval may come from whoever asked, and both may not from one person', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'jane.doe', robin);
    expect(await approve(h, request, robin)).toMatchObject({ kind: 'denied', denial: 'own-request' });
    await approve(h, request, taylor);
    const once = await current(h, request.id);
    const shouted = { ...taylor, objectId: taylor.objectId.toUpperCase() };
    expect(await approve(h, once, shouted)).toMatchObject({ kind: 'denied', denial: 'already-approved' });
    expect(await approve(h, once, robin)).toMatchObject({ kind: 'denied', denial: 'own-request' });
    expect(await current(h, request.id)).toEqual(once);
  });
});

describe('invariant 2: only where FOUR_EYES is off on purpose', () => {
  const harness = useHarness({ settings: { fourEyes: false } });

  test('may one person do both, and card and record say so', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'jane.doe', robin);
    const approved = await approve(h, request, robin);
    if (approved.kind !== 'done') throw new Error(approved.kind);
    expect(JSON.stringify(requestCard(approved.request, 'reader'))).toContain('FOUR_EYES is off');
    expect((await h.store.audit.records(request.id)).at(-1)?.details).toMatchObject({ selfApproved: true });
  });
});
