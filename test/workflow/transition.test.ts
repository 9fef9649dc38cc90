import { requestStates } from '../../src/mapping/request-state';
import { botActor } from '../../src/mapping/request';
import { transition } from '../../src/workflow/transition';
import { cancel } from '../../src/workflow/cancel';
import { getOrExpire } from '../../src/workflow/expire';
import { batchRow } from '../store/whole-company-examples';
import { useHarness, type Harness } from './harness';
import { alex } from './harness/people';
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

test('a row of a batch causes no work of its own: only its batch is drawn, two seconds later', async () => {
  const h = harness();
  const row = batchRow(2);
  await h.store.requests.insert(row);
  await transition(h.store, row, 'approved', { ...by, jobs: ['publish', 'tell-requester'] });
  expect(await jobsAt(h, '2026-03-02T10:00:01.999Z')).toEqual([]);
  expect(await jobsAt(h, '2026-03-02T10:00:02.000Z')).toEqual([['draw-batch', 'B-1']]);
});

test('a row of a batch can be taken back by itself, and the card of the batch tells of it', async () => {
  const h = harness();
  const row = batchRow(2);
  await h.store.requests.insert(row);
  const clicked = await cancel(h.deps, { requestId: row.id, revision: null, clicker: alex });
  expect(clicked).toMatchObject({ kind: 'done', request: { state: 'cancelled', cancelledBy: alex } });
  expect(await jobsAt(h, '2026-03-02T12:00:00.000Z')).toEqual([['draw-batch', 'B-1']]);
});

test('a row of a batch does not expire by itself, also not when somebody clicks too late', async () => {
  const h = harness();
  const row = batchRow(2, { expiresAt: '2026-03-02T08:00:00.000Z' });
  await h.store.requests.insert(row);
  expect(await getOrExpire(h.deps, row.id)).toEqual(row);
  expect(await current(h, row.id)).toEqual(row);
});

/** The jobs that are due at a time, by kind and subject. They are leased by being looked at. */
async function jobsAt({ store }: Pick<Harness, 'store'>, now: string): Promise<[string, string][]> {
  const job = await store.outbox.claim({ owner: 'a test', now, until: '9999-12-31T00:00:00.000Z' });
  return job ? [[job.kind, job.subject], ...(await jobsAt({ store }, now))] : [];
}
