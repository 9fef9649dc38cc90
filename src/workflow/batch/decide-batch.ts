import type { Batch } from '../../mapping/batch/batch';
import { sameObjectId, type Denial, type Roles } from '../../mapping/policy';
import { approve, hasApproved } from '../../mapping/quorum';
import type { Actor, Decision } from '../../mapping/request';
import type { Deps } from '../deps';
import type { Repositories } from '../stores';
import { actOnBatch, type BatchClick, type BatchClicked } from './act-on-batch';
import { expireBatchIfDue } from './expire-batches';
import { changeBatch, moveBatch } from './move-batch';

/** What an approver clicked. */
export interface BatchDecisionClick extends BatchClick {
  readonly verdict: Decision['verdict'];
  readonly comment: string | null;
}

/**
 * Approves or rejects a batch as it stands on the clicked card. One rejection is enough; where several people have to
 * approve, each is counted once.
 * @throws UpstreamError when Entra does not tell the clicker's roles; nothing is decided then
 */
export async function decideBatch(deps: Deps, click: BatchDecisionClick): Promise<BatchClicked> {
  const { verdict, comment, clicker: by } = click;
  await expireBatchIfDue(deps, click.batchId);
  return actOnBatch(deps, click, {
    name: verdict === 'approved' ? 'batch.approve' : 'batch.reject',
    from: ['pending'],
    denial: (actor, roles, batch) =>
      verdict === 'approved'
        ? denialOfApproval(deps, actor, roles, batch)
        : denialOfDecision(deps, actor, roles, batch),
    hindrance: (batch) =>
      verdict === 'rejected' && !comment ? commentMissing() : ownRow(deps, batch, click.clicker),
    apply: (repositories, batch, at) => {
      const isOwn = sameObjectId(by.objectId, batch.requester.objectId);
      const decision: Decision = { verdict, by, at, comment, ...(isOwn ? { selfApproved: true } : {}) };
      return verdict === 'approved'
        ? approveIn(repositories, batch, decision)
        : settle(repositories, batch, 'rejected', decision, batch.approvals);
    },
  });
}

/** Four eyes for a batch: whoever may decide single requests, but not their own batch. */
export function denialOfDecision(
  { settings }: Pick<Deps, 'settings'>,
  actor: Actor,
  roles: Roles,
  batch: Batch,
): Denial | null {
  if (!roles.approver) return 'not-approver';
  const isOwn = sameObjectId(actor.objectId, batch.requester.objectId);
  return settings.fourEyes && isOwn ? 'own-request' : null;
}

/** Each approval is by somebody else; who approved may still reject. */
function denialOfApproval(
  deps: Pick<Deps, 'settings'>,
  actor: Actor,
  roles: Roles,
  batch: Batch,
): Denial | null {
  const denial = denialOfDecision(deps, actor, roles, batch);
  if (denial) return denial;
  return hasApproved(batch.approvals, actor.objectId) ? 'already-approved' : null;
}

function commentMissing(): Promise<BatchClicked> {
  return Promise.resolve({ kind: 'comment-missing' });
}

/** Nobody decides their own mapping: that row has to be excluded first, or somebody else decides. */
async function ownRow(
  { store, settings }: Pick<Deps, 'store' | 'settings'>,
  batch: Batch,
  { objectId }: Actor,
): Promise<BatchClicked | null> {
  if (!settings.fourEyes) return null;
  const open = await store.requests.findOpen({ objectId, resourceId: noResource });
  return open?.batch?.id === batch.id ? { kind: 'own-row', position: open.batch.position } : null;
}

/** No resource of Autotask has this id. */
const noResource = -1;

async function approveIn(
  repositories: Repositories,
  batch: Batch,
  decision: Decision,
): Promise<Batch | null> {
  const { settled, approvals } = approve(batch.approvals, decision, batch.approvalsNeeded);
  if (settled) return settle(repositories, batch, 'running', decision, approvals);
  const { by, at, comment, selfApproved } = decision;
  const own = selfApproved ? { selfApproved } : {};
  const details = { comment, approvals: approvals.length, needed: batch.approvalsNeeded, ...own };
  return changeBatch(repositories, batch, { by, at, patch: { approvals }, details }, 'batch.approval');
}

function settle(
  repositories: Repositories,
  batch: Batch,
  state: 'running' | 'rejected',
  decision: Decision,
  approvals: readonly Decision[],
): Promise<Batch | null> {
  const { by, at, comment, selfApproved } = decision;
  return moveBatch(repositories, batch, state, {
    by,
    at,
    patch: { decision, approvals, ...(state === 'running' ? { startedAt: at } : {}) },
    details: { comment, ...(selfApproved ? { selfApproved } : {}) },
    jobs: ['advance-batch', 'tell-batch-requester'],
  });
}
