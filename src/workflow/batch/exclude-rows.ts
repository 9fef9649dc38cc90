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

/** What came of it; `excluded`: the places of the rows that were really left out. */
export type RowsExcluded =
  | { readonly kind: 'done'; readonly batch: Batch; readonly excluded: readonly number[] }
  | Exclude<BatchClicked, { kind: 'done' }>;

/**
 * Takes rows out of a batch before it is decided: they become cancelled requests. The batch gets a new revision, so that
 * another approver cannot approve what they have not seen.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function excludeRows(deps: Deps, click: Exclusion): Promise<RowsExcluded> {
  let rows: readonly MappingRequest[] = [];
  const excluded: number[] = [];
  const clicked = await actOnBatch(deps, click, {
    name: 'batch.exclude',
    from: ['pending'],
    denial: (_actor, roles) => (roles.approver ? null : 'not-approver'),
    hindrance: async () => {
      rows = await pendingAmong(deps, click);
      return rows.length === 0 ? { kind: 'nothing-to-exclude' } : null;
    },
    apply: (repositories, batch, at) => exclude(repositories, batch, { rows, excluded, click, at }),
  });
  return clicked.kind === 'done' ? { ...clicked, excluded } : clicked;
}

async function pendingAmong(
  { store }: Deps,
  { batchId, positions }: Exclusion,
): Promise<readonly MappingRequest[]> {
  const rows = await Promise.all(
    [...new Set(positions)].map((position) => store.requests.get(`${batchId}-${position}`)),
  );
  return rows.flatMap((row) => (row?.state === 'pending' ? [row] : []));
}

interface Excluding {
  readonly rows: readonly MappingRequest[];
  /** Is given the places of those that were left out; of a row that somebody took back just now, not. */
  readonly excluded: number[];
  readonly click: Exclusion;
  readonly at: string;
}

async function exclude(
  repositories: Repositories,
  batch: Batch,
  { rows, excluded, click: { clicker: by }, at }: Excluding,
): Promise<Batch | null> {
  // The audit record is written at the end of the transaction, when it is known which rows they are.
  const details = { positions: excluded };
  const next = await changeBatch(repositories, batch, { by, at, details }, 'batch.rows_excluded');
  if (!next) return null;
  for (const row of rows) {
    const isOut = await transition(repositories, row, 'cancelled', { by, at, patch: { cancelledBy: by } });
    if (isOut && row.batch) excluded.push(row.batch.position);
  }
  return next;
}
