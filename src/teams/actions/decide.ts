import type { Decision } from '../../mapping/request';
import { decide } from '../../workflow/decide';
import type { CardAction } from './card-action';
import { replyToClick } from './reply-to-click';

/** `Approve`. */
export const approveAction = decisionAction('approve', 'approved');

/** `Reject`, which needs a comment. */
export const rejectAction = decisionAction('reject', 'rejected');

function decisionAction(verb: string, verdict: Decision['verdict']): CardAction {
  return {
    verb,
    async run(turn, { request, revision, comment }) {
      const click = { requestId: request, revision, clicker: turn.actor, verdict, comment: comment || null };
      return replyToClick(await decide(turn.deps, click), 'approvals');
    },
  };
}
