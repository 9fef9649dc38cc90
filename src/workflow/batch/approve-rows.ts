import type { Batch } from '../../mapping/batch/batch';
import { hasPartIn } from '../../mapping/policy';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { transition } from '../transition';
import { changeRows } from './change-rows';

/**
 * Carries the approval of the batch over to its rows, and says which part (and so which ticket) each is posted with:
 * rows in order, as many in each part as a checklist holds. Rows excluded before the approval take no place.
 */
export async function approveRows(deps: Deps, batch: Batch): Promise<void> {
  const { decision, approvals } = batch;
  if (!decision) return;
  const rows = await deps.store.requests.inBatch(batch.id, { limit: batch.size });
  const parts = partsOf(rows, deps.settings.ticketItems);
  const waiting = rows.filter(({ state }) => state === 'pending');
  await changeRows(deps, waiting, async (repositories, row, at) => {
    if (!row.batch) return;
    const part = parts.get(row.id) ?? 1;
    const isOwn = approvals.some(({ by }) => hasPartIn(by, row));
    const own = isOwn ? ({ selfApproved: true } as const) : {};
    await transition(repositories, row, 'approved', {
      by: decision.by,
      at,
      patch: { decision: { ...decision, ...own }, approvals, batch: { ...row.batch, part } },
      details: { batchId: batch.id, part, ...own },
    });
  });
}

/** The part of each row, by request id. */
function partsOf(rows: readonly MappingRequest[], size: number): ReadonlyMap<string, number> {
  const counted = rows.filter(({ state, batch }) => state !== 'cancelled' || batch?.part !== undefined);
  return new Map(counted.map(({ id }, index) => [id, Math.floor(index / size) + 1]));
}
