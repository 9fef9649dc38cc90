import { stopBatch } from '../../../src/workflow/batch/change-batch-state';
import { excludeRows } from '../../../src/workflow/batch/exclude-rows';
import { viewBatch } from '../../../src/workflow/batch/view-batch';
import { cancel } from '../../../src/workflow/cancel';
import { batch } from '../../store/whole-company-examples';
import { useHarness } from '../harness';
import { alex, taylor } from '../harness/people';
import { approveBatch, counts, current, done, pendingBatch } from './batch-steps';

describe('how a batch is posted', () => {
  const tickets = useHarness({ settings: { ticketItems: 7 } });
  const field = useHarness({ ssoField: { name: 'ssoUniqueId' } });

  test('is by tickets of so many items', async () => {
    const { deps } = tickets();
    await deps.store.batches.insert(batch());
    expect(await viewBatch(deps, 'B-1')).toMatchObject({ ticketItems: 7 });
  });

  test('is not known while Autotask does not tell, and the batch can be seen all the same', async () => {
    const { deps, autotask } = field();
    await deps.store.batches.insert(batch());
    autotask.faults.add({ match: /entityInformation/, status: 401 });
    expect(await viewBatch(deps, 'B-1')).toMatchObject({ batch: { id: 'B-1' }, ticketItems: 'unknown' });
    expect(await viewBatch(deps, 'B-1')).toMatchObject({ ticketItems: null });
  });

  test('is a mistake to be told of when it is none of Autotask', async () => {
    const { deps } = tickets();
    await deps.store.batches.insert(batch());
    const publisher = { ...deps.publisher, kind: () => Promise.reject(new TypeError('a mistake')) };
    await expect(viewBatch({ ...deps, publisher }, 'B-1')).rejects.toThrow('a mistake');
  });
});

describe('who left rows out', () => {
  const harness = useHarness();

  test('are not those who stopped the batch, which ends the other rows', async () => {
    const h = harness();
    const { id, revision } = await pendingBatch(h, 5);
    done(await excludeRows(h.deps, { batchId: id, revision, clicker: taylor, positions: [1] }));
    h.clock.advance(1_000);
    done(await approveBatch(h, await current(h, id)));
    await cancel(h.deps, { requestId: `${id}-2`, revision: null, clicker: alex });
    done(await stopBatch(h.deps, { batchId: id, revision: null, clicker: taylor }));
    await h.runJobs();
    expect(await counts(h, await current(h, id))).toEqual({ cancelled: 5 });
    expect((await viewBatch(h.deps, id))?.leftOut).toEqual([
      { by: taylor.name, rows: 1 },
      { by: alex.name, rows: 1 },
    ]);
  });
});
