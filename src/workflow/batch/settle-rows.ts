import type { Batch } from '../../mapping/batch/batch';
import { botActor } from '../../mapping/request';
import type { RequestState } from '../../mapping/request-state';
import type { UpstreamError } from '../../mapping/upstream-error';
import type { StopSign } from '../../mapping/stop-sign';
import type { Deps } from '../deps';
import { transition, type Change } from '../transition';
import { changeRows } from './change-rows';
import { postParts } from './post-parts';

/** What a batch that ended makes of its rows that were not posted. */
const ends = {
  rejected: 'rejected',
  cancelled: 'cancelled',
  stopped: 'cancelled',
  expired: 'expired',
} as const;

/** Rows that are not posted and on which nothing has been begun. */
const untouched: readonly RequestState[] = ['pending', 'approved'];

/** Ends the rows of a batch that ended; a row whose posting has begun is finished first. */
export async function settleRows(deps: Deps, batch: Batch, signal: StopSign): Promise<void> {
  const end = endOf(batch);
  if (!end) return;
  const rows = await deps.store.requests.inBatch(batch.id, { states: untouched, limit: batch.size });
  await changeRows(deps, rows, (repositories, row, at) =>
    transition(repositories, row, end, changeFor(batch, at)),
  );
  await postParts(deps, batch, signal);
}

/**
 * Calls the rows failed on which something was begun when Autotask refuses to be asked: asking again and again would lock
 * the API user out. A retry looks for what is there before it posts anything.
 */
export async function failBegunRows(deps: Deps, batch: Batch, error: UpstreamError): Promise<void> {
  const rows = await deps.store.requests.inBatch(batch.id, { states: ['publishing'], limit: batch.size });
  const failure = `It is not known whether this row was posted: ${error.message} A retry looks for it first.`;
  await changeRows(deps, rows, (repositories, row, at) =>
    transition(repositories, row, 'failed', { by: botActor, at, patch: { failure }, details: { failure } }),
  );
}

function endOf({ state }: Batch): (typeof ends)[keyof typeof ends] | null {
  return state in ends ? ends[state as keyof typeof ends] : null;
}

function changeFor(batch: Batch, at: string): Change {
  const { state, decision, cancelledBy, haltedBy, id } = batch;
  const details = { batchId: id };
  if (state === 'rejected') return { by: decision?.by ?? botActor, at, patch: { decision }, details };
  if (state === 'expired') return { by: botActor, at, details };
  const by = (state === 'stopped' ? haltedBy : cancelledBy) ?? botActor;
  return { by, at, patch: { cancelledBy: by }, details };
}
