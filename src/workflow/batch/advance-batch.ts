import type { Batch } from '../../mapping/batch/batch';
import { botActor } from '../../mapping/request';
import type { Job } from '../../mapping/records';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import type { GoOn } from '../jobs/worker';
import { approveRows } from './approve-rows';
import { inOrder } from './in-order';
import { moveBatch } from './move-batch';
import { postParts } from './post-parts';
import { reviveRows } from './revive-rows';
import { settleRows } from './settle-rows';

/**
 * Brings the rows of a batch to where its state says they belong: posts them while it runs, ends them when it was
 * rejected, cancelled, stopped or expired. Killed anywhere it is run again and goes on.
 * @param signal aborted when the process is about to stop: nothing new is begun then
 * @throws UpstreamError for trouble that passes by itself; the job is then tried again
 */
export async function advanceBatch(deps: Deps, job: Job, signal: AbortSignal): Promise<GoOn> {
  const batch = await deps.store.batches.get(job.subject);
  if (!batch || batch.state === 'pending' || batch.state === 'paused' || batch.state === 'done') return null;
  if (batch.state !== 'running') return settleRows(deps, batch, signal);
  try {
    return await run(deps, batch, signal);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.trouble !== 'denied') throw error;
    await halt(deps, batch.id, error);
    return null;
  }
}

async function run(deps: Deps, batch: Batch, signal: AbortSignal): Promise<GoOn> {
  await approveRows(deps, batch);
  await reviveRows(deps, batch);
  await postParts(deps, batch, signal);
  if (signal.aborted) return { again: deps.clock().toISOString() };
  const latest = await deps.store.batches.get(batch.id);
  if (latest?.state !== 'running') return null;
  const at = deps.clock().toISOString();
  await inOrder(deps.store, (repositories) =>
    moveBatch(repositories, latest, 'done', { by: botActor, at, jobs: ['tell-batch-requester'] }),
  );
  return null;
}

/**
 * Refused credentials or rights do not mend by themselves, and trying again with wrong ones locks the API user out: the
 * batch stops by itself until a person has looked.
 */
async function halt(deps: Deps, batchId: string, error: UpstreamError): Promise<void> {
  const batch = await deps.store.batches.get(batchId);
  if (batch?.state !== 'running') return;
  const haltReason = [error.message, error.details.advice].filter(Boolean).join(' ');
  const at = deps.clock().toISOString();
  await inOrder(deps.store, (repositories) =>
    moveBatch(repositories, batch, 'paused', {
      by: botActor,
      at,
      patch: { haltedBy: botActor, haltReason },
      details: { reason: haltReason },
      jobs: ['tell-batch-requester'],
    }),
  );
}
