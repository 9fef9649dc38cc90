import { groupIds } from '../../src/playground/directory/example/groups';
import { decide } from '../../src/workflow/decide';
import { describeOnDatabases } from '../store/databases';
import { batchRow } from '../store/whole-company-examples';
import { useHarness } from './harness';
import { personNamed } from './harness/add-people';
import { alex, robin, sam, taylor } from './harness/people';
import { appliedRequest, approve, current, done, events, pendingRequest } from './harness/steps';
import { removalOf } from './harness/unmap-steps';

describeOnDatabases('two approvals', (database) => {
  const harness = useHarness({ database, settings: { approvalsRequired: 2 } });

  test('are needed: the first is counted and shown, the second settles it', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await h.runJobs();
    const first = done(await approve(h, request, taylor));
    expect(first).toMatchObject({
      state: 'pending',
      revision: 2,
      decision: null,
      approvals: [{ by: taylor }],
    });
    expect(await current(h, request.id)).toEqual(first);
    await h.runJobs();
    expect(h.autotask.tickets).toEqual([]);
    expect(h.messenger.shown('approval')?.state).toBe('pending');
    expect((await h.store.cards.of(request.id)).map(({ drawnRevision }) => drawnRevision)).toEqual([2, 2]);
    const second = done(await approve(h, first, sam));
    expect(second).toMatchObject({
      state: 'approved',
      decision: { by: sam },
      approvals: [{ by: taylor }, { by: sam }],
    });
    await h.runJobs();
    expect(h.autotask.tickets).toHaveLength(1);
    expect((await events(h, request.id)).slice(0, 3)).toEqual([
      'request.pending',
      'request.approval',
      'request.approved',
    ]);
  });

  test('come from two people: the same one is told so, and it is recorded', async () => {
    const h = harness();
    const first = done(await approve(h, await pendingRequest(h), taylor));
    expect(await approve(h, first, taylor)).toMatchObject({ kind: 'denied', denial: 'already-approved' });
    expect(await current(h, first.id)).toEqual(first);
    expect((await h.store.audit.records(first.id)).at(-1)).toMatchObject({
      event: 'approve.denied',
      details: { reason: 'already-approved' },
    });
  });

  test('count both when the second comes from a card that did not show the first yet', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    done(await approve(h, request, taylor));
    expect(await approve(h, { ...request, revision: 3 }, sam)).toMatchObject({ kind: 'stale' });
    expect(await approve(h, { ...request, revision: 0 }, sam)).toMatchObject({ kind: 'stale' });
    expect(await approve(h, request, sam)).toMatchObject({ kind: 'done', request: { state: 'approved' } });
  });

  test('are undone by one rejection, also by somebody who approved before', async () => {
    const h = harness();
    const { id, revision } = done(await approve(h, await pendingRequest(h), taylor));
    const no = { requestId: id, revision, clicker: taylor, verdict: 'rejected', comment: 'left' } as const;
    expect(done(await decide(h.deps, no))).toMatchObject({
      state: 'rejected',
      decision: { verdict: 'rejected', by: taylor },
      approvals: [{ by: taylor }],
    });
  });
});

describe('approvals for a sensitive group', () => {
  const harness = useHarness({
    settings: { approvalsRequired: 3, sensitiveGroupId: groupIds.serviceDeskLeads },
  });

  test('are several for its members only', async () => {
    const h = harness();
    expect(await pendingRequest(h, 'sam.second')).toMatchObject({ approvalsNeeded: 3 });
    expect(await pendingRequest(h, 'jane.doe')).toMatchObject({ approvalsNeeded: 1 });
  });

  test('are one for somebody who is gone', async () => {
    const h = harness();
    const mapped = await appliedRequest(h);
    h.directory.people.splice(h.directory.people.indexOf(personNamed(h, 'Jane Doe')), 1);
    expect(await removalOf(h, mapped.user.id)).toMatchObject({ purpose: 'unmap', approvalsNeeded: 1 });
  });

  test('are as many for the removal of a mapping that took several, also when the person is gone', async () => {
    const h = harness();
    const mapped = await appliedRequest(h);
    await h.store.requests.replace({ ...mapped, approvalsNeeded: 3 }, mapped);
    h.directory.people.splice(h.directory.people.indexOf(personNamed(h, 'Jane Doe')), 1);
    expect(await removalOf(h, mapped.user.id)).toMatchObject({ purpose: 'unmap', approvalsNeeded: 3 });
  });

  test('are several for everybody when there is no such group (any more)', async () => {
    const h = harness();
    const { groups } = h.directory;
    groups.splice(
      groups.findIndex(({ id }) => id === groupIds.serviceDeskLeads),
      1,
    );
    expect(await pendingRequest(h)).toMatchObject({ approvalsNeeded: 3 });
  });

  test('are several for somebody who joined it after approval was asked for, and the record says so', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    expect(request.approvalsNeeded).toBe(1);
    h.directory.groups.find(({ id }) => id === groupIds.serviceDeskLeads)?.memberIds.push(request.user.id);
    expect(done(await approve(h, request, taylor))).toMatchObject({ state: 'pending', approvalsNeeded: 3 });
    expect((await h.store.audit.records(request.id)).at(-1)).toMatchObject({
      event: 'request.approval',
      details: { approvals: 1, needed: 3 },
    });
  });

  test('stay several for somebody who left it after approval was asked for', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'sam.second');
    const leads = h.directory.groups.find(({ id }) => id === groupIds.serviceDeskLeads);
    leads?.memberIds.splice(0);
    expect(done(await approve(h, request, taylor))).toMatchObject({ state: 'pending', approvalsNeeded: 3 });
  });

  test('are not asked for a rejection: one is enough', async () => {
    const h = harness();
    const { id, revision } = await pendingRequest(h);
    const asked = h.graph.requests.length;
    const no = { requestId: id, revision, clicker: taylor, verdict: 'rejected', comment: 'left' } as const;
    expect(done(await decide(h.deps, no))).toMatchObject({ state: 'rejected' });
    expect(h.graph.requests.slice(asked)).toHaveLength(1);
  });
});

describe('with FOUR_EYES off', () => {
  const harness = useHarness({ settings: { fourEyes: false } });

  test('whoever asked may approve, and it is marked in the record', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'jane.doe', robin);
    expect(done(await approve(h, request, robin))).toMatchObject({ decision: { selfApproved: true } });
    expect((await h.store.audit.records(request.id)).at(-1)).toMatchObject({
      event: 'request.approved',
      details: { selfApproved: true },
    });
  });

  test('whoever is mapped may decide, and it is marked', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'taylor.lead');
    expect(done(await approve(h, request, taylor)).decision).toMatchObject({ selfApproved: true });
  });

  test('a decision by somebody without a part in it is not marked', async () => {
    const h = harness();
    const { decision } = done(await approve(h, await pendingRequest(h), taylor));
    expect(decision).not.toHaveProperty('selfApproved');
  });

  test('the role is needed all the same', async () => {
    const h = harness();
    expect(await approve(h, await pendingRequest(h), alex)).toMatchObject({
      kind: 'denied',
      denial: 'not-approver',
    });
  });
});

describe('a row of a batch', () => {
  const harness = useHarness();

  test('is not decided by itself: the batch is named, and the attempt is recorded', async () => {
    const h = harness();
    const row = batchRow(2);
    await h.store.requests.insert(row);
    expect(await approve(h, row)).toEqual({ kind: 'in-batch', batchId: 'B-1', position: 2 });
    expect(await current(h, row.id)).toEqual(row);
    expect((await h.store.audit.records(row.id)).at(-1)).toMatchObject({
      event: 'approve.denied',
      details: { reason: 'row 2 of batch B-1' },
    });
  });
});
