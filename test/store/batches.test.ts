import { describeStore } from './describe-store';
import { person, request, requestNumber, resource } from './examples';
import { batch, batchRow } from './whole-company-examples';

describeStore('batches', ({ store, rivals }) => {
  it('give back what was inserted, nothing for an unknown id, and take no id twice', async () => {
    const { batches } = store();
    const stored = batch({ note: '=1+1 "\u0000' });
    await batches.insert(stored);
    expect(await batches.get('B-1')).toEqual(stored);
    expect(await batches.get('B-2')).toBeNull();
    await expect(batches.insert(batch())).rejects.toThrow(/unique/i);
  });

  it('are replaced only from the state and the revision they have', async () => {
    const { batches } = store();
    await batches.insert(batch());
    const next = batch({ state: 'running', revision: 2 });
    expect(await batches.replace(next, { state: 'running', revision: 1 })).toBe(false);
    expect(await batches.replace(next, { state: 'pending', revision: 2 })).toBe(false);
    expect(await batches.get('B-1')).toEqual(batch());
    expect(await batches.replace(next, { state: 'pending', revision: 1 })).toBe(true);
    expect(await batches.get('B-1')).toEqual(next);
  });

  it('remember their tickets, each once, by number, whatever else changes', async () => {
    const { batches } = store();
    await batches.insert(batch());
    const [first, second] = ['T2', 'T1'].map((number) => ({ number, url: `https://at.example/${number}` }));
    if (!first || !second) throw new Error('two tickets were made');
    await batches.addTickets('B-1', []);
    await batches.addTickets('B-1', [first]);
    await batches.addTickets('B-1', [first, second]);
    expect(await batches.ticketsOf('B-1')).toEqual([second, first]);
    expect(await batches.ticketsOf('B-2')).toEqual([]);
  });

  it('are listed by state, oldest first', async () => {
    const { batches } = store();
    await batches.insert(batch({ id: 'B-1', requestedAt: '2026-03-03T09:00:00.000Z' }));
    await batches.insert(batch({ id: 'B-2', requestedAt: '2026-03-02T09:00:00.000Z', state: 'paused' }));
    await batches.insert(batch({ id: 'B-3', state: 'done' }));
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    expect(ids(await batches.inStates(['pending', 'paused']))).toEqual(['B-2', 'B-1']);
    expect(await batches.inStates([])).toEqual([]);
  });

  it('are due while they are pending, to the millisecond', async () => {
    const { batches } = store();
    const expiresAt = '2026-03-04T09:00:00.000Z';
    await batches.insert(batch({ id: 'B-1', expiresAt }));
    await batches.insert(batch({ id: 'B-2', expiresAt: '2026-03-04T09:00:00.001Z' }));
    await batches.insert(batch({ id: 'B-3', expiresAt, state: 'running' }));
    expect((await batches.due(expiresAt)).map(({ id }) => id)).toEqual(['B-1']);
  });

  it('leave out rows whose person or resource has an open request, or who come twice', async () => {
    const { batches, requests } = store();
    await requests.insert(requestNumber(1));
    await requests.insert(requestNumber(2, { state: 'applied' }));
    const rows = [
      batchRow(11, person(1)),
      batchRow(12, resource(1)),
      batchRow(2),
      batchRow(3),
      batchRow(13, person(3)),
    ];
    expect(await batches.addRows(rows)).toEqual(['B-1-2', 'B-1-3']);
    expect(await batches.addRows(rows)).toEqual([]);
    expect(await batches.addRows([])).toEqual([]);
    expect(await requests.get('B-1-11')).toBeNull();
    expect(await requests.get('B-1-2')).toEqual(batchRow(2));
  });

  it('take 5,000 rows, more than one statement holds', async () => {
    const { batches, requests } = store();
    const rows = Array.from({ length: 5000 }, (_, index) => batchRow(index + 1));
    expect(await batches.addRows(rows)).toHaveLength(5000);
    expect(await requests.countsOfBatch('B-1')).toEqual({ pending: 5000 });
  });

  it('add no rows when the transaction fails', async () => {
    const failing = store().transaction(async ({ batches }) => {
      await batches.insert(batch());
      await batches.addRows([batchRow(1)]);
      throw new Error('the power cord');
    });
    await expect(failing).rejects.toThrow('the power cord');
    expect(await store().batches.get('B-1')).toBeNull();
    expect(await store().requests.get('B-1-1')).toBeNull();
  });

  it('that want the same people in another order get each of them once, 20 rounds of two at once', async () => {
    const [here, there] = await rivals();
    for (let round = 0; round < 20; round += 1) {
      const rows = (name: string) =>
        Array.from({ length: 600 }, (_, index) => {
          const position = round * 600 + index + 1;
          return batchRow(position, { id: `${name}-${position}`, batch: { id: name, position } });
        });
      const stored = await Promise.all([
        here.batches.addRows(rows('A')),
        there.batches.addRows(rows('B').reverse()),
      ]);
      expect(stored.flat()).toHaveLength(600);
    }
  });
});

describeStore('rows of a batch', ({ store }) => {
  beforeEach(async () => {
    const { batches, requests } = store();
    await batches.addRows([batchRow(3), batchRow(1, { state: 'failed' }), batchRow(2, { state: 'applied' })]);
    await batches.addRows([batchRow(4, { batch: { id: 'B-2', position: 1 } })]);
    await requests.insert(requestNumber(5));
  });

  const positions = (rows: Awaited<ReturnType<ReturnType<typeof store>['requests']['inBatch']>>) =>
    rows.map((row) => row.batch?.position);

  it('come in order of position, by state, page by page', async () => {
    const { requests } = store();
    expect(positions(await requests.inBatch('B-1', { limit: 9 }))).toEqual([1, 2, 3]);
    expect(positions(await requests.inBatch('B-1', { offset: 1, limit: 1 }))).toEqual([2]);
    const states = ['failed', 'pending'] as const;
    expect(positions(await requests.inBatch('B-1', { states, limit: 9 }))).toEqual([1, 3]);
    expect(positions(await requests.inBatch('B-1', { states, offset: 1, limit: 9 }))).toEqual([3]);
    expect(await requests.inBatch('B-1', { states: [], limit: 9 })).toEqual([]);
    expect(await requests.inBatch('B-9', { limit: 9 })).toEqual([]);
  });

  it('are counted by state', async () => {
    const { requests } = store();
    expect(await requests.countsOfBatch('B-1')).toEqual({ pending: 1, failed: 1, applied: 1 });
    expect(await requests.countsOfBatch('B-9')).toEqual({});
    await requests.replace(batchRow(1, { state: 'approved', revision: 2 }), { state: 'failed', revision: 1 });
    expect(await requests.countsOfBatch('B-1')).toEqual({ pending: 1, approved: 1, applied: 1 });
  });

  it('expire with their batch, and do not stand for themselves', async () => {
    const { requests } = store();
    expect((await requests.due(request().expiresAt)).map(({ id }) => id)).toEqual(['R-5']);
    expect((await requests.openSingles(9)).map(({ id }) => id)).toEqual(['R-5']);
    expect((await requests.inStates(['pending'], 9)).map(({ id }) => id)).toEqual(['B-1-3', 'B-1-4', 'R-5']);
  });

  it('are known to planning like every open request', async () => {
    const pairs = await store().requests.openPairs();
    expect(pairs.map(({ requestId }) => requestId)).toEqual(['B-1-1', 'B-1-3', 'B-1-4', 'R-5']);
    expect(pairs[0]).toEqual({
      requestId: 'B-1-1',
      objectId: person(1).user.id,
      resourceId: resource(1).resource.id,
      state: 'failed',
      requester: 'Ada Admin',
    });
  });
});
