import type { Batch } from '../mapping/batch/batch';
import { openBatchStates } from '../mapping/batch/batch-state';
import type { MappingRequest } from '../mapping/request';
import type { Deps } from './deps';

/** Something that waits for somebody: a request that stands for itself, or a batch. */
export type OpenItem =
  | { readonly kind: 'request'; readonly request: MappingRequest }
  | { readonly kind: 'batch'; readonly batch: Batch };

/** The open requests and batches, oldest first, at most `limit`; one more tells that there are more. */
export async function listOpen({ store }: Pick<Deps, 'store'>, limit: number): Promise<OpenItem[]> {
  const [requests, batches] = await Promise.all([
    store.requests.openSingles(limit),
    store.batches.inStates(openBatchStates),
  ]);
  return [
    ...requests.map((request): OpenItem => ({ kind: 'request', request })),
    ...batches.map((batch): OpenItem => ({ kind: 'batch', batch })),
  ]
    .sort((one, other) => askedAt(one).localeCompare(askedAt(other)))
    .slice(0, limit);
}

function askedAt(item: OpenItem): string {
  return item.kind === 'request' ? item.request.requestedAt : item.batch.requestedAt;
}
