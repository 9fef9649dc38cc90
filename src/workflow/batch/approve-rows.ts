import type { Batch } from '../../mapping/batch/batch';
import { hasPartIn } from '../../mapping/policy';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import { transition } from '../transition';
import { inOrder } from './in-order';
import { perTransaction } from './per-transaction';

/**
 * Carries the approval of the batch over to its rows, and says which part (and so which ticket) each is posted with:
 * rows in order, as many in each part as a checklist holds. Rows excluded before the approval take no place.
 */
export async function approveRows(deps: Deps, batch: Batch): Promise<void> {
  const rows = await deps.store.requests.inBatch(batch.id, { limit: batch.size });
  const parts = partsOf(rows, deps.settings.ticketItems);
  const waiting = rows.filter(({ state }) => state === 'pending');
  for (let from = 0; from < waiting.length; from += perTransaction) {
    await approveSome(deps, batch, waiting.slice(from, from + perTransaction), parts);
  }
}

/** The part of each row, by request id. */
function partsOf(rows: readonly MappingRequest[], size: number): ReadonlyMap<string, number> {
  const counted = rows.filter(({ state, batch }) => state !== 'cancelled' || batch?.part !== undefined);
  return new Map(counted.map(({ id }, index) => [id, Math.floor(index / size) + 1]));
}

async function approveSome(
  { store, clock }: Deps,
  { decision, approvals }: Batch,
  rows: readonly MappingRequest[],
  parts: ReadonlyMap<string, number>,
): Promise<void> {
  if (!decision) return;
  const at = clock().toISOString();
  await inOrder(store, async (repositories) => {
    for (const row of rows) {
      if (!row.batch) continue;
      const part = parts.get(row.id) ?? 1;
      const isOwn = approvals.some(({ by }) => hasPartIn(by, row));
      const own = isOwn ? ({ selfApproved: true } as const) : {};
      await transition(repositories, row, 'approved', {
        by: decision.by,
        at,
        patch: { decision: { ...decision, ...own }, approvals, batch: { ...row.batch, part } },
        details: { batchId: row.batch.id, part, ...own },
      });
    }
  });
}
