import type { Batch } from '../../mapping/batch/batch';
import { botActor } from '../../mapping/request';
import type { Deps } from '../deps';
import { moveBatch } from './move-batch';

/** Ends every batch that nobody decided in time. */
export async function expireBatches(deps: Deps): Promise<void> {
  for (const batch of await deps.store.batches.due(deps.clock().toISOString())) await expire(deps, batch);
}

/** Ends this batch if nobody decided it in time, so that a late click meets an expired batch. */
export async function expireBatchIfDue(deps: Deps, batchId: string): Promise<void> {
  const batch = await deps.store.batches.get(batchId);
  if (batch?.state === 'pending' && batch.expiresAt <= deps.clock().toISOString()) await expire(deps, batch);
}

async function expire(deps: Deps, batch: Batch): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.store.transaction((repositories) =>
    moveBatch(repositories, batch, 'expired', {
      by: botActor,
      at,
      jobs: ['advance-batch', 'tell-batch-requester'],
    }),
  );
}
