import { explainObstacle, type Explanation } from '../../mapping/obstacle';
import type { MappingRequest } from '../../mapping/request';
import { stateLabel, type RequestState } from '../../mapping/request-state';
import { resourceName } from '../../mapping/resource';
import { decidersOf, quorumText } from './approvals-of';
import { clearSteps, removalSentence } from './describe-removal';
import { shown } from './shown';
import { ssoPagePath } from './sso-page-path';

const styles: Readonly<Record<RequestState, string>> = {
  pending: 'emphasis',
  approved: 'accent',
  publishing: 'accent',
  awaiting_paste: 'warning',
  applied: 'good',
  rejected: 'attention',
  cancelled: 'emphasis',
  expired: 'emphasis',
  void: 'attention',
  failed: 'attention',
};

/** A request in words. */
export interface RequestStory {
  readonly style: string;
  readonly title: string;
  /** What happened and what it means. */
  readonly sentence: string;
  /** What somebody has to do now, in order. */
  readonly steps: readonly string[];
  /** What went wrong, each with the way out. */
  readonly problems: readonly Explanation[];
}

/**
 * Tells where a request stands, in words for everybody who sees its card.
 * @param trouble what keeps the bot from going on just now, if anything
 */
export function describeRequest(request: MappingRequest, trouble: string | null): RequestStory {
  return {
    style: styles[request.state],
    title: titleOf(request),
    sentence: [decidersWanted(request), sentenceOf(request)].filter(Boolean).join(' '),
    steps: stepsOf(request),
    problems: problemsOf(request, trouble).map(shownProblem),
  };
}

function titleOf(request: MappingRequest): string {
  if (request.state !== 'awaiting_paste') return stateLabel(request);
  return request.purpose === 'map' ? 'Approved, not pasted yet' : 'Approved, not cleared yet';
}

function stepsOf(request: MappingRequest): string[] {
  if (request.state !== 'awaiting_paste' || request.pastedBy) return [];
  return request.purpose === 'map' ? pasteSteps(request) : clearSteps(request);
}

/** Who is to decide what is not decided yet; empty afterwards. */
function decidersWanted({ state, batch, approvals, approvalsNeeded }: MappingRequest): string {
  if (state !== 'pending') return '';
  if (batch) return `It is row ${batch.position} of batch ${batch.id}, which is decided as a whole.`;
  const quorum = quorumText({ approvals, approvalsNeeded });
  return quorum === ''
    ? 'A team lead decides in the approvals channel.'
    : `${approvalsNeeded} team leads have to approve in the approvals channel; ${quorum} did so far.`;
}

function sentenceOf(request: MappingRequest): string {
  return request.purpose === 'map' ? mappingSentence(request) : removalSentence(request);
}

function mappingSentence(request: MappingRequest): string {
  const decider = decidersOf(request);
  switch (request.state) {
    case 'pending':
      return 'Nothing has changed in Autotask.';
    case 'approved':
      return `${decider} approved. Both sides are being checked once more before anything is posted.`;
    case 'publishing':
      return `${decider} approved. The mapping is being posted to Autotask.`;
    case 'awaiting_paste':
      return request.pastedBy
        ? `${shown(request.pastedBy.name)} says the Unique ID is pasted. The checklist item is being ticked in Autotask.`
        : `${decider} approved. Autotask's API cannot set the Unique ID, so an administrator has to paste it.`;
    case 'applied':
      return appliedSentence(request);
    case 'rejected':
      return `${decider} rejected: “${shown(request.decision?.comment ?? '', 1_000)}” Nothing has changed in Autotask.`;
    case 'cancelled':
      return cancelledSentence(request);
    case 'expired':
      return 'Nobody decided in time. Nothing has changed in Autotask. Ask again with the map command if it is still needed.';
    case 'void':
      return `${decider} approved, but something changed before it could be posted, so the approval no longer holds. Nobody was mapped.`;
    case 'failed':
      return `${decider} approved, but the mapping could not be posted.`;
  }
}

function appliedSentence({ publication, resource }: MappingRequest): string {
  const name = shown(resourceName(resource));
  return publication?.kind === 'field'
    ? `Autotask holds the Unique ID of ${name}. It was written and read back.`
    : `The Unique ID of ${name} was pasted: the checklist item is ticked in Autotask. (Autotask's API cannot show the ID itself.)`;
}

/** A ticket that was opened stays when the request is taken back: the bot closes nothing it did not do itself. */
function cancelledSentence({ cancelledBy, publication, batch }: MappingRequest): string {
  const by = `${shown(cancelledBy?.name ?? '')} took the request back.`;
  if (publication?.kind === 'ticket' && batch)
    return `${by} Its checklist item in ticket ${shown(publication.ticketNumber)} is still open in Autotask: delete it, and clear the Unique ID if it was pasted already.`;
  return publication?.kind === 'ticket'
    ? `${by} Ticket ${shown(publication.ticketNumber)} is still open in Autotask: close it, and clear the Unique ID if it was pasted already.`
    : `${by} Nobody was mapped.`;
}

function pasteSteps({ resource, publication }: MappingRequest): string[] {
  const ticket = publication?.kind === 'ticket' ? shown(publication.ticketNumber) : '';
  return [
    `In Autotask open ${ssoPagePath}.`,
    `Tick the box beside ${shown(resourceName(resource))}, paste the Object ID into Unique ID, and save.`,
    `Press "I have pasted it" on the request's card, or tick the checklist item in ticket ${ticket}.`,
  ];
}

/** Problems quote directories and Autotask. */
function shownProblem({ reason, wayOut }: Explanation): Explanation {
  return { reason: shown(reason, 1_000), wayOut: shown(wayOut, 1_000) };
}

/** Each kind of request has its own word for what an approver presses where posting failed. */
function retryWayOut({ batch }: MappingRequest): string {
  return batch
    ? `Mend the cause (the doctor command looks at the settings), then an approver presses Retry the failed ones on the card of batch ${batch.id}.`
    : 'Mend the cause (the doctor command looks at the settings), then an approver presses Retry.';
}

function problemsOf(request: MappingRequest, trouble: string | null): Explanation[] {
  if (request.state === 'void') return request.obstacles.map(explainObstacle);
  if (request.state === 'failed') {
    return [
      {
        reason: request.failure ?? 'No reason was given.',
        wayOut: retryWayOut(request),
      },
    ];
  }
  if (trouble === null) return [];
  if (request.state === 'pending') return [{ reason: trouble, wayOut: noChannelWayOut }];
  const isPosting = request.state === 'approved' || request.state === 'publishing';
  return isPosting ? [{ reason: trouble, wayOut: 'The bot keeps trying; nobody needs to do anything.' }] : [];
}

const noChannelWayOut =
  'The bot keeps trying. If the channel is gone, an administrator types "@sso approvals here" in another one.';
