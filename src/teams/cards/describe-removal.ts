import type { MappingRequest } from '../../mapping/request';
import { resourceName } from '../../mapping/resource';
import { decidersOf } from './approvals-of';
import { ssoPagePath } from './sso-page-path';
import { shown } from './shown';

/** Where a request to remove a mapping stands, in a sentence or two. */
export function removalSentence(request: MappingRequest): string {
  const deciders = decidersOf(request);
  switch (request.state) {
    case 'pending':
      return 'Nothing has changed in Autotask: the person is still mapped.';
    case 'approved':
      return `${deciders} approved. The bot looks once more whether the two are still mapped.`;
    case 'publishing':
      return `${deciders} approved. The removal is being posted to Autotask.`;
    case 'awaiting_paste':
      return request.pastedBy
        ? `${shown(request.pastedBy.name)} says the Unique ID is cleared. The checklist item is being ticked in Autotask.`
        : `${deciders} approved. Autotask's API cannot clear the Unique ID, so an administrator has to clear it.`;
    case 'applied':
      return removedSentence(request);
    case 'rejected':
      return `${deciders} rejected: “${shown(request.decision?.comment ?? '', 1_000)}” The person is still mapped.`;
    case 'cancelled':
      return cancelledSentence(request);
    case 'expired':
      return 'Nobody decided in time. The person is still mapped. Ask again with the unmap command if it is still needed.';
    case 'void':
      return `${deciders} approved, but something changed before it could be posted, so the approval no longer holds. Nothing was removed.`;
    case 'failed':
      return `${deciders} approved, but the removal could not be posted. The person is still mapped by the bot's record.`;
  }
}

function removedSentence({ publication, resource }: MappingRequest): string {
  const name = shown(resourceName(resource));
  switch (publication?.kind) {
    case 'field':
      return publication.holdsAnother
        ? `The Unique ID of this person is gone from ${name} in Autotask. The field holds another Unique ID now; it was left as it is. Check there whose it is.`
        : `The Unique ID of ${name} is cleared in Autotask. It was read back.`;
    case 'ticket':
      return `The Unique ID of ${name} was cleared: the checklist item is ticked in Autotask. (Autotask's API cannot show the ID itself.)`;
    case undefined:
      return `Autotask no longer has the resource ${name}, so nothing had to be cleared. The bot's record is removed.`;
  }
}

/** A ticket that was opened stays when the request is taken back: the bot closes nothing it did not do itself. */
function cancelledSentence({ cancelledBy, publication }: MappingRequest): string {
  const by = `${shown(cancelledBy?.name ?? '')} took the request back. The person is still mapped by the bot's record.`;
  return publication?.kind === 'ticket'
    ? `${by} Ticket ${shown(publication.ticketNumber)} is still open in Autotask: close it, and paste the Unique ID again if it was cleared already.`
    : by;
}

/** What an administrator does to clear a Unique ID. */
export function clearSteps({ resource, publication }: MappingRequest): string[] {
  const ticket = publication?.kind === 'ticket' ? shown(publication.ticketNumber) : '';
  return [
    `In Autotask open ${ssoPagePath}.`,
    `Find ${shown(resourceName(resource))}, clear the Unique ID, and save.`,
    `Press "I have cleared it" on the request's card, or tick the checklist item in ticket ${ticket}.`,
  ];
}
