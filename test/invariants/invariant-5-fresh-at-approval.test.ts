import { explainObstacle } from '../../src/mapping/obstacle';
import { requestCard } from '../../src/teams/cards/request-card';
import { useHarness, type Harness } from '../workflow/harness';
import { personNamed, resourceOf } from '../workflow/harness/add-people';
import { janesObjectId, janesResourceId } from '../workflow/harness/people';
import { appliedRequest, approvedRequest, current } from '../workflow/harness/steps';
import { approvedRemoval } from '../workflow/harness/unmap-steps';

const ssoField = { name: 'ssoUniqueID' };

function takeAway<T>(from: T[], what: T): void {
  from.splice(from.indexOf(what), 1);
}

/** Holds that the approval is void for this reason, that the card says so, and that Autotask was asked for nothing. */
async function expectVoid(h: Harness, id: string, code: string): Promise<void> {
  const request = await current(h, id);
  expect(request).toMatchObject({ state: 'void', obstacles: [{ code }] });
  expect(h.messenger.shown('approval')?.state).toBe('void');
  expect(h.messenger.told).toEqual(['void']);
  const card = JSON.stringify(requestCard(request, 'requester'));
  for (const obstacle of request.obstacles)
    expect(card).toContain(JSON.stringify(explainObstacle(obstacle).reason).slice(1, -1));
  expect(h.count(/POST .*(Tickets|ChecklistItems)$|PATCH/)).toBe(0);
}

describe('invariant 5: fresh at approval', () => {
  const harness = useHarness();

  test.each<[string, string, (h: Harness) => void]>([
    ['the person is gone', 'user-gone', (h) => takeAway(h.directory.people, personNamed(h, 'Jane Doe'))],
    ['the person is disabled', 'user-disabled', (h) => (personNamed(h, 'Jane Doe').accountEnabled = false)],
    [
      'the account was renamed to somebody else',
      'user-changed',
      (h) => (personNamed(h, 'Jane Doe').displayName = 'John Roe'),
    ],
    [
      'the resource is inactive',
      'resource-inactive',
      (h) => (resourceOf(h, janesResourceId).isActive = false),
    ],
    [
      'the resource is gone',
      'resource-gone',
      (h) => takeAway(h.directory.resources, resourceOf(h, janesResourceId)),
    ],
    [
      'the resource was renamed to somebody else',
      'resource-changed',
      (h) => (resourceOf(h, janesResourceId).lastName = 'Roe'),
    ],
  ])('%s since: the approval is void, says why, and nothing is posted', async (_what, code, change) => {
    const h = harness();
    const { id } = await approvedRequest(h);
    change(h);
    await h.runJobs();
    await expectVoid(h, id, code);
  });

  test.each<[string, string, { objectId: string; resourceId: number }]>([
    ['the Object ID', 'object-id-taken', { objectId: janesObjectId, resourceId: 1056 }],
    [
      'the resource',
      'resource-taken',
      { objectId: '00000000-0000-4000-8000-00000000beef', resourceId: janesResourceId },
    ],
  ])('%s taken by another mapping since: the approval is void and says so', async (_what, code, pair) => {
    const h = harness();
    const { id } = await approvedRequest(h);
    await h.store.mappings.insert({
      ...pair,
      userPrincipalName: 'other@contoso.example',
      userName: 'other',
      requestId: id,
      appliedAt: h.clock.now().toISOString(),
    });
    await h.runJobs();
    await expectVoid(h, id, code);
  });
});

describe('invariant 5: fresh at approval', () => {
  const harness = useHarness({ ssoField });

  test('the Object ID given to another resource in Autotask since: the approval is void and says whose', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    resourceOf(h, 1056)[ssoField.name] = janesObjectId;
    await h.runJobs();
    await expectVoid(h, id, 'object-id-taken');
  });
});

describe('invariant 5: fresh at approval, for removals', () => {
  const harness = useHarness();

  test('the two are not mapped any more: the approval is void, says why, and nothing is posted', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    await h.store.mappings.remove({ objectId: janesObjectId, resourceId: janesResourceId });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'void', obstacles: [{ code: 'not-mapped' }] });
    expect(h.autotask.tickets).toHaveLength(1);
  });

  test('the person is mapped to another resource by now: the approval is void', async () => {
    const h = harness();
    const { id: requestId } = await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    const mapping = await h.store.mappings.byObjectId(janesObjectId);
    if (!mapping) throw new Error('Jane is not mapped');
    await h.store.mappings.remove(mapping);
    await h.store.mappings.insert({ ...mapping, requestId, resourceId: 1056 });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'void', obstacles: [{ code: 'not-mapped' }] });
    expect(await h.store.mappings.byObjectId(janesObjectId)).toMatchObject({ resourceId: 1056 });
  });

  test('the person is gone or disabled: the removal goes on, since that is why people are removed', async () => {
    const h = harness();
    await appliedRequest(h);
    const { id } = await approvedRemoval(h);
    takeAway(h.directory.people, personNamed(h, 'Jane Doe'));
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
  });
});
