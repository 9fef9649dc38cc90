import { expireDue } from '../../src/workflow/expire';
import { useHarness } from './harness';
import { approve, current, events, pendingRequest } from './harness/steps';

const harness = useHarness();

test('what nobody decided in time ends, and its requester is told', async () => {
  const h = harness();
  const { id } = await pendingRequest(h);
  h.clock.advance(72 * 3_600_000 - 1);
  await expireDue(h.deps);
  expect(await current(h, id)).toMatchObject({ state: 'pending' });
  h.clock.advance(1);
  await expireDue(h.deps);
  await expireDue(h.deps);
  expect(await current(h, id)).toMatchObject({ state: 'expired', decision: null });
  await h.runJobs();
  expect(h.messenger.told).toEqual(['expired']);
  expect(await events(h, id)).toEqual(['request.pending', 'request.expired']);
  expect((await h.store.audit.records(id)).at(-1)?.actor).toEqual({ objectId: 'bot', name: 'sso bot' });
});

test('what was decided in time stays decided', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  await approve(h, request);
  h.clock.advanceHours(100);
  await expireDue(h.deps);
  expect(await current(h, request.id)).toMatchObject({ state: 'approved' });
});

test('sweeping while an approver clicks ends the request once', async () => {
  const h = harness();
  const request = await pendingRequest(h);
  h.clock.advanceHours(72);
  const [, clicked] = await Promise.all([expireDue(h.deps), approve(h, request), expireDue(h.deps)]);
  expect(clicked).toMatchObject({ kind: 'too-late', request: { state: 'expired' } });
  const ended = (await events(h, request.id)).filter((event) => event === 'request.expired');
  expect(ended).toHaveLength(1);
});
