import type { Actor } from '../../src/mapping/request';
import { cancel } from '../../src/workflow/cancel';
import { useHarness } from './harness';
import { alex, robin, taylor, uma } from './harness/people';
import {
  approve,
  awaitingPaste,
  current,
  done,
  events,
  failedRequest,
  pendingRequest,
} from './harness/steps';

const harness = useHarness();

test.each([
  ['its requester', alex],
  ['another administrator', robin],
])('%s takes a pending request back', async (_who, clicker) => {
  const h = harness();
  const { id } = await pendingRequest(h);
  const cancelled = done(await cancel(h.deps, { requestId: id, revision: null, clicker }));
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelledBy: clicker });
  await h.runJobs();
  expect(h.messenger.posted).toBe(0);
  expect(h.messenger.shown('requester')?.state).toBe('cancelled');
  expect(await approve(h, cancelled)).toMatchObject({ kind: 'too-late', request: { cancelledBy: clicker } });
});

test('its requester takes a request back even after losing the role', async () => {
  const h = harness();
  const { id } = await pendingRequest(h);
  for (const group of h.directory.groups) group.memberIds = [];
  expect(await cancel(h.deps, { requestId: id, revision: null, clicker: alex })).toMatchObject({
    kind: 'done',
  });
});

test.each<[string, Actor]>([
  ['an approver', taylor],
  ['anybody else', uma],
])('%s may not', async (_who, clicker) => {
  const h = harness();
  const request = await pendingRequest(h);
  const clicked = await cancel(h.deps, { requestId: request.id, revision: 1, clicker });
  expect(clicked).toMatchObject({ kind: 'denied', denial: 'not-requester' });
  expect(await current(h, request.id)).toEqual(request);
  expect(await events(h, request.id)).toEqual(['request.pending', 'cancel.denied']);
});

test('a failed request can be taken back, and its person asked for again', async () => {
  const h = harness();
  const { id } = await failedRequest(h);
  expect(await cancel(h.deps, { requestId: id, revision: null, clicker: alex })).toMatchObject({
    kind: 'done',
  });
  expect(await pendingRequest(h)).toMatchObject({ state: 'pending' });
});

test('a request that waits for the paste can be taken back, and whoever asked is told of it by another', async () => {
  const h = harness();
  const { id } = await awaitingPaste(h);
  done(await cancel(h.deps, { requestId: id, revision: null, clicker: robin }));
  await h.runJobs();
  expect(h.messenger.told).toEqual(['awaiting_paste', 'cancelled']);
  expect(await h.store.mappings.byObjectId((await current(h, id)).user.id)).toBeNull();
});

test('an approved request cannot be taken back any more', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  await approve(h, request);
  expect(await cancel(h.deps, { requestId: request.id, revision: null, clicker: alex })).toMatchObject({
    kind: 'too-late',
    request: { state: 'approved', decision: { by: taylor } },
  });
});

test('of a cancellation and an approval at once one happens', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  const clicks = await Promise.all([
    cancel(h.deps, { requestId: request.id, revision: 1, clicker: alex }),
    approve(h, request),
  ]);
  expect(clicks.map(({ kind }) => kind).sort()).toEqual(['done', 'too-late']);
});
