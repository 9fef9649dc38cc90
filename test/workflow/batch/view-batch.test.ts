import { viewBatch } from '../../../src/workflow/batch/view-batch';
import { batch } from '../../store/whole-company-examples';
import { useHarness } from '../harness';

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
