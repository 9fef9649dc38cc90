import { denialSentences } from '../../mapping/policy';
import { requestApproval, type ApprovalAsked } from '../../workflow/request-approval';
import { examinedCard } from '../cards/answer-examined';
import { requestCard } from '../cards/request-card';
import { conversationOf } from '../conversations';
import type { CardAction, Reply } from './card-action';
import { notYours, usedUp } from './choose';

/** `Request approval`: turns the look-up into a request. */
export const requestApprovalAction: CardAction = {
  verb: 'request-approval',
  async run(turn, { request, revision, note }) {
    const { activity } = turn.context;
    return replyTo(
      await requestApproval(turn.deps, {
        draftId: request,
        revision,
        clicker: turn.actor,
        note: note || null,
        place: { conversation: conversationOf(activity), activityId: activity.replyToId ?? '' },
      }),
    );
  },
};

function replyTo(asked: ApprovalAsked): Reply {
  switch (asked.kind) {
    case 'requested':
      return { card: requestCard(asked.request, 'requester') };
    case 'already-requested':
      return {
        message: `Approval was asked for already (request ${asked.request.id}). Nothing was changed.`,
      };
    case 'gone':
      return { message: usedUp };
    case 'not-yours':
      return { message: notYours(asked.owner) };
    case 'denied':
      return { message: denialSentences['not-administrator'] };
    case 'no-channel':
      return {
        message:
          'There is no approvals channel yet, so nobody could approve. Nothing was changed. In the channel of your team leads an administrator types "@sso approvals here"; then press Request approval again.',
      };
    case 'changed':
      return { card: examinedCard(asked.examined), forAll: true };
  }
}
