import type { MappingRequest } from '../request';
import type { DriftFinding } from './drift';
import { findingOf, labelOf } from './mapped-pair';

const dayMs = 24 * 3_600_000;

/** Requests that wait for their paste longer than they should. @param days since the ticket asks for it, also after a retry */
export function pasteDrift(awaiting: readonly MappingRequest[], now: Date, days: number): DriftFinding[] {
  return awaiting.flatMap((request) => {
    const waitedMs = now.getTime() - Date.parse(request.changedAt);
    return waitedMs > days * dayMs ? [overdue(request, Math.floor(waitedMs / dayMs))] : [];
  });
}

function overdue(request: MappingRequest, waited: number): DriftFinding {
  const { id: requestId, user, resource, purpose, publication } = request;
  const what = purpose === 'map' ? 'pasted into' : 'cleared from';
  const ticket = publication?.kind === 'ticket' ? ` (ticket ${publication.ticketNumber})` : '';
  const pair = { user, resource };
  return findingOf(
    { mapping: { objectId: user.id, resourceId: resource.id, requestId }, was: pair, now: pair },
    {
      kind: 'paste-overdue',
      fingerprint: 'overdue',
      sentence: `For ${waited} days the Unique ID of ${user.displayName} has waited to be ${what} ${labelOf(resource)}${ticket}.`,
      advice: `Do it in Autotask and tick the item, or take the request back with: cancel ${requestId}`,
    },
  );
}
