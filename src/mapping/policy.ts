import type { Actor, MappingRequest } from './request';

/** What Entra's groups make of a person. */
export interface Roles {
  readonly administrator: boolean;
  readonly approver: boolean;
}

/** Why somebody may not do what they clicked or typed. */
export type Denial =
  'not-administrator' | 'not-approver' | 'own-request' | 'own-mapping' | 'already-approved' | 'not-requester';

/** Whom a request is by and about. */
type Parties = Pick<MappingRequest, 'requester' | 'user'>;

/**
 * Four eyes: whether this person may approve or reject the request. `null` means yes.
 * @param rules `fourEyes`: `false` in a one-person shop, where those who have a part in it may decide it too
 */
export function denialOfDecision(
  actor: Actor,
  roles: Roles,
  request: Parties,
  { fourEyes }: { readonly fourEyes: boolean },
): Denial | null {
  if (!roles.approver) return 'not-approver';
  return fourEyes ? partIn(actor, request) : null;
}

/** Whether this person asked for it or is who it is about, so that their decision is no second pair of eyes. */
export function hasPartIn(actor: Actor, request: Parties): boolean {
  return partIn(actor, request) !== null;
}

function partIn(actor: Actor, { requester, user }: Parties): 'own-request' | 'own-mapping' | null {
  if (sameObjectId(actor.objectId, requester.objectId)) return 'own-request';
  return sameObjectId(actor.objectId, user.id) ? 'own-mapping' : null;
}

/** Whether this person may take the request back: its requester, or any administrator. `null` means yes. */
export function denialOfCancel(
  actor: Actor,
  roles: Roles,
  request: Pick<MappingRequest, 'requester'>,
): Denial | null {
  const isRequester = sameObjectId(actor.objectId, request.requester.objectId);
  return isRequester || roles.administrator ? null : 'not-requester';
}

/** Object IDs are GUIDs: upper and lower case are one. */
export function sameObjectId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A denial in one plain sentence for the person who was denied. */
export const denialSentences: Readonly<Record<Denial, string>> = {
  'not-administrator':
    'Only members of the administrators group in Entra ID can do this. Ask one of them, or ask to be added.',
  'not-approver': 'Only members of the approvers group in Entra ID can decide this. Nothing was changed.',
  'own-request': 'You asked for this yourself, so somebody else has to decide it. Nothing was changed.',
  'own-mapping':
    'This mapping is for your own account, so somebody else has to decide it. Nothing was changed.',
  'already-approved':
    'You have approved this already; the next approval has to come from somebody else. Nothing was changed.',
  'not-requester':
    'Only the person who asked for it, or an administrator, can cancel this request. Nothing was changed.',
};
