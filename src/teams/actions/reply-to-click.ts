import type { Clicked } from '../../workflow/act';
import { refusalSentence } from '../cards/answer-clicked';
import { requestCard, type CardOwner } from '../cards/request-card';
import type { Reply } from './card-action';

/** The answer to a click on a request's card: the request as it is now, or why nothing happened. */
export function replyToClick(clicked: Clicked, owner: CardOwner): Reply {
  return clicked.kind === 'done'
    ? { card: requestCard(clicked.request, owner) }
    : { message: refusalSentence(clicked) };
}
