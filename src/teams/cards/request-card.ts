import type { MappingRequest } from '../../mapping/request';
import { isCancellable } from '../../mapping/request-state';
import { describeRequest } from './describe-request';
import { factsModel } from './facts';
import { accessible } from './for-all-cards';
import { pairModel } from './pair';
import { renderCard, type AdaptiveCard } from './render-card';

/** Whose card it is, which decides the buttons. `reader`: nobody's, a card without buttons that act. */
export type CardOwner = 'requester' | 'approvals' | 'reader';

/**
 * Draws `cards/request.json`: where the request stands, who did what, and what is left to do.
 * @param trouble what keeps the bot from going on just now, if anything
 */
export function requestCard(
  request: MappingRequest,
  owner: CardOwner,
  trouble: string | null = null,
): AdaptiveCard {
  const { state, publication, purpose } = request;
  const canPaste = owner !== 'reader' && state === 'awaiting_paste' && request.pastedBy === null;
  const story = describeRequest(request, trouble);
  return renderCard('request', {
    ...accessible(`Request ${request.id}: ${story.title}. ${story.sentence}`),
    ...story,
    ...pairModel(request.user, request.resource),
    kicker: purpose === 'map' ? `Mapping request ${request.id}` : `Request ${request.id} to remove a mapping`,
    steps: story.steps.map((text, index) => ({ number: index + 1, text })),
    facts: factsModel(request),
    ticketUrl: publication?.kind === 'ticket' ? publication.ticketUrl : '',
    canPaste,
    canCopy: canPaste && purpose === 'map',
    pastedTitle: purpose === 'map' ? 'I have pasted it' : 'I have cleared it',
    canRetry: owner === 'approvals' && state === 'failed',
    canCancel: owner === 'requester' && isCancellable(state) && request.pastedBy === null,
    request: request.id,
    revision: request.revision,
  });
}
