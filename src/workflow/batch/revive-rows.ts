import type { Batch } from '../../mapping/batch/batch';
import { botActor } from '../../mapping/request';
import type { Deps } from '../deps';
import { transition } from '../transition';
import { changeRows } from './change-rows';

/** Takes up the failed rows again when somebody asked for it after they had failed; the decision stands. */
export async function reviveRows(deps: Deps, batch: Batch): Promise<void> {
  const { retriedAt } = batch;
  if (retriedAt === null) return;
  const failed = await deps.store.requests.inBatch(batch.id, { states: ['failed'], limit: batch.size });
  const rows = failed.filter(({ changedAt }) => changedAt <= retriedAt);
  await changeRows(deps, rows, (repositories, row, at) =>
    transition(repositories, row, 'approved', {
      by: botActor,
      at,
      patch: { failure: null, pastedBy: null },
      details: { retryOf: row.failure },
    }),
  );
}
