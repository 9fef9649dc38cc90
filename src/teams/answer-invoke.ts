import type { TurnContext } from 'botbuilder';
import type { Reply } from './actions/card-action';
import { cardMessage } from './card-message';
import type { AdaptiveCard } from './cards/render-card';

/**
 * Answers a click on a card's `Action.Execute`. The answer is written here and not by teams-ai, which turns a whole
 * route to "replace for everybody" once one of its cards carries a `refresh`.
 * Source: Universal Actions for Adaptive Cards, response formats.
 */
export async function answerInvoke(context: TurnContext, reply: Reply): Promise<void> {
  // First the answer: should Teams then refuse the edit, the clicker has it all the same.
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: bodyOf(reply) } });
  if ('card' in reply && reply.forAll) await replaceMessage(context, reply.card);
}

function bodyOf(reply: Reply): object {
  return 'card' in reply
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.message };
}

async function replaceMessage(context: TurnContext, card: AdaptiveCard): Promise<void> {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  await context.updateActivity({ ...cardMessage(card), id: replyToId });
}
