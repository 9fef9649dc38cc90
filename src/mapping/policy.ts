import type { Actor, MappingRequest } from './request';

/** What Entra's groups make of a person. */
export interface Roles {
  readonly administrator: boolean;
  readonly approver: boolean;
}

/** Why somebody may not do what they clicked or typed. */
export type Denial = 'not-administrator' | 'not-approver' | 'own-request' | 'own-mapping' | 'not-requester';

/** Four eyes: whether this person may approve or reject the request. `null` means yes. */
export function denialOfDecision(
  actor: Actor,
  roles: Roles,
  request: Pick<MappingRequest, 'requester' | 'user'>,
): Denial | null {
  if (!roles.approver) return 'not-approver';
  if (sameObjectId(actor.objectId, request.requester.objectId)) return 'own-request';
  if (sameObjectId(actor.objectId, request.user.id)) return 'own-mapping';
  return null;
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
  'own-request':
    'You asked for this mapping yourself, so somebody else has to decide it. Nothing was changed.',
  'own-mapping':
    'This mapping is for your own account, so somebody else has to decide it. Nothing was changed.',
  'not-requester':
    'Only the person who asked for it, or an administrator, can cancel this request. Nothing was changed.',
};
