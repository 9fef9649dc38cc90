import { evidenceFor } from '../../../src/mapping/evidence';
import type { MappingRequest } from '../../../src/mapping/request';
import type { RequestState } from '../../../src/mapping/request-state';
import { employee } from './company';
import { staff } from './staff';

/** Of twenty requests, so many stand like this; all others are applied. */
const states: readonly RequestState[] = ['pending', 'awaiting_paste', 'rejected', 'cancelled'];
const every = 20;

/** The id of the request about the employee of this number. */
export function requestIdOf(number: number): string {
  return `bench-${String(number).padStart(7, '0')}`;
}

/** How the request of this number stands when a company has used the bot for long. */
export function stateOf(number: number): RequestState {
  return states[number % every] ?? 'applied';
}

/** A request about the employee of this number, asked for a little after the one before. */
export function storedRequest(number: number, state: RequestState, now: Date): MappingRequest {
  const { user, resource } = employee(number);
  const requestedAt = new Date(now.getTime() - 3_600_000 + number).toISOString();
  const decision = { by: staff('approvers', number), at: requestedAt, comment: null };
  const isDecided = state !== 'pending' && state !== 'cancelled';
  const verdict = state === 'rejected' ? 'rejected' : 'approved';
  return {
    id: requestIdOf(number),
    revision: state === 'pending' ? 1 : 3,
    state,
    purpose: 'map',
    batch: null,
    user,
    resource,
    evidence: evidenceFor(user, resource),
    warnings: [],
    requester: staff('administrators', number),
    note: null,
    requestedAt,
    expiresAt: new Date(now.getTime() + 72 * 3_600_000).toISOString(),
    changedAt: requestedAt,
    decision: isDecided ? { ...decision, verdict } : null,
    approvals: isDecided && verdict === 'approved' ? [{ ...decision, verdict }] : [],
    approvalsNeeded: 1,
    cancelledBy: state === 'cancelled' ? staff('administrators', number) : null,
    publication: state === 'awaiting_paste' || state === 'applied' ? ticketOf(number) : null,
    pastedBy: null,
    obstacles: [],
    failure: null,
  };
}

function ticketOf(number: number): MappingRequest['publication'] {
  const ticketNumber = `T20270101.${number}`;
  return {
    kind: 'ticket',
    ticketId: number,
    ticketNumber,
    ticketUrl: `https://autotask.example/${ticketNumber}`,
    itemId: number,
    completion: null,
  };
}
