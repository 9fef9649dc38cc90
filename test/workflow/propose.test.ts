import { explainObstacle, type Obstacle } from '../../src/mapping/obstacle';
import type { Actor } from '../../src/mapping/request';
import { propose, type Proposed } from '../../src/workflow/propose';
import { useHarness, type Harness } from './harness';
import { addCopies, addPeople, personNamed } from './harness/add-people';
import { alex, janesObjectId, janesResourceId, taylor, uma } from './harness/people';
import { appliedRequest, approvedRequest, events, pendingRequest, takeDrafts } from './harness/steps';

function map(
  { deps }: Harness,
  who: string,
  resourceName: string | null = null,
  requester: Actor = alex,
): Promise<Proposed> {
  return propose(deps, { who, resourceName, requester });
}

function obstaclesIn(proposed: Proposed): readonly Obstacle[] {
  if (proposed.kind !== 'refused') throw new Error(`not refused but ${proposed.kind}`);
  return proposed.obstacles;
}

describe('looking up whom to map', () => {
  const harness = useHarness();

  test.each([
    'jane.doe',
    'JANE.DOE@contoso.example',
    'Jane Doe',
    janesObjectId,
    `{${janesObjectId.toUpperCase()}}`,
  ])('finds Jane Doe by %s and proposes her resource with the reasons', async (who) => {
    const h = harness();
    const proposed = await map(h, who);
    expect(proposed).toMatchObject({
      kind: 'proposal',
      user: { id: janesObjectId, displayName: 'Jane Doe' },
      resource: { id: janesResourceId, userName: 'jane.doe' },
      warnings: [],
      draft: { revision: 1, objectId: janesObjectId, resourceId: janesResourceId, requester: alex },
    });
    if (proposed.kind !== 'proposal') throw new Error('no proposal');
    expect(proposed.evidence.map(({ tier }) => tier)).toEqual(['primary-email', 'user-name', 'name']);
    expect(await h.store.drafts.get(proposed.draft.id)).toEqual(proposed.draft);
  });

  test('keeps what was found for its requester to choose from when two people have one name', async () => {
    const h = harness();
    const proposed = await map(h, 'Morgan Lee');
    expect(proposed).toMatchObject({
      kind: 'choose-person',
      people: [{ department: 'Service Desk' }, { department: 'Finance' }],
      draft: { objectId: null, resourceId: null },
    });
    expect(await takeDrafts(h)).toBe(1);
  });

  test('offers two resources of equal evidence, and decides for neither', async () => {
    const proposed = await map(harness(), 'tess.twin');
    expect(proposed).toMatchObject({
      kind: 'choose-resource',
      candidates: [{ resource: { id: 1064 } }, { resource: { id: 1164 } }],
      draft: { resourceId: null },
    });
  });

  test('offers ten people, and asks to narrow down eleven', async () => {
    const h = harness();
    addPeople(h, 'Quentin', 10);
    expect(await map(h, 'Quentin')).toMatchObject({ kind: 'choose-person', people: { length: 10 } });
    addPeople(h, 'Quentin', 1);
    expect(await map(h, 'Quentin')).toEqual({ kind: 'too-many', upstream: 'Entra ID', text: 'Quentin' });
  });

  test('offers ten resources, and asks to narrow down eleven', async () => {
    const h = harness();
    addCopies(h, 1064, 8);
    expect(await map(h, 'tess.twin')).toMatchObject({ kind: 'choose-resource', candidates: { length: 10 } });
    addCopies(h, 1064, 1);
    expect(await map(h, 'tess.twin')).toEqual({ kind: 'too-many', upstream: 'Autotask', text: 'Tess Twin' });
  });

  test('says so when nobody is found, and keeps nothing', async () => {
    const h = harness();
    expect(await map(h, 'nobody.here')).toEqual({ kind: 'nobody', who: 'nobody.here' });
    expect(await map(h, '00000000-0000-4000-8000-00000000dead')).toMatchObject({ kind: 'nobody' });
    expect(await takeDrafts(h)).toBe(0);
  });

  test('says so when the person has no resource, and keeps nothing', async () => {
    const h = harness();
    expect(await map(h, 'nadia.nowhere')).toMatchObject({ kind: 'no-resource', name: null });
    expect(await map(h, 'jane.doe', 'nosuchuser')).toMatchObject({ kind: 'no-resource', name: 'nosuchuser' });
    expect(await takeDrafts(h)).toBe(0);
  });

  test('warns when only the name agrees', async () => {
    const proposed = await map(harness(), 'José Núñez');
    expect(proposed).toMatchObject({
      kind: 'proposal',
      resource: { id: 1033 },
      warnings: [expect.stringContaining('Only the name matches')],
    });
  });
});

describe('naming the resource', () => {
  const harness = useHarness();

  test.each(['orla.orphan', 'orla@elsewhere.example', '1056'])(
    'takes %s although nothing matches, and warns',
    async (name) => {
      const proposed = await map(harness(), 'nadia.nowhere', name);
      expect(proposed).toMatchObject({
        kind: 'proposal',
        resource: { id: 1056, userName: 'orla.orphan' },
        evidence: [],
        warnings: [expect.stringContaining('Nothing matches')],
      });
    },
  );

  test('still warns of the resource that matching would have taken', async () => {
    expect(await map(harness(), 'jane.doe', 'orla.orphan')).toMatchObject({
      kind: 'proposal',
      warnings: [
        expect.stringContaining('Nothing matches'),
        expect.stringContaining('another similar resource: Jane Doe (jane.doe)'),
      ],
    });
  });

  test('offers the resources that share the named address', async () => {
    const h = harness();
    addCopies(h, 1001, 1);
    expect(await map(h, 'nadia.nowhere', 'jane.doe@contoso.example')).toMatchObject({
      kind: 'choose-resource',
      candidates: [
        { resource: { id: 1001 } },
        { resource: { userName: expect.stringContaining('copy') as string } },
      ],
    });
  });

  test('says which name it was that too many resources share', async () => {
    const h = harness();
    addCopies(h, 1001, 10);
    const address = 'jane.doe@contoso.example';
    expect(await map(h, 'nadia.nowhere', address)).toEqual({
      kind: 'too-many',
      upstream: 'Autotask',
      text: address,
    });
  });
});

describe('refusing to map', () => {
  const harness = useHarness();

  test.each([
    ['a guest', 'Pat Partner', ['user-is-guest']],
    ['a disabled account', 'dan.departed', ['user-disabled']],
    ['an inactive resource', 'ian.inactive', ['resource-inactive']],
    ['an API user', 'autotask.service', ['resource-is-api-user']],
  ])('%s says why, is recorded, and keeps nothing', async (_what, who, codes) => {
    const h = harness();
    const proposed = await map(h, who);
    expect(obstaclesIn(proposed).map(({ code }) => code)).toEqual(codes);
    expect(await takeDrafts(h)).toBe(0);
    expect((await h.store.audit.records()).at(-1)).toMatchObject({
      event: 'map.refused',
      actor: alex,
      details: { obstacles: codes.map((code) => ({ code })) },
    });
  });

  test('names every reason at once', async () => {
    const h = harness();
    Object.assign(personNamed(h, 'Pat Partner'), { accountEnabled: false });
    expect(obstaclesIn(await map(h, 'Pat Partner')).map(({ code }) => code)).toEqual([
      'user-is-guest',
      'user-disabled',
    ]);
  });

  test('somebody without the role learns nothing about anybody, and is recorded', async () => {
    const h = harness();
    for (const actor of [uma, taylor]) {
      expect(await map(h, 'jane.doe', null, actor)).toEqual({ kind: 'denied' });
    }
    expect(h.graph.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(await events(h)).toEqual(['map.denied', 'map.denied']);
  });

  test('a person or a resource with an open request says whose it is and how it stands', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    const open = {
      code: 'request-open',
      requestId: request.id,
      state: 'waiting for approval',
      requester: 'Alex Admin',
      cancellable: true,
    };
    expect(obstaclesIn(await map(h, 'jane.doe'))).toEqual([open]);
    expect(obstaclesIn(await map(h, 'nadia.nowhere', 'jane.doe'))).toEqual([open]);
  });

  test('a person whose mapping is being posted is refused without a way to take it back', async () => {
    const h = harness();
    await approvedRequest(h);
    const [open] = obstaclesIn(await map(h, 'jane.doe'));
    expect(open).toMatchObject({ code: 'request-open', state: 'approved', cancellable: false });
    expect(open && explainObstacle(open).wayOut).toMatch(/^See it with: status \S+\.$/);
  });

  test('a person or a resource that the bot mapped before says to whom', async () => {
    const h = harness();
    await appliedRequest(h);
    expect(obstaclesIn(await map(h, 'jane.doe'))).toEqual([{ code: 'already-mapped', userName: 'jane.doe' }]);
    expect(obstaclesIn(await map(h, 'jane.doe', 'orla.orphan'))).toEqual([
      { code: 'object-id-taken', holder: 'jane.doe' },
    ]);
    expect(obstaclesIn(await map(h, 'nadia.nowhere', 'jane.doe'))).toEqual([
      { code: 'resource-taken', userName: 'jane.doe', holder: 'jane.doe@contoso.example' },
    ]);
  });
});

describe('where Autotask shows who holds which Object ID', () => {
  const harness = useHarness({ ssoField: { name: 'ssoUniqueID' } });

  test('a person whose resource holds it already is mapped: nothing to do', async () => {
    expect(obstaclesIn(await map(harness(), 'mia.mapped'))).toEqual([
      { code: 'already-mapped', userName: 'mia.mapped' },
    ]);
  });

  test('an Object ID on another resource is refused with that name', async () => {
    expect(obstaclesIn(await map(harness(), 'nora.taken'))).toEqual([
      { code: 'object-id-taken', holder: 'Norman Taker (ntaker)' },
    ]);
  });
});

describe('trouble while looking up', () => {
  const harness = useHarness();

  test('in Entra says which side and leaves nothing behind', async () => {
    const h = harness();
    h.graph.faults.add({ match: /GET .*users/, status: 502, times: 3 });
    await expect(map(h, 'jane.doe')).rejects.toMatchObject({ upstream: 'Entra ID', trouble: 'unreachable' });
    expect(h.graph.faults.remaining).toBe(0);
    expect(await takeDrafts(h)).toBe(0);
  });

  test('when Entra is not there at all says so too', async () => {
    const h = harness();
    await h.graph.close();
    await expect(map(h, 'jane.doe')).rejects.toMatchObject({ upstream: 'Entra ID', trouble: 'unreachable' });
  });

  test('in Autotask says which side and leaves nothing behind', async () => {
    const h = harness();
    h.autotask.faults.add({ match: /Resources.query/, status: 502, times: 3 });
    await expect(map(h, 'jane.doe')).rejects.toMatchObject({ upstream: 'Autotask', trouble: 'unreachable' });
    expect(h.autotask.faults.remaining).toBe(0);
    expect(await takeDrafts(h)).toBe(0);
    expect(await events(h)).toEqual([]);
  });
});
