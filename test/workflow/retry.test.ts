import { retry } from '../../src/workflow/retry';
import { useHarness } from './harness';
import { alex, sam, taylor } from './harness/people';
import { approve, current, done, failedRequest, pendingRequest } from './harness/steps';

const harness = useHarness();

test('an approver posts a failed mapping once more; the decision stands', async () => {
  const h = harness();
  const failed = await failedRequest(h);
  const again = done(await retry(h.deps, { requestId: failed.id, revision: failed.revision, clicker: sam }));
  expect(again).toMatchObject({ state: 'approved', failure: null, decision: { by: taylor } });
  expect((await h.store.audit.records(failed.id)).at(-1)).toMatchObject({
    actor: sam,
    before: 'failed',
    after: 'approved',
    details: { retryOf: failed.failure },
  });
  await h.runJobs();
  expect(await current(h, failed.id)).toMatchObject({ state: 'awaiting_paste' });
  expect(h.autotask.tickets).toHaveLength(1);
});

test('somebody who is no approver may not', async () => {
  const h = harness();
  const failed = await failedRequest(h);
  expect(
    await retry(h.deps, { requestId: failed.id, revision: failed.revision, clicker: alex }),
  ).toMatchObject({
    kind: 'denied',
    denial: 'not-approver',
  });
  expect(await current(h, failed.id)).toEqual(failed);
});

test('what did not fail cannot be retried', async () => {
  const h = harness();
  const request = done(await approve(h, await pendingRequest(h)));
  expect(
    await retry(h.deps, { requestId: request.id, revision: request.revision, clicker: sam }),
  ).toMatchObject({
    kind: 'too-late',
  });
});

test('both sides are read again: what changed since the decision voids it', async () => {
  const h = harness();
  const failed = await failedRequest(h);
  h.directory.people.splice(
    h.directory.people.findIndex(({ id }) => id === failed.user.id),
    1,
  );
  done(await retry(h.deps, { requestId: failed.id, revision: failed.revision, clicker: sam }));
  await h.runJobs();
  expect(await current(h, failed.id)).toMatchObject({ state: 'void', obstacles: [{ code: 'user-gone' }] });
  expect(h.autotask.tickets).toEqual([]);
});
