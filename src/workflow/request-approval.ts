import { sameObjectId } from '../mapping/policy';
import type { CardPlace, Draft } from '../mapping/records';
import type { Actor, MappingRequest } from '../mapping/request';
import type { Deps } from './deps';
import { approvalsNeededFor } from './approvals-needed';
import { openRequest, type Examined, type Proposal } from './examine';
import { examineDraft } from './examine-draft';
import { isAdministrator } from './is-administrator';
import { recordDenial, recordRefusal } from './record';
import { storeRequest } from './store-request';
import { isAsShown } from './unmap/is-as-shown';
import type { UnmapProposal } from './unmap/unmap-examined';

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
  const examined = await examineDraft(deps, draft);
  if (examined.kind === 'unmap-proposal' && !isAsShown(draft, examined))
    return await mappedAnew(deps, draft, examined);
  return examined.kind === 'proposal' || examined.kind === 'unmap-proposal'
    ? await open(deps, examined, wish)
    : await changed(deps, draft, examined, wish);
}

/** The card showed another mapping than the person has now: they are shown that one, and asked anew. */
async function mappedAnew(deps: Deps, draft: Draft, examined: UnmapProposal): Promise<ApprovalAsked> {
  const fresh = { ...examined, draft: { ...examined.draft, revision: draft.revision + 1 } };
  return (await deps.store.drafts.replace(fresh.draft))
    ? { kind: 'changed', examined: fresh }
    : { kind: 'gone' };
}

async function changed(
  deps: Deps,
  { purpose }: Draft,
  examined: Examined,
  { draftId, clicker }: ApprovalWish,
): Promise<ApprovalAsked> {
  // What stands in the way may be the request that the other click of a double click has just made.
  const twin = await deps.store.requests.get(draftId);
  if (twin) return { kind: 'already-requested', request: twin };
  if (examined.kind === 'refused') await recordRefusal(deps, clicker, examined, purpose);
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

async function open(
  deps: Deps,
  proposal: Proposal | UnmapProposal,
  wish: ApprovalWish,
): Promise<ApprovalAsked> {
  const { draft, user, resource } = proposal;
  const undoneId = proposal.kind === 'proposal' ? null : proposal.mapping.requestId;
  const needed = await approvalsNeededFor(deps, { objectId: user.id, undoneId });
  const request = requestFrom(deps, proposal, wish, needed);
  const { reminderHours } = deps.settings;
  const stored = await deps.store.transaction((repositories) =>
    storeRequest(repositories, request, wish.place, reminderHours),
  );
  if (stored) return { kind: 'requested', request };
  const obstacles = await openRequest(deps, user, resource);
  return changed(deps, draft, { kind: 'refused', user, resource, obstacles }, wish);
}

function requestFrom(
  deps: Deps,
  proposal: Proposal | UnmapProposal,
  wish: ApprovalWish,
  approvalsNeeded: number,
): MappingRequest {
  const { draft, user, resource, warnings } = proposal;
  const now = deps.clock();
  const expires = new Date(now.getTime() + deps.settings.requestTtlHours * 3_600_000);
  return {
    id: draft.id,
    revision: 1,
    state: 'pending',
    ...purposeOf(proposal),
    batch: null,
    user,
    resource,
    warnings,
    requester: wish.clicker,
    note: wish.note,
    requestedAt: now.toISOString(),
    expiresAt: expires.toISOString(),
    changedAt: now.toISOString(),
    decision: null,
    approvals: [],
    approvalsNeeded,
    cancelledBy: null,
    publication: null,
    pastedBy: null,
    obstacles: [],
    failure: null,
  };
}

/** A removal needs no evidence that the two belong together: they are mapped. */
function purposeOf(
  proposal: Proposal | UnmapProposal,
): Pick<MappingRequest, 'purpose' | 'undoes' | 'evidence'> {
  if (proposal.kind === 'proposal') return { purpose: 'map', evidence: proposal.evidence };
  const { mapping, postedBy } = proposal;
  const { requestId, appliedAt } = mapping;
  const undoes = { requestId, appliedAt, ...(postedBy ? { postedBy } : {}) };
  return { purpose: 'unmap', evidence: [], undoes };
}
