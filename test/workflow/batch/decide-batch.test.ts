import { decideBatch } from '../../../src/workflow/batch/decide-batch';
import { cancelBatch } from '../../../src/workflow/batch/change-batch-state';
import { cancel } from '../../../src/workflow/cancel';
import { excludeRows } from '../../../src/workflow/batch/exclude-rows';
import { expireBatches } from '../../../src/workflow/batch/expire-batches';
import { describeOnDatabases } from '../../store/databases';
import { useHarness } from '../harness';
import { alex, robin, sam, taylor, uma } from '../harness/people';
import { events } from '../harness/steps';
import { approveBatch, counts, current, done, pendingBatch, row } from './batch-steps';

describeOnDatabases('deciding a batch', (database) => {
  const harness = useHarness({ database, settings: { ticketItems: 2 } });

  test('approves all its rows for the one who decided, and has them posted', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 3);
    expect(done(await approveBatch(h, batch))).toMatchObject({ state: 'running', decision: { by: taylor } });
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 3 });
    expect(await row(h, batch, 3)).toMatchObject({ decision: { by: taylor }, batch: { part: 2 } });
    expect(await events(h, `${batch.id}-3`)).toEqual([
      'request.pending',
      'request.approved',
      'request.publishing',
      'request.awaiting_paste',
    ]);
  });

  test('a rejection needs a comment and rejects all its rows', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 3);
    const reject = (comment: string | null) =>
      decideBatch(h.deps, {
        batchId: batch.id,
        revision: batch.revision,
        clicker: taylor,
        verdict: 'rejected',
        comment,
      });
    expect(await reject(null)).toEqual({ kind: 'comment-missing' });
    done(await reject('Not this week.'));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ rejected: 3 });
    expect((await row(h, batch, 1)).decision).toMatchObject({ by: taylor, comment: 'Not this week.' });
    expect(h.count(/POST .*Tickets$/)).toBe(0);
  });

  test('only one of many clicks decides', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    const clicks = [taylor, sam, robin].map((clicker) => approveBatch(h, batch, clicker));
    const kinds = (await Promise.all(clicks)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['done', 'too-late', 'too-late']);
    expect((await events(h, batch.id)).filter((event) => event === 'batch.running')).toHaveLength(1);
  });

  test.each([
    ['no approver', uma, 'not-approver'],
    ['an administrator who is no approver', alex, 'not-approver'],
  ])('is refused to %s, and recorded', async (_who, clicker, denial) => {
    const h = harness();
    const batch = await pendingBatch(h, 1);
    expect(await approveBatch(h, batch, clicker)).toMatchObject({ kind: 'denied', denial });
    expect(await events(h, batch.id)).toContain('batch.approve.denied');
    expect((await current(h, batch.id)).state).toBe('pending');
  });

  test('is refused on a card that shows an older state, after it was decided, and where there is none', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    done(
      await excludeRows(h.deps, {
        batchId: batch.id,
        revision: batch.revision,
        clicker: sam,
        positions: [1],
      }),
    );
    expect(await approveBatch(h, batch)).toMatchObject({ kind: 'stale' });
    const now = await current(h, batch.id);
    done(await approveBatch(h, now));
    expect(await approveBatch(h, now, sam)).toMatchObject({ kind: 'too-late' });
    expect(await approveBatch(h, { ...batch, id: 'none' })).toEqual({ kind: 'unknown' });
  });

  test('nobody decides their own mapping: the row has to go first', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    const [first] = h.directory.people.slice(-2);
    const self = { objectId: first?.id ?? '', name: 'One of them' };
    h.directory.groups
      .find(({ displayName }) => /approver/i.test(displayName))
      ?.memberIds.push(self.objectId);
    expect(await approveBatch(h, batch, self)).toEqual({ kind: 'own-row', position: 1 });
    done(
      await excludeRows(h.deps, {
        batchId: batch.id,
        revision: batch.revision,
        clicker: self,
        positions: [1],
      }),
    );
    done(await approveBatch(h, await current(h, batch.id), self));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 1, cancelled: 1 });
    expect(await row(h, batch, 1)).toMatchObject({ state: 'cancelled', cancelledBy: self });
  });

  test('excluded rows are recorded, take no place in a ticket, and can be asked for again', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 4);
    const exclude = {
      batchId: batch.id,
      revision: batch.revision,
      clicker: taylor,
      positions: [1, 3, 3, 99],
    };
    done(await excludeRows(h.deps, exclude));
    expect(await events(h, batch.id)).toContain('batch.rows_excluded');
    done(await approveBatch(h, await current(h, batch.id)));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 2, cancelled: 2 });
    expect(h.count(/POST .*Tickets$/)).toBe(1);
  });

  test('only rows that wait are excluded and counted; without any nothing changes and nothing is recorded', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 3);
    const { id } = await row(h, batch, 2);
    await cancel(h.deps, { requestId: id, revision: null, clicker: alex });
    const exclude = (positions: number[]) =>
      excludeRows(h.deps, { batchId: batch.id, revision: batch.revision, clicker: taylor, positions });
    expect(await exclude([2, 99])).toEqual({ kind: 'nothing-to-exclude' });
    expect((await current(h, batch.id)).revision).toBe(batch.revision);
    expect(await events(h, batch.id)).not.toContain('batch.rows_excluded');
    expect(await exclude([1, 2])).toMatchObject({ kind: 'done', excluded: [1] });
    const { details } = (await h.store.audit.records(batch.id)).at(-1) ?? {};
    expect(details).toEqual({ positions: [1] });
  });

  test('only approvers exclude', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 1);
    const exclude = { batchId: batch.id, revision: batch.revision, clicker: alex, positions: [1] };
    expect(await excludeRows(h.deps, exclude)).toMatchObject({ kind: 'denied' });
  });

  test('its requester can take it back until it is decided', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    const click = { batchId: batch.id, revision: batch.revision, clicker: uma };
    expect(await cancelBatch(h.deps, click)).toMatchObject({ kind: 'denied', denial: 'not-requester' });
    done(await cancelBatch(h.deps, { ...click, clicker: alex }));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ cancelled: 2 });
  });

  test('expires, also under the fingers of a late click', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    await expireBatches(h.deps);
    expect((await current(h, batch.id)).state).toBe('pending');
    h.clock.advanceHours(73);
    expect(await approveBatch(h, batch)).toMatchObject({ kind: 'too-late', batch: { state: 'expired' } });
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ expired: 2 });
  });

  test('expires by itself', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 1);
    h.clock.advanceHours(73);
    await expireBatches(h.deps);
    expect((await current(h, batch.id)).state).toBe('expired');
  });
});

describe('several approvals', () => {
  const harness = useHarness({ settings: { approvalsRequired: 2 } });

  test('each person counts once, and the last one sets it going', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    expect(done(await approveBatch(h, batch))).toMatchObject({
      state: 'pending',
      approvals: [{ by: taylor }],
    });
    expect(await approveBatch(h, await current(h, batch.id))).toMatchObject({
      kind: 'denied',
      denial: 'already-approved',
    });
    expect(await approveBatch(h, batch, sam)).toMatchObject({ kind: 'stale' });
    expect(done(await approveBatch(h, await current(h, batch.id), sam)).state).toBe('running');
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 2 });
  });
});

describe('several approvals and a doubt', () => {
  const harness = useHarness({ settings: { approvalsRequired: 2 } });

  test('who approved first may still reject', async () => {
    const h = harness();
    const { id } = done(await approveBatch(h, await pendingBatch(h, 1)));
    const { revision } = await current(h, id);
    const reject = {
      batchId: id,
      revision,
      clicker: taylor,
      verdict: 'rejected',
      comment: 'A mistake.',
    } as const;
    expect(done(await decideBatch(h.deps, reject)).state).toBe('rejected');
  });
});

describe('who asked', () => {
  const twoEyes = useHarness({ settings: { fourEyes: false } });
  const fourEyes = useHarness();

  test('may not decide', async () => {
    const h = fourEyes();
    const batch = await pendingBatch(h, 1);
    await h.store.batches.replace({ ...batch, requester: robin }, batch);
    expect(await approveBatch(h, batch, robin)).toMatchObject({ kind: 'denied', denial: 'own-request' });
  });

  test('may in a one-person shop, and it shows', async () => {
    const h = twoEyes();
    const batch = await pendingBatch(h, 1);
    await h.store.batches.replace({ ...batch, requester: robin }, batch);
    const decided = done(await approveBatch(h, batch, robin));
    expect(decided.decision?.selfApproved).toBe(true);
  });

  test('may decide their own row in a one-person shop, and it shows in that row and its history', async () => {
    const h = twoEyes();
    const batch = await pendingBatch(h, 2);
    const [first] = h.directory.people.slice(-2);
    const self = { objectId: first?.id ?? '', name: 'One of them' };
    h.directory.groups
      .find(({ displayName }) => /approver/i.test(displayName))
      ?.memberIds.push(self.objectId);
    done(await approveBatch(h, batch, self));
    await h.runJobs();
    expect((await row(h, batch, 1)).decision?.selfApproved).toBe(true);
    expect((await row(h, batch, 2)).decision?.selfApproved).toBeUndefined();
    const [approved] = (await h.store.audit.records(`${batch.id}-1`)).filter(
      ({ event }) => event === 'request.approved',
    );
    expect(approved?.details).toMatchObject({ selfApproved: true });
  });
});
