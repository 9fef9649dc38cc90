import type { Click, Clicked } from '../../workflow/act';
import { cancel } from '../../workflow/cancel';
import { confirmPaste } from '../../workflow/confirm-paste';
import type { Deps } from '../../workflow/deps';
import { retry } from '../../workflow/retry';
import type { CardOwner } from '../cards/request-card';
import type { CardAction } from './card-action';
import { replyToClick } from './reply-to-click';

/** `Cancel request`, on the requester's card. */
export const cancelAction = requestAction('cancel-request', cancel, 'requester');

/** `Retry`, on the approval card of a request that failed. */
export const retryAction = requestAction('retry', retry, 'approvals');

/** `I have pasted it`, on both cards; after it neither has a button that acts, so one card answers for both. */
export const confirmPasteAction = requestAction('confirm-paste', confirmPaste, 'requester');

function requestAction(
  verb: string,
  change: (deps: Deps, click: Click) => Promise<Clicked>,
  owner: CardOwner,
): CardAction {
  return {
    verb,
    async run(turn, { request, revision }) {
      const clicked = await change(turn.deps, { requestId: request, revision, clicker: turn.actor });
      return replyToClick(clicked, owner);
    },
  };
}
