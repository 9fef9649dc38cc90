import { denialOfDecision, hasPartIn, type Denial, type Roles } from '../mapping/policy';
import { approve, hasApproved } from '../mapping/quorum';
import type { Actor, Decision, MappingRequest } from '../mapping/request';
import { actOn, type Action, type Click, type Clicked } from './act';
import { approvalsNeededFor } from './approvals-needed';
import type { Deps, Settings } from './deps';
import { getOrExpire } from './expire';
import { noteApproval } from './note-approval';
import type { Repositories } from './stores';
import { transition } from './transition';

/** What an approver clicked. */
export interface DecisionClick extends Click {
  readonly verdict: Decision['verdict'];
  readonly comment: string | null;
}

/**
 * Approves or rejects a request. One rejection is enough; where several people have to approve, each is counted once,
 * and the last of them settles it. The decision and the work it causes are stored in one transaction.
 * @throws UpstreamError when Entra does not tell the clicker's roles, or how many have to approve; nothing is decided then
 */
export async function decide(deps: Deps, click: DecisionClick): Promise<Clicked> {
  const request = await getOrExpire(deps, click.requestId);
  const needed = await neededNow(deps, click, request);
  return actOn(deps, request, click, decisionAction(deps.settings, click, needed));
}

/** Whoever joined the sensitive group since approval was asked for, or a higher APPROVALS_REQUIRED, counts too. */
async function neededNow(
  deps: Deps,
  { verdict }: DecisionClick,
  request: MappingRequest | null,
): Promise<number> {
  if (verdict === 'rejected' || deps.settings.approvalsRequired === 1) return 1;
  if (request?.state !== 'pending') return 1;
  return approvalsNeededFor(deps, {
    objectId: request.user.id,
    undoneId: request.undoes?.requestId ?? null,
  });
}

/** @param needed how many people have to approve by what is known now, whatever was so when approval was asked for */
function decisionAction(settings: Settings, click: DecisionClick, needed: number): Action {
  const { verdict, comment } = click;
  return {
    name: verdict === 'approved' ? 'approve' : 'reject',
    from: ['pending'],
    denial: (actor, roles, request) => denialOf(settings, verdict, actor, roles, request),
    isCurrent: asksTheSame,
    lacksComment: verdict === 'rejected' && !comment,
    apply: (repositories, request, at) =>
      apply(repositories, withAtLeast(needed, request), decisionOf(click, request, at)),
  };
}

function denialOf(
  settings: Settings,
  verdict: Decision['verdict'],
  actor: Actor,
  roles: Roles,
  request: MappingRequest,
): Denial | null {
  const denial = denialOfDecision(actor, roles, request, settings);
  const isAgain =
    verdict === 'approved' && request.state === 'pending' && hasApproved(request.approvals, actor.objectId);
  return denial ?? (isAgain ? 'already-approved' : null);
}

/** Approvals of others meanwhile change the revision but not the question, so two approvers at once both count. */
function asksTheSame(revision: number, request: MappingRequest): boolean {
  return revision <= request.revision && revision >= request.revision - request.approvals.length;
}

function withAtLeast(needed: number, request: MappingRequest): MappingRequest {
  return { ...request, approvalsNeeded: Math.max(needed, request.approvalsNeeded) };
}

function decisionOf(
  { clicker: by, verdict, comment }: DecisionClick,
  request: MappingRequest,
  at: string,
): Decision {
  return { verdict, by, at, comment, ...(hasPartIn(by, request) ? { selfApproved: true } : {}) };
}

async function apply(
  repositories: Repositories,
  request: MappingRequest,
  decision: Decision,
): Promise<MappingRequest | null> {
  const { verdict, by, at, comment, selfApproved } = decision;
  const details = { comment, ...(selfApproved ? { selfApproved } : {}) };
  if (verdict === 'rejected')
    return transition(repositories, request, 'rejected', {
      by,
      at,
      patch: { decision },
      details,
      jobs: ['tell-requester'],
    });
  const { settled, approvals } = approve(request.approvals, decision, request.approvalsNeeded);
  if (!settled) return noteApproval(repositories, request, { by, at, approvals, details });
  const patch = { decision, approvals };
  return transition(repositories, request, 'approved', { by, at, patch, details, jobs: ['publish'] });
}
