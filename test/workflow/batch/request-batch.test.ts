import { requestBatch } from '../../../src/workflow/batch/request-batch';
import { pendingRequest, bindChannel, events } from '../harness/steps';
import { companyOf } from '../harness/company-of';
import { useHarness } from '../harness';
import { alex, robin, taylor, uma } from '../harness/people';
import { describeOnDatabases } from '../../store/databases';
import { asked, counts, current, pendingBatch, planned, wishFor } from './batch-steps';

describeOnDatabases('asking for approval of a plan', (database) => {
  const harness = useHarness({ database });

  test('makes one batch of all exact rows and one approval card', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 7);
    expect(batch).toMatchObject({ state: 'pending', size: 7, requester: alex });
    expect(await counts(h, batch)).toEqual({ pending: 7 });
    expect(h.messenger.said.filter(({ what }) => what === 'batch-posted')).toHaveLength(1);
    expect(await events(h, batch.id)).toEqual(['batch.pending']);
    expect(await events(h, `${batch.id}-7`)).toEqual(['request.pending']);
  });

  test('a second click makes no second batch', async () => {
    const h = harness();
    companyOf(h.directory, 3);
    await bindChannel(h);
    const report = await planned(h);
    const answers = await Promise.all([1, 2].map(() => requestBatch(h.deps, wishFor(report))));
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['already-requested', 'requested']);
    await h.runJobs();
    expect(await h.store.batches.inStates(['pending'])).toHaveLength(1);
  });

  test('rows for which somebody else has asked meanwhile are left out', async () => {
    const h = harness();
    companyOf(h.directory, 3);
    await bindChannel(h);
    const report = await planned(h);
    await pendingRequest(h, 'given1.family0001');
    const batch = asked(await requestBatch(h.deps, wishFor(report)));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ pending: 2 });
    expect(await events(h, `${batch.id}-2`)).toEqual([]);
  });

  test('when nothing is left it ends by itself and says why', async () => {
    const h = harness();
    companyOf(h.directory, 1);
    await bindChannel(h);
    const report = await planned(h);
    await pendingRequest(h, 'given0.family0000');
    const { id } = asked(await requestBatch(h.deps, wishFor(report)));
    await h.runJobs();
    const batch = await current(h, id);
    expect(batch.state).toBe('cancelled');
    expect(batch.haltReason).toContain('nothing left');
    expect(h.messenger.said.map(({ what }) => what)).toContain('batch-told');
  });

  test.each([
    ['somebody else', robin, 'not-yours'],
    ['no administrator', uma, 'not-yours'],
  ])('is refused for %s', async (_who, clicker, kind) => {
    const h = harness();
    companyOf(h.directory, 1);
    await bindChannel(h);
    expect(await requestBatch(h.deps, wishFor(await planned(h), { clicker }))).toMatchObject({ kind });
    expect(await h.store.batches.inStates(['pending'])).toEqual([]);
    expect(await events(h)).toContain('batch.request.denied');
  });

  test('is refused when the asker is no administrator any more', async () => {
    const h = harness();
    companyOf(h.directory, 1);
    await bindChannel(h);
    expect(await requestBatch(h.deps, wishFor(await planned(h, taylor)))).toEqual({ kind: 'denied' });
  });

  test('needs an approvals channel, a plan that is not old, and something to ask for', async () => {
    const h = harness();
    companyOf(h.directory, 1);
    const report = await planned(h);
    expect(await requestBatch(h.deps, wishFor(report))).toEqual({ kind: 'no-channel' });
    await bindChannel(h);
    expect(await requestBatch(h.deps, wishFor(report, { revision: 9 }))).toEqual({ kind: 'gone' });
    expect(await requestBatch(h.deps, wishFor(report, { reportId: 'none' }))).toEqual({ kind: 'gone' });
    h.clock.advanceHours(25);
    expect(await requestBatch(h.deps, wishFor(report))).toEqual({ kind: 'gone' });
    h.directory.resources = [];
    expect(await requestBatch(h.deps, wishFor(await planned(h)))).toEqual({ kind: 'nothing-to-ask' });
  });
});

describe('how many have to approve', () => {
  const harness = useHarness({
    settings: { approvalsRequired: 2, sensitiveGroupId: 'e7a4c000-0000-4000-8000-0000000000aa' },
  });

  const directors = (memberIds: string[]) => ({
    id: 'e7a4c000-0000-4000-8000-0000000000aa',
    displayName: 'Directors',
    memberIds,
    memberGroupIds: [],
  });

  test('one, when nobody of the batch is in the sensitive group', async () => {
    const h = harness();
    h.directory.groups.push(directors([]));
    expect((await pendingBatch(h, 2)).approvalsNeeded).toBe(1);
  });

  test('several, when one of them is', async () => {
    const h = harness();
    const [first] = companyOf(h.directory, 2);
    h.directory.groups.push(directors([first?.id ?? '']));
    await bindChannel(h);
    const { id } = asked(await requestBatch(h.deps, wishFor(await planned(h))));
    await h.runJobs();
    expect((await current(h, id)).approvalsNeeded).toBe(2);
    expect((await h.store.requests.get(`${id}-1`))?.approvalsNeeded).toBe(2);
  });

  test('several, when there is no such group: nobody is let off by a slip of the pen', async () => {
    expect((await pendingBatch(harness(), 1)).approvalsNeeded).toBe(2);
  });
});
