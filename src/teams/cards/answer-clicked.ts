import { denialSentences } from '../../mapping/policy';
import type { MappingRequest } from '../../mapping/request';
import { stateLabel } from '../../mapping/request-state';
import type { Clicked } from '../../workflow/act';
import { shown } from './shown';

/** What did not happen, in a sentence for the person who clicked or typed. */
export function refusalSentence(clicked: Exclude<Clicked, { kind: 'done' }>): string {
  switch (clicked.kind) {
    case 'unknown':
      return 'There is no such request. It may have been typed wrong: see the open ones with the pending command.';
    case 'too-late':
      return `${lateSentence(clicked.request)} Nothing was changed.`;
    case 'stale':
      return 'This card shows an older state of the request. Nothing was changed. Please look at it again and decide anew.';
    case 'denied':
      return denialSentences[clicked.denial];
    case 'in-batch':
      return `This is row ${clicked.position} of batch ${clicked.batchId}, which is decided and posted as a whole on its own card. Nothing was changed.`;
    case 'comment-missing':
      return 'Please say why in the comment, then press Reject again. The requester will read it.';
  }
}

/** Who was first, for somebody who came too late. */
function lateSentence(request: MappingRequest): string {
  const { state, decision, cancelledBy } = request;
  if (state === 'cancelled')
    return `Too late: ${shown(cancelledBy?.name ?? 'somebody')} already cancelled this request.`;
  if (decision)
    return `Too late: ${shown(decision.by.name)} already ${decision.verdict} this request (now: ${stateLabel(request).toLowerCase()}).`;
  return state === 'pending'
    ? 'This request is not decided yet.'
    : `Too late: this request is ${stateLabel(request).toLowerCase()}.`;
}
