import { listOpen } from '../../src/workflow/list-pending';
import { cancel } from '../../src/workflow/cancel';
import { showStatus } from '../../src/workflow/show-status';
import { batch, batchRow } from '../store/whole-company-examples';
import { useHarness } from './harness';
import { addPeople } from './harness/add-people';
import { alex, janesObjectId } from './harness/people';
import { appliedRequest, approvedRequest, pendingRequest } from './harness/steps';

const harness = useHarness();

test('of a request, by its id in any case', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  const asked = h.graph.requests.length;
  expect(await showStatus(h.deps, request.id.toUpperCase(), alex)).toEqual({ kind: 'request', request });
  expect(h.graph.requests).toHaveLength(asked);
});

test('of a person: the mapping they have and what was asked about them', async () => {
  const h = harness();
  const applied = await appliedRequest(h);
  expect(await showStatus(h.deps, 'jane.doe', alex)).toMatchObject({
    kind: 'person',
    user: { id: janesObjectId },
    mapping: { resourceId: applied.resource.id, requestId: applied.id },
    requests: [{ id: applied.id, state: 'applied' }],
  });
});

describe('of a person who left Entra', () => {
  const gone = { kind: 'person', isInEntra: false, user: { id: janesObjectId }, requests: [{}] };

  async function unmappedAndGone(): Promise<void> {
    const h = harness();
    const { user, resource } = await appliedRequest(h);
    await h.store.mappings.remove({ objectId: user.id, resourceId: resource.id });
    h.directory.people = h.directory.people.filter(({ id }) => id !== janesObjectId);
  }

  test.each(['Jane Doe', 'JANE.DOE@contoso.example', 'jane.doe', janesObjectId])(
    'by %s: what was asked about them, also once they are unmapped',
    async (who) => {
      await unmappedAndGone();
      expect(await showStatus(harness().deps, who, alex)).toMatchObject({ ...gone, mapping: null });
    },
  );

  test('names everybody who had the name', async () => {
    await unmappedAndGone();
    const [request] = await harness().store.requests.about(janesObjectId, 1);
    if (!request) throw new Error('there is no request');
    const namesake = { ...request.user, id: alex.objectId };
    await harness().store.requests.insert({ ...request, id: 'n4me-s4ke', user: namesake });
    expect(await showStatus(harness().deps, 'jane doe', alex)).toMatchObject({
      kind: 'several',
      people: { length: 2 },
    });
  });
});

test('of a person nobody asked about', async () => {
  expect(await showStatus(harness().deps, 'Liam Carter', alex)).toMatchObject({
    kind: 'person',
    mapping: null,
    requests: [],
  });
});

test('of a batch, by its id', async () => {
  const h = harness();
  await h.store.batches.insert(batch({ id: 'b4tc-h7m2' }));
  expect(await showStatus(h.deps, 'B4TC-H7M2', alex)).toMatchObject({
    kind: 'batch',
    view: { batch: { id: 'b4tc-h7m2' } },
  });
});

test('of a person of whom more was asked than a card shows: the newest ten', async () => {
  const h = harness();
  for (let round = 0; round < 11; round += 1) {
    const { id, revision } = await pendingRequest(h);
    await cancel(h.deps, { requestId: id, revision, clicker: alex });
    h.clock.advance(1_000);
  }
  expect(await showStatus(h.deps, 'jane.doe', alex)).toMatchObject({ requests: { length: 10 }, more: true });
});

test('of a person with what is known of their last sign-in', async () => {
  expect(await showStatus(harness().deps, 'jane.doe', alex)).toMatchObject({
    more: false,
    signIn: { kind: 'unknown', reason: expect.stringContaining('setup') as string },
  });
});

test('of a name that several people have, or too many, or nobody', async () => {
  const h = harness();
  expect(await showStatus(h.deps, 'Morgan Lee', alex)).toMatchObject({
    kind: 'several',
    people: { length: 2 },
  });
  addPeople(h, 'Quentin', 11);
  expect(await showStatus(h.deps, 'Quentin', alex)).toMatchObject({ kind: 'too-many', text: 'Quentin' });
  expect(await showStatus(h.deps, 'nobody.here', alex)).toEqual({ kind: 'nobody', who: 'nobody.here' });
});

test('when Entra does not tell, says so', async () => {
  const h = harness();
  h.graph.deniedPermissions.add('User.Read.All');
  await expect(showStatus(h.deps, 'jane.doe', alex)).rejects.toMatchObject({
    trouble: 'denied',
    message: expect.stringContaining('User.Read.All') as string,
  });
});

test('the open requests are listed, oldest first, and what is finished is not', async () => {
  const h = harness();
  await appliedRequest(h, 'liam.carter');
  const first = await approvedRequest(h, 'jane.doe');
  h.clock.advance(1_000);
  const second = await pendingRequest(h, 'emma.rossi');
  h.clock.advance(1_000);
  const third = await pendingRequest(h, 'lucas.meyer');
  const ids = async (limit: number) =>
    (await listOpen(h.deps, limit)).map((item) =>
      item.kind === 'request' ? item.request.id : item.batch.id,
    );
  expect(await ids(10)).toEqual([first.id, second.id, third.id]);
  expect(await ids(2)).toEqual([first.id, second.id]);
});

test('an open batch is listed as one among the requests, its rows are not, and what is finished is not', async () => {
  const h = harness();
  const { id } = await pendingRequest(h);
  await h.store.batches.insert(batch({ id: 'B-1', requestedAt: '2026-03-02T08:59:59.000Z' }));
  await h.store.batches.insert(
    batch({ id: 'B-2', state: 'paused', requestedAt: '2026-03-02T09:00:01.000Z' }),
  );
  await h.store.batches.insert(batch({ id: 'B-3', state: 'done' }));
  await h.store.requests.insert(batchRow(1));
  const open = await listOpen(h.deps, 10);
  expect(open.map((item) => (item.kind === 'request' ? item.request.id : item.batch.id))).toEqual([
    'B-1',
    id,
    'B-2',
  ]);
});
