import { confirmPaste } from '../../src/workflow/confirm-paste';
import { useHarness } from './harness';
import { alex, robin, taylor } from './harness/people';
import { approvedRequest, awaitingPaste, current, done, events } from './harness/steps';

const harness = useHarness();

test('an administrator says it is pasted: the item is ticked, read back, and the mapping applied', async () => {
  const h = harness();
  const { id, revision } = await awaitingPaste(h);
  const noted = done(await confirmPaste(h.deps, { requestId: id, revision, clicker: robin }));
  expect(noted).toMatchObject({ state: 'awaiting_paste', pastedBy: robin, revision: revision + 1 });
  expect(h.autotask.checklistItems[0]?.isCompleted).toBe(false);
  await h.runJobs();
  expect(h.autotask.checklistItems[0]?.isCompleted).toBe(true);
  expect(await current(h, id)).toMatchObject({ state: 'applied', pastedBy: robin });
  expect(h.messenger.told).toEqual(['awaiting_paste', 'applied']);
  expect((await events(h, id)).slice(-2)).toEqual(['request.paste_confirmed', 'request.applied']);
});

test('an approver may not, for they are no administrator', async () => {
  const h = harness();
  const { id, revision } = await awaitingPaste(h);
  expect(await confirmPaste(h.deps, { requestId: id, revision, clicker: taylor })).toMatchObject({
    kind: 'denied',
    denial: 'not-administrator',
  });
  await h.runJobs();
  expect(h.autotask.patches).toEqual([]);
});

test('nothing can be pasted before the ticket is open', async () => {
  const h = harness();
  const { id, revision } = await approvedRequest(h);
  expect(await confirmPaste(h.deps, { requestId: id, revision, clicker: alex })).toMatchObject({
    kind: 'too-late',
    request: { state: 'approved' },
  });
});

test('of two at once the first is noted, the second told that the card is old, and one tick is made', async () => {
  const h = harness();
  const { id, revision } = await awaitingPaste(h);
  const clicks = await Promise.all(
    [alex, robin].map((clicker) => confirmPaste(h.deps, { requestId: id, revision, clicker })),
  );
  expect(clicks.map(({ kind }) => kind).sort()).toEqual(['done', 'stale']);
  await h.runJobs();
  expect(h.count(/PATCH .*ChecklistItems/)).toBe(1);
});

test('a second confirmation without a card changes who said it, and the item is ticked once', async () => {
  const h = harness();
  const { id } = await awaitingPaste(h);
  for (const clicker of [alex, robin])
    done(await confirmPaste(h.deps, { requestId: id, revision: null, clicker }));
  await h.runJobs();
  expect(h.count(/PATCH .*ChecklistItems/)).toBe(1);
  expect(await current(h, id)).toMatchObject({ state: 'applied', pastedBy: robin });
});
