import { sameObjectId } from '../mapping/policy';
import type { CardPlace, Draft } from '../mapping/records';
import type { Actor, MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { examine, openRequest, type Examined, type Proposal } from './examine';
import { isAdministrator } from './is-administrator';
import type { Repositories } from './stores';
import { recordDenial, recordRefusal } from './record';

/** A click on `Request approval`. */
export interface ApprovalWish {
  readonly draftId: string;
  readonly revision: number;
  readonly clicker: Actor;
  readonly note: string | null;
  /** Where the clicked card stands, so that it can show what becomes of the request. */
  readonly place: Pick<CardPlace, 'conversation' | 'activityId'>;
}

/** What came of the click. */
export type ApprovalAsked =
  | { readonly kind: 'requested'; readonly request: MappingRequest }
  | { readonly kind: 'already-requested'; readonly request: MappingRequest }
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-yours'; readonly owner: string }
  | { readonly kind: 'denied' }
  | { readonly kind: 'no-channel' }
  | { readonly kind: 'changed'; readonly examined: Examined };

/**
 * Turns a draft into a request: both sides are read once more, and request, audit record and the work of posting the
 * approval card are stored together or not at all.
 * @throws UpstreamError when Entra or Autotask does not tell; nothing is stored then
 */
export async function requestApproval(deps: Deps, wish: ApprovalWish): Promise<ApprovalAsked> {
  const existing = await deps.store.requests.get(wish.draftId);
  if (existing) return { kind: 'already-requested', request: existing };
  const draft = await deps.store.drafts.get(wish.draftId);
  if (draft?.revision !== wish.revision) return { kind: 'gone' };
  const denial = await denialOf(deps, draft, wish.clicker);
  if (denial) return denial;
  if (!(await deps.store.channels.approvals())) return { kind: 'no-channel' };
  const examined = await examine(deps, draft);
  return examined.kind === 'proposal'
    ? await open(deps, examined, wish)
    : await changed(deps, examined, wish);
}

async function changed(
  deps: Deps,
  examined: Examined,
  { draftId, clicker }: ApprovalWish,
): Promise<ApprovalAsked> {
  // What stands in the way may be the request that the other click of a double click has just made.
  const twin = await deps.store.requests.get(draftId);
  if (twin) return { kind: 'already-requested', request: twin };
  if (examined.kind === 'refused') await recordRefusal(deps, clicker, examined);
  return { kind: 'changed', examined };
}

async function denialOf(deps: Deps, draft: Draft, clicker: Actor): Promise<ApprovalAsked | null> {
  if (!sameObjectId(draft.requester.objectId, clicker.objectId)) {
    await recordDenial(deps, {
      actor: clicker,
      action: 'request',
      requestId: draft.id,
      reason: 'not-requester',
    });
    return { kind: 'not-yours', owner: draft.requester.name };
  }
  const attempt = { actor: clicker, action: 'request', requestId: draft.id };
  return (await isAdministrator(deps, attempt)) ? null : { kind: 'denied' };
}

async function open(deps: Deps, proposal: Proposal, wish: ApprovalWish): Promise<ApprovalAsked> {
  const request = requestFrom(deps, proposal, wish);
  const stored = await deps.store.transaction((repositories) => storeRequest(repositories, request, wish));
  if (stored) return { kind: 'requested', request };
  const { user, resource } = proposal;
  const obstacles = await openRequest(deps, user, resource);
  return changed(deps, { kind: 'refused', user, resource, obstacles }, wish);
}

function requestFrom(
  deps: Deps,
  { draft, user, resource, evidence, warnings }: Proposal,
  wish: ApprovalWish,
): MappingRequest {
  const now = deps.clock();
  const expires = new Date(now.getTime() + deps.settings.requestTtlHours * 3_600_000);
  return {
    id: draft.id,
    revision: 1,
    state: 'pending',
    purpose: draft.purpose,
    batch: null,
    user,
    resource,
    evidence,
    warnings,
    requester: wish.clicker,
    note: wish.note,
    requestedAt: now.toISOString(),
    expiresAt: expires.toISOString(),
    changedAt: now.toISOString(),
    decision: null,
    approvals: [],
    approvalsNeeded: 1,
    cancelledBy: null,
    publication: null,
    pastedBy: null,
    obstacles: [],
    failure: null,
  };
}

async function storeRequest(
  { requests, drafts, cards, outbox, audit }: Repositories,
  request: MappingRequest,
  { place }: ApprovalWish,
): Promise<boolean> {
  if (!(await requests.insert(request))) return false;
  await drafts.remove(request.id);
  await cards.add({ ...place, subject: request.id, role: 'requester', drawnRevision: 0 });
  await outbox.enqueue({ kind: 'post-approval', subject: request.id, availableAt: request.requestedAt });
  await outbox.enqueue({ kind: 'draw-cards', subject: request.id, availableAt: request.requestedAt });
  await audit.append({
    at: request.requestedAt,
    actor: request.requester,
    event: 'request.pending',
    requestId: request.id,
    before: null,
    after: 'pending',
    details: {
      objectId: request.user.id,
      userPrincipalName: request.user.userPrincipalName,
      resourceId: request.resource.id,
      userName: request.resource.userName,
      evidence: request.evidence,
      warnings: request.warnings,
      note: request.note,
    },
  });
  return true;
}
