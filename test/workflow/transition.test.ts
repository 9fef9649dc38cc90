import { requestStates } from '../../src/mapping/request-state';
import { botActor } from '../../src/mapping/request';
import { transition } from '../../src/workflow/transition';
import { useHarness } from './harness';
import { current, events, pendingRequest } from './harness/steps';

const harness = useHarness();
const by = { by: botActor, at: '2026-03-02T10:00:00.000Z' };

test('a move that the table does not allow is a mistake of the program and changes nothing', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  const forbidden = requestStates.filter(
    (state) => !['approved', 'rejected', 'cancelled', 'expired'].includes(state),
  );
  for (const state of forbidden)
    await expect(transition(h.store, request, state, by)).rejects.toThrow(`from pending to ${state}`);
  expect(await current(h, request.id)).toEqual(request);
});

test('a move from a request read too long ago does nothing at all', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  await transition(h.store, request, 'cancelled', by);
  const { depth } = await h.store.outbox.backlog();
  expect(await transition(h.store, request, 'approved', { ...by, jobs: ['publish'] })).toBeNull();
  expect((await h.store.outbox.backlog()).depth).toBe(depth);
  expect(await events(h, request.id)).toEqual(['request.pending', 'request.cancelled']);
});
