import { denialOfCancel, type Denial, type Roles } from '../../mapping/policy';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { actOnBatch, type BatchClick, type BatchClicked } from './act-on-batch';
import { isSettled } from './is-settled';
import { moveBatch } from './move-batch';

/** Takes a batch back that nobody decided yet. @throws UpstreamError when Entra does not tell the roles */
export async function cancelBatch(deps: Deps, click: BatchClick): Promise<BatchClicked> {
  const by = click.clicker;
  return actOnBatch(deps, click, {
    name: 'batch.cancel',
    from: ['pending'],
    denial: denialOfCancel,
    apply: (repositories, batch, at) =>
      moveBatch(repositories, batch, 'cancelled', {
        by,
        at,
        patch: { cancelledBy: by },
        jobs: ['advance-batch', 'tell-batch-requester'],
      }),
  });
}

/** Takes up nothing new until somebody resumes it; what is under way is finished. @throws UpstreamError as above */
export async function pauseBatch(deps: Deps, click: BatchClick): Promise<BatchClicked> {
  const by = click.clicker;
  return actOnBatch(deps, click, {
    name: 'batch.pause',
    from: ['running'],
    denial: onlyApprovers,
    apply: (repositories, batch, at) =>
      moveBatch(repositories, batch, 'paused', { by, at, patch: { haltedBy: by, haltReason: null } }),
  });
}

/** Goes on with a paused batch. @throws UpstreamError as above */
export async function resumeBatch(deps: Deps, click: BatchClick): Promise<BatchClicked> {
  return actOnBatch(deps, click, {
    name: 'batch.resume',
    from: ['paused'],
    denial: onlyApprovers,
    apply: (repositories, batch, at) =>
      moveBatch(repositories, batch, 'running', {
        by: click.clicker,
        at,
        patch: { haltedBy: null, haltReason: null },
        jobs: ['advance-batch'],
      }),
  });
}

/** Ends a batch; rows that are not posted yet are cancelled. @throws UpstreamError as above */
export async function stopBatch(deps: Deps, click: BatchClick): Promise<BatchClicked> {
  const by = click.clicker;
  return actOnBatch(deps, click, {
    name: 'batch.stop',
    from: ['running', 'paused'],
    denial: onlyApprovers,
    apply: (repositories, batch, at) =>
      moveBatch(repositories, batch, 'stopped', {
        by,
        at,
        patch: { haltedBy: by, haltReason: null },
        jobs: ['advance-batch', 'tell-batch-requester'],
      }),
  });
}

/** Posts the failed rows once more; the decision stands. @throws UpstreamError as above */
export async function retryFailedRows(deps: Deps, click: BatchClick): Promise<BatchClicked> {
  return actOnBatch(deps, click, {
    name: 'batch.retry',
    from: ['done', 'stopped'],
    denial: onlyApprovers,
    hindrance: async (batch) => {
      if (!(await isSettled(deps, batch.id))) return { kind: 'not-settled' };
      const { failed = 0 } = await deps.store.requests.countsOfBatch(batch.id);
      return failed === 0 ? { kind: 'too-late', batch } : null;
    },
    apply: (repositories, batch, at) =>
      moveBatch(repositories, batch, 'running', {
        by: click.clicker,
        at,
        patch: { retriedAt: at, haltedBy: null, haltReason: null },
        jobs: ['advance-batch'],
      }),
  });
}

function onlyApprovers(_actor: Actor, roles: Roles): Denial | null {
  return roles.approver ? null : 'not-approver';
}
