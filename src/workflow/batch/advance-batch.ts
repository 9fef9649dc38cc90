import type { Batch } from '../../mapping/batch/batch';
import { botActor } from '../../mapping/request';
import type { Job } from '../../mapping/records';
import type { StopSign } from '../../mapping/stop-sign';
import { UpstreamError } from '../../mapping/upstream-error';
import type { Deps } from '../deps';
import type { GoOn } from '../jobs/worker';
import { approveRows } from './approve-rows';
import { inOrder } from './in-order';
import { moveBatch } from './move-batch';
import { postParts } from './post-parts';
import { reviveRows } from './revive-rows';
import { isSettled } from './is-settled';
import { failBegunRows, settleRows } from './settle-rows';

/** How soon a batch is gone on with that has rows left. */
const goOnMs = 500;

/**
 * Brings the rows of a batch to where its state says they belong: posts them while it runs, ends them when it was
 * rejected, cancelled, stopped or expired. Killed anywhere it is run again and goes on.
 * @param signal aborted when the process is about to stop or has lost the job: nothing new is begun then
 * @throws UpstreamError for trouble that passes by itself; the job is then tried again
 */
export async function advanceBatch(deps: Deps, job: Job, signal: StopSign): Promise<GoOn> {
  const batch = await deps.store.batches.get(job.subject);
  if (!batch || waits(batch)) return null;
  try {
    await (batch.state === 'running' ? run(deps, batch, signal) : settleRows(deps, batch, signal));
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.isTransient) throw error;
    await (batch.state === 'running' ? halt(deps, batch.id, error) : failBegunRows(deps, batch, error));
  }
  return goOn(deps, batch.id);
}

/** Whether the batch stays as it is until somebody does something. */
function waits({ state }: Batch): boolean {
  return state === 'pending' || state === 'paused' || state === 'done';
}

async function run(deps: Deps, batch: Batch, signal: StopSign): Promise<void> {
  await approveRows(deps, batch);
  await reviveRows(deps, batch);
  await postParts(deps, batch, signal);
  if (await isSettled(deps, batch.id)) await finish(deps, batch.id);
}

/** Nothing is left, so it is done, also when somebody paused it during its last part. */
async function finish(deps: Deps, batchId: string): Promise<void> {
  const at = deps.clock().toISOString();
  await inOrder(deps.store, async (repositories) => {
    const batch = await repositories.batches.get(batchId);
    if (batch?.state !== 'running' && batch?.state !== 'paused') return;
    await moveBatch(repositories, batch, 'done', {
      by: botActor,
      at,
      patch: { haltedBy: null, haltReason: null },
      jobs: ['tell-batch-requester'],
    });
  });
}

/** Whether there is more to do now: what is judged is the batch as it is, which others may have changed meanwhile. */
async function goOn(deps: Deps, batchId: string): Promise<GoOn> {
  const batch = await deps.store.batches.get(batchId);
  if (!batch || waits(batch) || (await isSettled(deps, batchId))) return null;
  return { again: new Date(deps.clock().getTime() + goOnMs).toISOString() };
}

/**
 * Refused credentials, rights or settings do not mend by themselves, and trying again with wrong credentials locks the API
 * user out: the batch stops by itself until a person has looked.
 */
async function halt(deps: Deps, batchId: string, error: UpstreamError): Promise<void> {
  const haltReason = error.explanation;
  const at = deps.clock().toISOString();
  await inOrder(deps.store, async (repositories) => {
    const batch = await repositories.batches.get(batchId);
    if (batch?.state !== 'running') return;
    await moveBatch(repositories, batch, 'paused', {
      by: botActor,
      at,
      patch: { haltedBy: botActor, haltReason },
      details: { reason: haltReason },
      jobs: ['tell-batch-requester'],
    });
  });
}
