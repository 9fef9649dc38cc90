import { retry } from '../../../src/workflow/retry';
import { confirmPaste } from '../../../src/workflow/confirm-paste';
import { readTicks } from '../../../src/workflow/jobs/read-ticks';
import { tickItem } from '../../../src/workflow/jobs/tick-item';
import type { MappingRequest } from '../../../src/mapping/request';
import { useHarness, type Harness } from '../harness';
import { resourceOf } from '../harness/add-people';
import { alex, alexsResourceId, janesObjectId, taylor } from '../harness/people';
import { awaitingPaste, current, done } from '../harness/steps';

const harness = useHarness();

function itemOf({ publication }: MappingRequest): number {
  if (publication?.kind !== 'ticket') throw new Error('no ticket was opened');
  return publication.itemId;
}

function deleteItem(h: Harness, id: number): void {
  h.autotask.checklistItems.splice(
    h.autotask.checklistItems.findIndex((item) => item.id === id),
    1,
  );
}

describe('reading back what was ticked in Autotask', () => {
  test('applies the mapping and keeps who ticked it and when', async () => {
    const h = harness();
    const request = await awaitingPaste(h);
    h.clock.advanceHours(2);
    const tickedAt = h.clock.now().toISOString();
    h.autotask.tickItem(itemOf(request), alexsResourceId);
    h.clock.advance(60_000);
    await readTicks(h.deps);
    expect(await current(h, request.id)).toMatchObject({
      state: 'applied',
      pastedBy: null,
      publication: {
        completion: { at: tickedAt, byResourceId: alexsResourceId, byName: 'Alex Admin (alex.admin)' },
      },
    });
    expect(await h.store.mappings.byObjectId(janesObjectId)).toMatchObject({ requestId: request.id });
    await h.runJobs();
    expect(h.messenger.told).toEqual(['awaiting_paste', 'applied']);
    await readTicks(h.deps);
    expect((await h.store.outbox.backlog()).depth).toBe(0);
  });

  test('leaves what is not ticked as it is', async () => {
    const h = harness();
    const request = await awaitingPaste(h);
    await readTicks(h.deps);
    expect(await current(h, request.id)).toEqual(request);
  });

  test('applies a tick of somebody Autotask does not tell, or who is gone since', async () => {
    const h = harness();
    const [jane, liam] = [await awaitingPaste(h), await awaitingPaste(h, 'liam.carter')];
    h.autotask.tickItem(itemOf(jane), alexsResourceId);
    h.autotask.tickItem(itemOf(liam), 1056);
    const item = h.autotask.checklistItems.find(({ id }) => id === itemOf(jane));
    if (item) item.completedByResourceID = null;
    h.directory.resources.splice(h.directory.resources.indexOf(resourceOf(h, 1056)), 1);
    await readTicks(h.deps);
    expect((await current(h, jane.id)).publication).toMatchObject({ completion: { byResourceId: null } });
    expect((await current(h, liam.id)).publication).toEqual({
      ...liam.publication,
      completion: { at: h.clock.now().toISOString(), byResourceId: 1056 },
    });
  });

  test('asks Autotask nothing while nothing waits, and once for all that wait', async () => {
    const h = harness();
    await readTicks(h.deps);
    expect(h.autotask.requests).toEqual([]);
    await awaitingPaste(h);
    await awaitingPaste(h, 'liam.carter');
    const before = h.count(/TicketChecklistItems.query/);
    await readTicks(h.deps);
    expect(h.count(/TicketChecklistItems.query/)).toBe(before + 1);
  });

  test('asks Autotask who ticked once for all that are ticked, and not at all while none is', async () => {
    const h = harness();
    const [jane, liam] = [await awaitingPaste(h), await awaitingPaste(h, 'liam.carter')];
    const asked = (): number => h.count(/Resources/);
    const before = asked();
    await readTicks(h.deps);
    expect(asked()).toBe(before);
    h.autotask.tickItem(itemOf(jane), alexsResourceId);
    h.autotask.tickItem(itemOf(liam), 1056);
    await readTicks(h.deps);
    expect(asked()).toBe(before + 1);
    expect((await current(h, jane.id)).publication).toMatchObject({
      completion: { byName: 'Alex Admin (alex.admin)' },
    });
    expect((await current(h, liam.id)).publication).toMatchObject({
      completion: { byName: expect.stringContaining('(orla.orphan)') as string },
    });
  });

  test('of a deleted item fails the request, and Retry opens an item again in the same ticket', async () => {
    const h = harness();
    const request = await awaitingPaste(h);
    deleteItem(h, itemOf(request));
    await readTicks(h.deps);
    const failed = await current(h, request.id);
    expect(failed).toMatchObject({
      state: 'failed',
      failure: expect.stringMatching(/item is gone from ticket T\d+\.\d+.*Retry opens it again/) as string,
    });
    h.clock.advance(1_000);
    done(await retry(h.deps, { requestId: request.id, revision: failed.revision, clicker: taylor }));
    await h.runJobs();
    expect(await current(h, request.id)).toMatchObject({ state: 'awaiting_paste', failure: null });
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
  });

  test('tells its caller when Autotask is down, and changes nothing', async () => {
    const h = harness();
    const request = await awaitingPaste(h);
    h.autotask.faults.add({ match: /ChecklistItems/, status: 502, times: 3 });
    await expect(readTicks(h.deps)).rejects.toMatchObject({ upstream: 'Autotask' });
    expect(await current(h, request.id)).toEqual(request);
  });

  test('a tick read back by two instances at once applies the mapping once', async () => {
    const h = harness();
    const request = await awaitingPaste(h);
    h.autotask.tickItem(itemOf(request), alexsResourceId);
    await Promise.all([readTicks(h.deps), readTicks(h.deps)]);
    const applied = (await h.store.audit.records(request.id)).filter(({ after }) => after === 'applied');
    expect(applied).toHaveLength(1);
    await h.runJobs();
    expect(h.messenger.told).toEqual(['awaiting_paste', 'applied']);
  });

  test('never calls a mapping applied whose person is mapped already, and settles the others all the same', async () => {
    const h = harness();
    const request = await awaitingPaste(h);
    const other = await awaitingPaste(h, 'liam.carter');
    h.autotask.tickItem(itemOf(other), alexsResourceId);
    await h.store.mappings.insert({
      objectId: janesObjectId,
      resourceId: 1056,
      userPrincipalName: 'jane.doe@contoso.example',
      userName: 'orla.orphan',
      requestId: request.id,
      appliedAt: h.clock.now().toISOString(),
    });
    h.autotask.tickItem(itemOf(request), alexsResourceId);
    await readTicks(h.deps);
    expect(await current(h, request.id)).toEqual(request);
    expect(await current(h, other.id)).toMatchObject({ state: 'applied' });
  });
});

describe('ticking for the administrator who pasted', () => {
  async function confirmed(h: Harness): Promise<MappingRequest> {
    const { id } = await awaitingPaste(h);
    return done(await confirmPaste(h.deps, { requestId: id, revision: null, clicker: alex }));
  }

  test.each(['before', 'after'] as const)(
    'a tick lost %s it arrived is made good without a second',
    async (drop) => {
      const h = harness();
      const { id } = await confirmed(h);
      h.autotask.faults.add({ match: /PATCH .*ChecklistItems/, drop });
      await h.runJobs();
      expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
      h.clock.advance(5 * 60_000);
      await h.runJobs();
      expect(await current(h, id)).toMatchObject({ state: 'applied' });
      expect(h.autotask.patches).toHaveLength(1);
    },
  );

  test.each([
    [401, 'credentials'],
    [403, 'does not let the API user'],
  ])('HTTP %i fails the request in plain words', async (status, words) => {
    const h = harness();
    const { id } = await confirmed(h);
    h.autotask.faults.add({ match: /PATCH .*ChecklistItems/, status });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining(words) as string,
    });
  });

  test('an item deleted meanwhile fails the request; Retry forgets who said it was pasted', async () => {
    const h = harness();
    const request = await confirmed(h);
    deleteItem(h, itemOf(request));
    await h.runJobs();
    expect(await current(h, request.id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('was deleted') as string,
    });
    h.clock.advance(1_000);
    done(await retry(h.deps, { requestId: request.id, revision: null, clicker: taylor }));
    await h.runJobs();
    expect(await current(h, request.id)).toMatchObject({ state: 'awaiting_paste', pastedBy: null });
  });

  test('has nothing to do for a request that went on meanwhile, or is not there', async () => {
    const h = harness();
    const request = await confirmed(h);
    h.autotask.tickItem(itemOf(request), alexsResourceId);
    await readTicks(h.deps);
    const job = { id: '1', kind: 'confirm-paste', attempts: 0, owner: 'me', availableAt: '' } as const;
    for (const subject of [request.id, 'none']) await tickItem(h.deps, { ...job, subject });
    expect(h.count(/PATCH/)).toBe(0);
  });
});
