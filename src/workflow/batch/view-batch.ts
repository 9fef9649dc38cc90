import type { Batch } from '../../mapping/batch/batch';
import { detailsOf } from '../../mapping/batch/details';
import type { MappingRequest } from '../../mapping/request';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import type { BatchView } from '../ports';

/** Rows a card shows for a glance. */
const glance = 5;

/**
 * The batch as a card shows it; `null` when there is none of this id. It is there to be seen also while Autotask does not
 * tell which way mappings are posted.
 */
export async function viewBatch(deps: ViewDeps, batchId: string): Promise<BatchView | null> {
  const { store } = deps;
  const batch = await store.batches.get(batchId);
  if (!batch) return null;
  const trouble =
    (await store.outbox.troubleOf(batchId, 'post-batch')) ??
    (await store.outbox.troubleOf(batchId, 'advance-batch'));
  return {
    batch,
    counts: await store.requests.countsOfBatch(batchId),
    tickets: await store.batches.ticketsOf(batchId),
    firstRows: await store.requests.inBatch(batchId, { limit: glance }),
    trouble,
    ticketItems: await ticketItemsOf(deps),
    ...detailsOf(await tellingRows(deps, batch)),
  };
}

async function ticketItemsOf({ publisher, settings }: ViewDeps): Promise<BatchView['ticketItems']> {
  try {
    return (await publisher.kind()) === 'ticket' ? settings.ticketItems : null;
  } catch (error) {
    if (error instanceof UpstreamError) return 'unknown';
    throw error;
  }
}

type ViewDeps = Pick<Deps, 'store' | 'settings' | 'publisher'>;

/** Rows that have something to tell beside that they are there. Until the decision each may carry a warning. */
async function tellingRows({ store }: ViewDeps, batch: Batch): Promise<MappingRequest[]> {
  const { id, state, size } = batch;
  const states = ['rejected', 'cancelled', 'failed', 'void'] as const;
  const filter = state === 'pending' ? { limit: size } : { states, limit: size };
  return (await store.requests.inBatch(id, filter)).filter((row) => !endedByStop(batch, row));
}

/** Whether the row was cancelled with the others when the batch was stopped, and not left out by itself. */
function endedByStop({ state, startedAt, haltedBy }: Batch, row: MappingRequest): boolean {
  return (
    state === 'stopped' &&
    row.state === 'cancelled' &&
    row.changedAt >= (startedAt ?? '') &&
    row.cancelledBy?.objectId === haltedBy?.objectId
  );
}

/** Some rows of the batch, in order. */
export function rowsOfBatch(
  { store }: Pick<Deps, 'store'>,
  batchId: string,
  page: { offset: number; limit: number },
): Promise<MappingRequest[]> {
  return store.requests.inBatch(batchId, page);
}
