import { decide, type DecisionClick } from '../../src/workflow/decide';
import type { MappingRequest } from '../../src/mapping/request';
import { describeOnDatabases } from '../store/databases';
import { useHarness } from './harness';
import { alex, robin, sam, taylor, uma } from './harness/people';
import { approve, current, done, events, pendingRequest } from './harness/steps';

function click({ id, revision }: MappingRequest, given: Partial<DecisionClick>): DecisionClick {
  return { requestId: id, revision, clicker: taylor, verdict: 'approved', comment: null, ...given };
}

describeOnDatabases('a decision', (database) => {
  const harness = useHarness({ database });

  test('approves, once, and leaves the posting and the cards to the worker', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    const decided = done(await decide(h.deps, click(request, { comment: 'known to me' })));
    expect(decided).toMatchObject({
      state: 'approved',
      revision: 2,
      decision: { verdict: 'approved', by: taylor, at: h.clock.now().toISOString(), comment: 'known to me' },
    });
    expect(await current(h, request.id)).toEqual(decided);
    await h.runJobs();
    expect(h.autotask.tickets).toHaveLength(1);
    expect(h.messenger.shown('requester')?.state).toBe('awaiting_paste');
  });

  test('rejects with a comment, posts nothing and tells the requester', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    const decided = done(
      await decide(h.deps, click(request, { verdict: 'rejected', comment: 'left last week' })),
    );
    expect(decided).toMatchObject({ state: 'rejected', decision: { comment: 'left last week' } });
    await h.runJobs();
    expect(h.messenger.told).toEqual(['rejected']);
    expect(h.autotask.tickets).toEqual([]);
  });

  test('asks for the reason of a rejection without one, and decides nothing', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    expect(await decide(h.deps, click(request, { verdict: 'rejected', comment: '' }))).toEqual({
      kind: 'comment-missing',
    });
    expect(await current(h, request.id)).toEqual(request);
  });

  test('tells the second of two approvers who was first', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    await approve(h, request, taylor);
    const late = await decide(h.deps, click(request, { clicker: sam, verdict: 'rejected', comment: 'no' }));
    expect(late).toMatchObject({
      kind: 'too-late',
      request: { state: 'approved', decision: { verdict: 'approved', by: taylor } },
    });
    expect((await h.store.audit.records(request.id)).at(-1)).toMatchObject({
      event: 'reject.denied',
      actor: sam,
      details: { reason: 'the request is approved' },
    });
  });
});

describe('a decision', () => {
  const harness = useHarness();

  test.each([
    ['somebody without the role', uma, 'not-approver'],
    ['an administrator without the role', alex, 'not-approver'],
  ])('is refused to %s, and the attempt is recorded', async (_who, clicker, denial) => {
    const h = harness();
    const request = await pendingRequest(h);
    expect(await approve(h, request, clicker)).toMatchObject({ kind: 'denied', denial });
    expect(await current(h, request.id)).toEqual(request);
    expect((await h.store.audit.records(request.id)).at(-1)).toMatchObject({
      event: 'approve.denied',
      actor: clicker,
      details: { reason: denial },
    });
  });

  test('is refused to the requester, also when their Object ID is written in capitals', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'jane.doe', robin);
    const capitals = { ...robin, objectId: robin.objectId.toUpperCase() };
    expect(await approve(h, request, capitals)).toMatchObject({ kind: 'denied', denial: 'own-request' });
  });

  test('is refused to the person who is mapped', async () => {
    const h = harness();
    const request = await pendingRequest(h, 'taylor.lead');
    expect(await approve(h, request, taylor)).toMatchObject({ kind: 'denied', denial: 'own-mapping' });
    expect(await approve(h, request, sam)).toMatchObject({ kind: 'done' });
  });

  test('is refused from a card of an older revision', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    expect(await approve(h, { ...request, revision: 0 })).toMatchObject({ kind: 'stale', request });
    expect((await h.store.audit.records(request.id)).at(-1)).toMatchObject({
      event: 'approve.denied',
      details: { reason: 'card of revision 0, request at 1' },
    });
  });

  test('of a request nobody made is no decision', async () => {
    expect(await approve(harness(), { id: 'none-here', revision: 1 })).toEqual({ kind: 'unknown' });
  });

  test('comes too late once the time is over, although nobody has swept yet', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    h.clock.advanceHours(72);
    expect(await approve(h, request)).toMatchObject({ kind: 'too-late', request: { state: 'expired' } });
    expect(await events(h, request.id)).toEqual(['request.pending', 'request.expired', 'approve.denied']);
  });

  test('is still possible a moment before the time is over', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    h.clock.advance(72 * 3_600_000 - 1);
    expect(await approve(h, request)).toMatchObject({ kind: 'done' });
  });

  test('is not made when Entra does not tell the roles', async () => {
    const h = harness();
    const request = await pendingRequest(h);
    h.graph.faults.add({ match: /checkMemberGroups/, status: 403 });
    await expect(approve(h, request)).rejects.toMatchObject({ upstream: 'Entra ID', trouble: 'denied' });
    expect(await current(h, request.id)).toEqual(request);
  });
});
