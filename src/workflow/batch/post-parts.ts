import { bulkhead } from 'cockatiel';
import type { Batch } from '../../mapping/batch/batch';
import type { MappingRequest } from '../../mapping/request';
import type { RequestState } from '../../mapping/request-state';
import type { Deps } from '../deps';
import type { BatchPart } from '../ports';
import { storePosted } from './store-posted';
import { postPart, type StorePosted } from './post-part';
import { waitForBudget } from './wait-for-budget';

/** Parts in flight: while one waits for its last rows the next has begun. The publisher bounds the calls themselves. */
const atOnce = 2;

/** Parts with rows that are to be posted, and those rows. */
interface Work {
  readonly part: BatchPart;
  readonly rows: readonly MappingRequest[];
}

/**
 * Posts every row that is approved, or whose posting was begun, part by part, until all are posted, the batch is paused
 * or stopped, or the process is about to stop. In a batch that was stopped only what was begun is finished.
 * @throws UpstreamError for trouble that concerns more than single rows, after what was in flight has come back
 */
export async function postParts(deps: Deps, batch: Batch, signal: AbortSignal): Promise<void> {
  const queue = await workOf(deps, batch);
  const inTurn = bulkhead(1, atOnce);
  const store: StorePosted = (rows, posted) =>
    inTurn.execute(() => storePosted(deps, batch.id, rows, posted));
  const lanes = Array.from({ length: atOnce }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (signal.aborted || !(await mayGoOn(deps, batch))) return;
      await waitForBudget(deps, next.rows.length);
      await postPart(deps, next.part, next.rows, store);
    }
  }).map((lane) => lane.catch((error: unknown) => stopBoth(queue, error)));
  const trouble = (await Promise.all(lanes)).find((ended) => ended !== undefined);
  if (trouble) throw trouble;
}

/** Nothing new is begun after trouble in either lane. */
function stopBoth(queue: Work[], error: unknown): Error {
  queue.length = 0;
  return error instanceof Error ? error : new Error(String(error));
}

async function mayGoOn({ store }: Deps, { id, state }: Batch): Promise<boolean> {
  return (await store.batches.get(id))?.state === state;
}

async function workOf({ store }: Deps, batch: Batch): Promise<Work[]> {
  const states: RequestState[] = batch.state === 'running' ? ['approved', 'publishing'] : ['publishing'];
  const rows = await store.requests.inBatch(batch.id, { states, limit: batch.size });
  const all = await store.requests.inBatch(batch.id, { limit: batch.size });
  const of = Math.max(...all.map(partOf));
  const numbers = [...new Set(rows.map(partOf))].sort((a, b) => a - b);
  return numbers.map((number) => ({
    part: { key: `${batch.id}/${number}`, batchId: batch.id, number, of, batch },
    rows: rows.filter((row) => partOf(row) === number),
  }));
}

function partOf({ batch }: MappingRequest): number {
  return batch?.part ?? 1;
}
