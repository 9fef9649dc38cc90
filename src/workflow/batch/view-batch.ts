import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { BatchView } from '../ports';

/** Rows a card shows for a glance. */
const glance = 5;

/** The batch as a card shows it; `null` when there is none of this id. */
export async function viewBatch({ store }: Pick<Deps, 'store'>, batchId: string): Promise<BatchView | null> {
  const batch = await store.batches.get(batchId);
  if (!batch) return null;
  const trouble =
    (await store.outbox.troubleOf(batchId, 'post-batch')) ??
    (await store.outbox.troubleOf(batchId, 'advance-batch'));
  return {
    batch,
    counts: await store.requests.countsOfBatch(batchId),
    firstRows: await store.requests.inBatch(batchId, { limit: glance }),
    trouble,
  };
}

/** Some rows of the batch, in order. */
export function rowsOfBatch(
  { store }: Pick<Deps, 'store'>,
  batchId: string,
  page: { offset: number; limit: number },
): Promise<MappingRequest[]> {
  return store.requests.inBatch(batchId, page);
}
