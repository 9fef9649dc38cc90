import type { Batch } from '../../mapping/batch/batch';
import type { MappingRequest } from '../../mapping/request';
import { botActor } from '../../mapping/request';
import type { Deps } from '../deps';
import { transition } from '../transition';
import { inOrder } from './in-order';
import { perTransaction } from './per-transaction';

/** Takes up the failed rows again when somebody asked for it after they had failed; the decision stands. */
export async function reviveRows(deps: Deps, batch: Batch): Promise<void> {
  const { retriedAt } = batch;
  if (retriedAt === null) return;
  const failed = await deps.store.requests.inBatch(batch.id, { states: ['failed'], limit: batch.size });
  const rows = failed.filter(({ changedAt }) => changedAt <= retriedAt);
  for (let from = 0; from < rows.length; from += perTransaction) {
    await revive(deps, rows.slice(from, from + perTransaction));
  }
}

async function revive({ store, clock }: Deps, rows: readonly MappingRequest[]): Promise<void> {
  const at = clock().toISOString();
  await inOrder(store, async (repositories) => {
    for (const row of rows) {
      await transition(repositories, row, 'approved', {
        by: botActor,
        at,
        patch: { failure: null, pastedBy: null },
        details: { retryOf: row.failure },
      });
    }
  });
}
