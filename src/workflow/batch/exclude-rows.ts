import type { Batch } from '../../mapping/batch/batch';
import type { MappingRequest } from '../../mapping/request';
import type { Deps } from '../deps';
import type { Repositories } from '../stores';
import { transition } from '../transition';
import { actOnBatch, type BatchClick, type BatchClicked } from './act-on-batch';
import { changeBatch } from './move-batch';

/** Which rows an approver does not want. */
export interface Exclusion extends BatchClick {
  /** Places in the batch, as the card numbers them. Those that are no pending row are passed over. */
  readonly positions: readonly number[];
}

/**
 * Takes rows out of a batch before it is decided: they become cancelled requests. The batch gets a new revision, so that
 * another approver cannot approve what they have not seen.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function excludeRows(deps: Deps, click: Exclusion): Promise<BatchClicked> {
  const rows = await rowsAt(deps, click);
  return actOnBatch(deps, click, {
    name: 'batch.exclude',
    from: ['pending'],
    denial: (_actor, roles) => (roles.approver ? null : 'not-approver'),
    apply: (repositories, batch, at) => exclude(repositories, batch, rows, click, at),
  });
}

async function rowsAt({ store }: Deps, { batchId, positions }: Exclusion): Promise<MappingRequest[]> {
  const rows = await Promise.all(
    [...new Set(positions)].map((position) => store.requests.get(`${batchId}-${position}`)),
  );
  return rows.flatMap((row) => (row?.state === 'pending' ? [row] : []));
}

async function exclude(
  repositories: Repositories,
  batch: Batch,
  rows: readonly MappingRequest[],
  { clicker: by }: Exclusion,
  at: string,
): Promise<Batch | null> {
  const details = { positions: rows.map((row) => row.batch?.position) };
  const next = await changeBatch(repositories, batch, { by, at, details }, 'batch.rows_excluded');
  if (!next) return null;
  for (const row of rows) {
    await transition(repositories, row, 'cancelled', { by, at, patch: { cancelledBy: by } });
  }
  return next;
}
