import type { Batch, BatchState } from '../../mapping/batch/batch';
import type { Denial, Roles } from '../../mapping/policy';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { recordDenial } from '../record';
import { rolesOf } from '../roles';
import type { Repositories } from '../stores';
import { inOrder } from './in-order';

/** A click on a batch's card. */
export interface BatchClick {
  readonly batchId: string;
  /** The revision the card was drawn from; `null` for what does not depend on what the card showed. */
  readonly revision: number | null;
  readonly clicker: Actor;
}

/** What came of it. Every kind but `done` changed nothing. */
export type BatchClicked =
  | { readonly kind: 'done'; readonly batch: Batch }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-late'; readonly batch: Batch }
  | { readonly kind: 'stale'; readonly batch: Batch }
  | { readonly kind: 'denied'; readonly denial: Denial; readonly batch: Batch }
  | { readonly kind: 'comment-missing' }
  /** None of the ticked rows waits for the decision any more. */
  | { readonly kind: 'nothing-to-exclude' }
  /** It is still being stopped: rows are being ended, or their posting is being finished. */
  | { readonly kind: 'not-settled' }
  /** The clicker's own account is in this row, which somebody else has to decide. */
  | { readonly kind: 'own-row'; readonly position: number };

/** One thing that can be done to a batch. */
export interface BatchAction {
  /** The verb the audit log uses, e.g. `batch.approve`. */
  readonly name: string;
  readonly from: readonly BatchState[];
  /** Why this person may not do it; `null` when they may. */
  readonly denial: (actor: Actor, roles: Roles, batch: Batch) => Denial | null;
  /** What else keeps it from being done; `null` when nothing does. */
  readonly hindrance?: (batch: Batch) => Promise<BatchClicked | null>;
  /** Does it, inside a transaction; `null` when somebody else was first. `at`: now, ISO 8601, UTC. */
  readonly apply: (repositories: Repositories, batch: Batch, at: string) => Promise<Batch | null>;
}

/**
 * Does something to a batch for somebody: batch and roles are read afresh, what is not allowed, stale or too late is
 * refused and recorded, and of several simultaneous clicks only one can win.
 * @throws UpstreamError when Entra does not tell the roles; nothing is changed then
 */
export async function actOnBatch(deps: Deps, click: BatchClick, action: BatchAction): Promise<BatchClicked> {
  const batch = await deps.store.batches.get(click.batchId);
  if (!batch) return { kind: 'unknown' };
  const refused = (await refusal(deps, click, action, batch)) ?? (await action.hindrance?.(batch)) ?? null;
  if (refused) return refused;
  const at = deps.clock().toISOString();
  const next = await inOrder(deps.store, (repositories) => action.apply(repositories, batch, at));
  return next ? { kind: 'done', batch: next } : await actOnBatch(deps, click, action);
}

async function refusal(
  deps: Deps,
  { batchId, revision, clicker }: BatchClick,
  { name, denial: denialOf, from }: BatchAction,
  batch: Batch,
): Promise<BatchClicked | null> {
  const refuse = async (reason: string, answer: BatchClicked): Promise<BatchClicked> => {
    await recordDenial(deps, { actor: clicker, action: name, requestId: batchId, reason });
    return answer;
  };
  const denial = denialOf(clicker, await rolesOf(deps, clicker.objectId), batch);
  if (denial) return refuse(denial, { kind: 'denied', denial, batch });
  if (!from.includes(batch.state)) return refuse(`the batch is ${batch.state}`, { kind: 'too-late', batch });
  if (revision === null || revision === batch.revision) return null;
  return refuse(`card of revision ${revision}, batch at ${batch.revision}`, { kind: 'stale', batch });
}
