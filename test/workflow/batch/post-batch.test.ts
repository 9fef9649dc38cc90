import {
  pauseBatch,
  resumeBatch,
  retryFailedRows,
  stopBatch,
} from '../../../src/workflow/batch/change-batch-state';
import { readTicks } from '../../../src/workflow/jobs/read-ticks';
import type { Batch } from '../../../src/mapping/batch/batch';
import { describeOnDatabases } from '../../store/databases';
import { resourceIdOf } from '../harness/company-of';
import { useHarness, type Harness } from '../harness';
import { alex, taylor } from '../harness/people';
import { approveBatch, counts, current, done, pendingBatch, row } from './batch-steps';

const click = (batch: Batch) => ({ batchId: batch.id, revision: null, clicker: taylor });

async function runningBatch(h: Harness, count: number): Promise<Batch> {
  return done(await approveBatch(h, await pendingBatch(h, count)));
}

describeOnDatabases('posting a batch', (database) => {
  const harness = useHarness({ database });

  test('opens as many tickets as it needs, forty rows each, and is done', async () => {
    const h = harness();
    const batch = await runningBatch(h, 95);
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 95 });
    expect(h.count(/POST .*\/Tickets$/)).toBe(3);
    expect(h.count(/POST .*ChecklistItems$/)).toBe(95);
    expect((await current(h, batch.id)).state).toBe('done');
    expect(await h.store.batches.ticketsOf(batch.id)).toHaveLength(3);
  });

  test('what is ticked in Autotask is applied row by row', async () => {
    const h = harness();
    const batch = await runningBatch(h, 2);
    await h.runJobs();
    const { publication } = await row(h, batch, 2);
    if (publication?.kind !== 'ticket') throw new Error('no ticket');
    h.autotask.tickItem(publication.itemId, resourceIdOf(0));
    await readTicks(h.deps);
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 1, applied: 1 });
  });

  test('a row that Autotask refuses fails alone, and can be tried again', async () => {
    const h = harness();
    const batch = await runningBatch(h, 5);
    h.autotask.faults.add({
      match: /POST .*ChecklistItems$/,
      status: 500,
      body: { errors: ['The item name is not allowed.'] },
    });
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 4, failed: 1 });
    const [failed] = await h.store.requests.inBatch(batch.id, { states: ['failed'], limit: 1 });
    expect(failed?.failure).toContain('The item name is not allowed.');
    done(await retryFailedRows(h.deps, click(batch)));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 5 });
    expect(h.count(/POST .*\/Tickets$/)).toBe(1);
    expect(await retryFailedRows(h.deps, click(batch))).toMatchObject({ kind: 'too-late' });
  });

  test('a part whose ticket Autotask refuses fails with its words', async () => {
    const h = harness();
    const batch = await runningBatch(h, 2);
    h.autotask.faults.add({ match: /POST .*\/Tickets$/, status: 500, body: { errors: ['No such queue.'] } });
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ failed: 2 });
    expect((await row(h, batch, 1)).failure).toContain('No such queue.');
  });

  test('rows that changed since the approval are void and say why', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 4);
    const [gone, disabled] = h.directory.people.slice(-4);
    h.directory.people = h.directory.people.filter((person) => person !== gone);
    if (disabled) disabled.accountEnabled = false;
    h.directory.resources = h.directory.resources.filter(({ id }) => id !== resourceIdOf(2));
    done(await approveBatch(h, batch));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ void: 3, awaiting_paste: 1 });
    const codes = await Promise.all(
      [1, 2, 3].map(async (at) => (await row(h, batch, at)).obstacles[0]?.code),
    );
    expect(codes).toEqual(['user-gone', 'user-disabled', 'resource-gone']);
  });

  test('a person or resource mapped since the approval is not mapped twice', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 3);
    const rows = await Promise.all([1, 2, 3].map((position) => row(h, batch, position)));
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three rows were asked for');
    const mapping = {
      userPrincipalName: 'x@contoso.example',
      userName: 'x',
      requestId: 'other',
      appliedAt: 'then',
    };
    await h.store.mappings.insert({ ...mapping, objectId: first.user.id, resourceId: first.resource.id });
    await h.store.mappings.insert({ ...mapping, objectId: second.user.id, resourceId: 1 });
    await h.store.mappings.insert({ ...mapping, objectId: 'someone', resourceId: third.resource.id });
    done(await approveBatch(h, batch));
    await h.runJobs();
    const codes = await Promise.all(
      [1, 2, 3].map(async (at) => (await row(h, batch, at)).obstacles[0]?.code),
    );
    expect(codes).toEqual(['already-mapped', 'object-id-taken', 'resource-taken']);
  });

  test('waits while Autotask is down, and goes on by itself', async () => {
    const h = harness();
    const batch = await runningBatch(h, 3);
    h.autotask.faults.add({ match: /ChecklistItems$/, status: 503, times: 20 });
    await h.runJobs();
    expect((await current(h, batch.id)).state).toBe('running');
    expect(await h.store.outbox.troubleOf(batch.id, 'advance-batch')).toMatch(/Autotask/);
    h.autotask.faults.clear();
    h.clock.advance(400_000);
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 3 });
    expect(h.autotask.checklistItems.length).toBe(3);
  });

  test('refused credentials pause it after the calls in flight, and a person resumes', async () => {
    const h = harness();
    const batch = await runningBatch(h, 30);
    h.autotask.faults.add({ match: /ChecklistItems$/, status: 401, times: 1_000 });
    await h.runJobs();
    const paused = await current(h, batch.id);
    expect(paused).toMatchObject({ state: 'paused' });
    expect(paused.haltReason).toMatch(/credentials|denied|refused/i);
    expect(h.count(/ChecklistItems$/)).toBeLessThanOrEqual(3);
    h.autotask.faults.clear();
    done(await resumeBatch(h.deps, click(batch)));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 30 });
    expect(h.count(/POST .*\/Tickets$/)).toBe(1);
  });

  test('stops for the budget that others need, says so, and finishes when the window has moved on', async () => {
    const h = harness();
    const batch = await runningBatch(h, 50);
    h.autotask.countOthers(7_990);
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ approved: 50 });
    expect(await h.store.outbox.troubleOf(batch.id, 'advance-batch')).toContain('this bot stops at 8,000');
    h.clock.advanceHours(1.1);
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 50 });
  });

  test('an unknown budget does not keep it', async () => {
    const h = harness();
    const batch = await runningBatch(h, 2);
    h.autotask.faults.add({ match: /ThresholdInformation$/, status: 503, times: 50 });
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 2 });
  });

  test('paused before its turn nothing is posted; resumed it is', async () => {
    const h = harness();
    const batch = await runningBatch(h, 3);
    done(await pauseBatch(h.deps, click(batch)));
    await h.runJobs();
    expect(h.count(/POST .*\/Tickets$/)).toBe(0);
    expect(await pauseBatch(h.deps, click(batch))).toMatchObject({ kind: 'too-late' });
    done(await resumeBatch(h.deps, click(batch)));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ awaiting_paste: 3 });
  });

  test('stopped, what is not posted is cancelled, by name', async () => {
    const h = harness();
    const batch = await runningBatch(h, 3);
    done(await stopBatch(h.deps, click(batch)));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ cancelled: 3 });
    expect((await row(h, batch, 1)).cancelledBy).toEqual(taylor);
    expect(await stopBatch(h.deps, { ...click(batch), clicker: alex })).toMatchObject({ kind: 'denied' });
  });

  test('its cards are drawn at most once in two seconds', async () => {
    const h = harness();
    const batch = await runningBatch(h, 90);
    const drawn = () => h.messenger.said.filter(({ what }) => what === 'batch-redrawn').length;
    const before = drawn();
    await h.runJobs();
    expect(drawn()).toBe(before);
    h.clock.advance(2_000);
    await h.runJobs();
    // Two cards, each once, however much has changed.
    expect(drawn()).toBe(before + 2);
    expect((await current(h, batch.id)).state).toBe('done');
  });
});

describe('posting a batch into a field', () => {
  const harness = useHarness({ ssoField: { name: 'ssoUniqueID' } });

  test('writes, reads back, and is applied at once', async () => {
    const h = harness();
    const batch = await runningBatch(h, 45);
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ applied: 45 });
    expect(h.directory.resources.every(({ ssoUniqueID }) => typeof ssoUniqueID === 'string')).toBe(true);
    expect(await h.store.mappings.all()).toHaveLength(45);
    expect(await h.store.batches.ticketsOf(batch.id)).toEqual([]);
  });

  test('one that holds the Object ID already is applied without being written again', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    const [first] = h.directory.resources;
    const { user } = await row(h, batch, 1);
    if (first) first.ssoUniqueID = user.id;
    done(await approveBatch(h, batch));
    await h.runJobs();
    expect(await counts(h, batch)).toEqual({ applied: 2 });
    expect(h.autotask.patches).toHaveLength(1);
  });

  test('one whose Object ID another resource holds is void', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    const { user } = await row(h, batch, 1);
    const [, second] = h.directory.resources;
    if (second) second.ssoUniqueID = user.id;
    done(await approveBatch(h, batch));
    await h.runJobs();
    expect(await row(h, batch, 1)).toMatchObject({ state: 'void', obstacles: [{ code: 'object-id-taken' }] });
    expect((await row(h, batch, 2)).failure).toContain(user.id);
  });
});
