import type { Batch } from '../../mapping/batch/batch';
import type { MappingRequest } from '../../mapping/request';
import type { RequestState } from '../../mapping/request-state';
import type { StopSign } from '../../mapping/stop-sign';
import { mayHaveArrived } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import type { BatchPart } from '../ports';
import { postPart } from './post-part';
import { waitForBudget } from './wait-for-budget';

/** Parts in flight: while one waits for its last rows the next has begun. The publisher bounds the calls themselves. */
const atOnce = 2;

/** How long a batch may keep its worker busy before others get their turn, in milliseconds. */
const sliceMs = 30_000;

/** Parts with rows that are to be posted, and those rows. */
interface Work {
  readonly part: BatchPart;
  readonly rows: readonly MappingRequest[];
}

/**
 * Posts every row that is approved, or whose posting was begun, part by part, until all are posted, the batch is paused
 * or stopped, the process is about to stop, or it is time to let other work have its turn. In a batch that was stopped only what was begun is finished.
 * @throws UpstreamError for trouble that concerns more than single rows, after what was in flight has come back
 */
export async function postParts(deps: Deps, batch: Batch, signal: StopSign): Promise<void> {
  const queue = await workOf(deps, batch);
  const until = deps.clock().getTime() + sliceMs;
  const mayBegin = async (): Promise<boolean> =>
    !signal.aborted && deps.clock().getTime() < until && (await isStill(deps, batch));
  const lanes = Array.from({ length: atOnce }, async () => {
    // Asked before a part is taken: one that is taken and not posted would be missed by the other lane.
    while (queue.length > 0 && (await mayBegin())) {
      const next = queue.shift();
      if (!next) return;
      await waitForBudget(deps, next.rows.length);
      await postPart(deps, next.part, next.rows, signal);
    }
  }).map((lane) => lane.catch((error: unknown) => stopBoth(queue, error)));
  const troubles = (await Promise.all(lanes)).filter((ended) => ended !== undefined);
  const trouble = troubles.find(mayHaveArrived) ?? troubles[0];
  if (trouble) throw trouble;
}

/** Nothing new is begun after trouble in either lane. */
function stopBoth(queue: Work[], error: unknown): Error {
  queue.length = 0;
  return error instanceof Error ? error : new Error(String(error));
}

async function isStill({ store }: Deps, { id, state }: Batch): Promise<boolean> {
  return (await store.batches.get(id))?.state === state;
}

async function workOf({ store }: Deps, batch: Batch): Promise<Work[]> {
  const states: RequestState[] = batch.state === 'running' ? ['approved', 'publishing'] : ['publishing'];
  const all = await store.requests.inBatch(batch.id, { limit: batch.size });
  const rows = all.filter(({ state }) => states.includes(state));
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
